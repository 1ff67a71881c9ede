import { readFileSync } from 'node:fs';
import { EXIT_CODES } from '../../src/cli/exit-codes.ts';
import { bindingsOf, type CommandName, commandWord, type ScreenName } from '../../src/domain/key-table.ts';
import { EN } from '../../src/tui/catalogue/en/en.ts';
import { keyName } from '../../src/tui/keymap.ts';

interface Manifest {
  readonly commands: Readonly<
    Record<
      string,
      { readonly id: string; readonly summary?: string; readonly description?: string; readonly hidden?: boolean }
    >
  >;
}

const SCREENS: readonly (readonly [ScreenName, string])[] = [
  ['everywhere', 'everywhere'],
  ['lists', 'every list'],
  ['conversation', 'inbox, thread, follow-ups, person'],
  ['inbox', 'inbox'],
  ['thread', 'thread'],
  ['composer', 'composer'],
  ['picker', 'saved answers'],
  ['review', 'review'],
  ['approvals', 'approvals'],
  ['outbox', 'outbox'],
  ['followUps', 'follow-ups'],
  ['person', 'person'],
  ['bulk', 'bulk runs'],
  ['pulse', 'pulse'],
];

/** The README with its tables as the code has them now. */
export function withTables(readme: string): string {
  return [
    ['commands', commandTable()],
    ['exit codes', exitCodeTable()],
    ['keys', keyTable()],
  ].reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- ${name}: made by \`npm run readme\` -->\n)[\\s\\S]*?(<!-- end -->)`);
    if (!place.test(text)) throw new Error(`README.md has no place for the table of ${name}`);
    return text.replace(place, (_, start: string, end: string) => `${start}${table}${end}`);
  }, readme);
}

/** From the manifest that the build writes. */
function commandTable(): string {
  const manifest: Manifest = JSON.parse(readFileSync('oclif.manifest.json', 'utf8'));
  const commands = Object.values(manifest.commands).filter((command) => command.hidden !== true);
  return table(
    ['command', 'does'],
    commands
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, summary, description }) => [
        `\`kuulo ${id.replaceAll(':', ' ')}\``,
        summary ?? description?.split('\n')[0] ?? '',
      ]),
  );
}

function exitCodeTable(): string {
  return table(
    ['code', 'when'],
    EXIT_CODES.map(({ code, when }) => [String(code), when]),
  );
}

function keyTable(): string {
  const rows = SCREENS.flatMap(([screen, title]) =>
    bindingsOf(screen).map(({ keys, command }) => [
      title,
      keys.map((key) => `\`${keyName(key)}\``).join(' '),
      `\`:${commandWord(command)}\``,
      EN.commands[command as CommandName].title,
    ]),
  );
  return table(['screen', 'keys', 'command', 'does'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return `${line(head)}|${head.map(() => '---').join('|')}|\n${rows.map(line).join('')}`;
}
