import { useEffect, useMemo } from 'react';
import type { DraftCheck } from '../../../domain/outcomes.ts';
import type { Desk } from '../../desk-state.ts';
import { DraftKeeper, type Kept } from '../../draft-keeper.ts';
import { type CommandOf, commandOf } from '../../keys.ts';
import { LatestOnly } from '../../latest-only.ts';
import type { DraftStart } from '../../places.ts';
import { problemLine } from '../../spoken.ts';
import { useKeys, useLive } from '../../use-live.ts';
import type { Size } from '../../widgets/frame.ts';
import { YES } from '../../widgets/prompt.ts';
import { fieldColumns } from './composer-lines.ts';
import { type ComposerState, firstComposer, reduceComposer } from './composer-state.ts';

/** What the commands of the composer work with. */
interface Writing {
  readonly desk: Desk;
  readonly keeper: DraftKeeper;
  readonly text: () => string;
  /** Puts another text in the field's place. */
  readonly put: (text: string) => void;
}

/** The text being typed: kept as a draft, judged as it grows, never sent from here. */
export function useComposer(desk: Desk, draft: DraftStart, seen: { size: Size; version: number }): ComposerState {
  const { size, version } = seen;
  const live = useLive(reduceComposer, () => firstComposer(draft));
  const { state, latest, act } = live;
  const keeper = useMemo(() => new DraftKeeper(desk.app, draft, (kept) => tell(desk, kept, act)), [desk, draft, act]);
  const checker = useMemo(() => checkerOf(desk, draft, (check) => act({ kind: 'checked', check })), [desk, draft, act]);
  const { text } = state.field;
  useEffect(() => {
    keeper.note(text);
    if (text.trim() !== '') checker.request(text);
  }, [keeper, checker, text]);
  useEffect(
    // however this screen goes away, what was typed is saved
    () => () => desk.errand(async () => void (await keeper.flush())),
    [desk, keeper],
  );
  const { id } = draft.detail.conversation;
  useEffect(() => {
    if (version === 0) return;
    desk.errand(async () => {
      const { replies, claim } = await desk.app.show(id);
      act({ kind: 'around', replies, claim });
    });
  }, [desk, id, version, act]);
  const writing: Writing = {
    desk,
    keeper,
    text: () => latest().field.text,
    put: (other) => act({ kind: 'text', text: other }),
  };
  useKeys(desk, (event) => {
    const command = commandOf('composer', event.name);
    if (command !== null) return desk.run(() => obey(writing, command));
    act({ kind: 'press', press: event, columns: fieldColumns(size) });
  });
  return state;
}

function tell(
  desk: Desk,
  kept: Kept,
  act: (action: { kind: 'keeping'; keeping: ComposerState['keeping'] }) => void,
): void {
  if (typeof kept === 'string') {
    act({ kind: 'keeping', keeping: kept });
    return;
  }
  act({ kind: 'keeping', keeping: 'problem' });
  desk.say(`The draft is not saved: ${problemLine(kept.problem)}`, 'bad');
}

function checkerOf(desk: Desk, draft: DraftStart, done: (check: DraftCheck) => void): LatestOnly<string, DraftCheck> {
  const about = { visibility: draft.visibility, conversation: draft.detail.conversation.id };
  return new LatestOnly((text: string) => desk.app.checkText(text, about), done);
}

async function obey(writing: Writing, command: CommandOf<'composer'>): Promise<void> {
  switch (command) {
    case 'review':
      return await review(writing);
    case 'editor': {
      const { desk, text, put } = writing;
      return put(await desk.edit(text()));
    }
    case 'leave':
      return await leave(writing);
    default:
      return command satisfies never;
  }
}

async function review({ desk, keeper, text }: Writing): Promise<void> {
  keeper.note(text());
  const reply = await keeper.flush();
  if (reply === null) return desk.say('Nothing is written yet.');
  desk.replace({ screen: 'review', review: await desk.app.review(reply.id) });
  desk.refresh();
}

/** The draft is kept; where it cannot be, only the person may let it go. */
async function leave({ desk, keeper, text }: Writing): Promise<void> {
  keeper.note(text());
  try {
    const reply = await keeper.flush();
    desk.back();
    if (reply !== null) desk.say(`Draft ${reply.id} is kept; r goes on with it.`);
    desk.refresh();
  } catch (problem) {
    const title = `The draft cannot be saved: ${problemLine(problem)} Leave and lose it?`;
    if ((await desk.ask({ kind: 'choice', title, choices: YES })) !== null) desk.back();
  }
}
