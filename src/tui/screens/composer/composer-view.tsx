import type { ReactElement } from 'react';
import { Framed, type Shared } from '../../framed.tsx';
import type { DraftStart } from '../../places.ts';
import { momentWords } from '../../time-words.ts';
import { composerLines, composerTitle } from './composer-lines.ts';
import { pickerLines, pickerTitle } from './picker-lines.ts';
import { useComposer } from './use-composer.ts';

/** Where a reply is written. Says on top, in words, whether everybody will read it. */
export function ComposerView({ shared, draft }: { shared: Shared; draft: DraftStart }): ReactElement {
  const { desk, size, view } = shared;
  const state = useComposer(desk, draft, { size, version: view.version });
  const { words } = desk;
  if (state.picker !== null) {
    const { lines, cursor } = pickerLines(state.picker, size, words);
    const title = pickerTitle(state.picker, draft.visibility, words);
    const { field } = state.picker;
    return <Framed shared={shared} screen="picker" title={title} body={lines} cursor={cursor} field={field} />;
  }
  const { settings } = desk.app.config;
  const { account } = draft.detail.conversation;
  const from = settings.accounts.find((one) => one.name === account)?.handle ?? account;
  const writeTime = (at: number): string => momentWords(at, settings.timezone);
  const look = { size, from, writeTime, me: desk.app.operator.name, now: view.now, words };
  const { lines, cursor } = composerLines(state, draft, look);
  const title = composerTitle(state, draft, look);
  return <Framed shared={shared} screen="composer" title={title} body={lines} cursor={cursor} field={state.field} />;
}
