import { bindingsOf, type KeyBinding, keyName, type ScreenName } from '../../keys.ts';
import { EMPTY_LINE, fitText, type Line, line } from '../../widgets/line.ts';

const KEY_COLUMNS = 14;

const SCREEN_WORDS: Readonly<Record<ScreenName, string>> = {
  everywhere: 'Everywhere but in the composer',
  lists: 'Moving',
  inbox: 'Inbox',
  thread: 'Thread',
  composer: 'Composer (every letter is text; Ctrl-A E K U W D as in readline)',
  review: 'Review before sending',
  approvals: 'Approvals',
  outbox: 'Outbox',
};

/** All keys, those of the screen that asked first. Made from the key table. */
export function helpLines(from: ScreenName): Line[] {
  const rest: ScreenName[] = ['inbox', 'thread', 'composer', 'review', 'approvals', 'outbox'];
  const order = new Set<ScreenName>([from, 'lists', 'everywhere', ...rest]);
  return [...order].flatMap((screen) => [
    line(SCREEN_WORDS[screen], 'title'),
    ...bindingsOf([screen]).map(bindingLine),
    EMPTY_LINE,
  ]);
}

function bindingLine(binding: KeyBinding): Line {
  const keys = binding.keys.map(keyName).join(' ');
  return [
    { text: `  ${fitText(keys, KEY_COLUMNS)} `, tone: 'key' },
    { text: binding.title, tone: 'plain' },
  ];
}
