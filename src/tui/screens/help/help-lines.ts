import { bindingsOf, type KeyBinding, keyName, type ScreenName } from '../../keys.ts';
import { EMPTY_LINE, fitText, type Line } from '../../widgets/line.ts';
import { wrapLines, wrapText } from '../../widgets/wrap.ts';

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
export function helpLines(from: ScreenName, columns: number): Line[] {
  const rest: ScreenName[] = ['inbox', 'thread', 'composer', 'review', 'approvals', 'outbox'];
  const order = new Set<ScreenName>([from, 'lists', 'everywhere', ...rest]);
  return [...order].flatMap((screen) => [
    ...wrapLines(SCREEN_WORDS[screen], columns, { tone: 'title' }),
    ...bindingsOf([screen]).flatMap((binding) => bindingLines(binding, columns)),
    EMPTY_LINE,
  ]);
}

function bindingLines(binding: KeyBinding, columns: number): Line[] {
  const keys = binding.keys.map(keyName).join(' ');
  const words = wrapText(binding.title, columns - KEY_COLUMNS - 3);
  return words.map(
    (text, row): Line => [
      { text: `  ${fitText(row === 0 ? keys : '', KEY_COLUMNS)} `, tone: 'key' },
      { text, tone: 'plain' },
    ],
  );
}
