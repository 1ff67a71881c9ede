import { CONVERSATION_SORTS } from '../domain/conversation.ts';
import type { CommandName, PlaceName } from '../domain/key-table.ts';
import { SENTIMENTS, URGENCIES } from '../domain/triage.ts';
import type { Desk } from './desk-state.ts';
import { commandWordsAt, readOrder } from './order.ts';

/** What may stand at the end of a text, whole texts each; none where nothing is known of it. */
export type Complete = (text: string) => readonly string[];

/** Completes commands and what follows them, by what is known right now. */
export async function completionsOf(desk: Desk, at: PlaceName): Promise<Complete> {
  const labels = await desk.app.labels();
  const commands = commandWordsAt(at);
  return (text) => {
    const [, head, word] = /^(\s*:?\S+\s+(?:.*\s)?)(\S*)$/.exec(text) ?? [];
    if (head === undefined || word === undefined) {
      const typed = text.replace(/^\s*:?/, '');
      return commands.filter((one) => one.startsWith(typed)).map((one) => `${one} `);
    }
    const command = readOrder(head, at)?.command;
    if (command === undefined) return [];
    const known = argumentsOf(desk, command, labels);
    return known.filter((one) => one.startsWith(word)).map((one) => `${head}${one}`);
  };
}

/** Completes names, each on its own: for questions that ask for one of them. */
export function completionAmong(known: readonly string[]): Complete {
  return (text) => {
    const [, head = '', word = ''] = /^(.*[\s,])?(\S*)$/.exec(text) ?? [];
    return known.filter((one) => one.startsWith(word)).map((one) => `${head}${one}`);
  };
}

function argumentsOf({ app }: Desk, command: CommandName, labels: readonly string[]): readonly string[] {
  const { operators, inbox, accounts } = app.config.settings;
  switch (command) {
    case 'assign':
      return operators.map(({ name }) => name);
    case 'label':
      return [...labels, ...labels.map((label) => `-${label}`)];
    case 'sort':
      return CONVERSATION_SORTS;
    case 'sentiment':
      return SENTIMENTS;
    case 'macro':
      return inbox.macros.map(({ name }) => name);
    case 'limit':
      return [
        ...SENTIMENTS.map((one) => `sentiment=${one}`),
        ...URGENCIES.map((one) => `urgency=${one}`),
        ...[...new Set(accounts.map(({ platform }) => platform))].map((one) => `platform=${one}`),
        ...accounts.map(({ name }) => `account=${name}`),
        ...labels.map((label) => `label=${label}`),
        ...operators.map(({ name }) => `assignee=${name}`),
        'assignee=none',
      ];
    case 'snooze':
    case 'followUp':
      return WHEN;
    default:
      return [];
  }
}

const WHEN = ['1h', '2h', '4h', 'tomorrow', '3d', '1w', 'mon', 'huomenna'];
