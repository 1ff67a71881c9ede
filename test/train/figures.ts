import { SENTIMENTS, URGENCIES } from '../../src/domain/triage.ts';
import { agreementOf, thirdSides } from './agreement.ts';
import { messagesIn, OWN_LANGUAGES, type OwnMessage, otherLanguages, ownMessages } from './own-messages.ts';

const NAMES = { fi: 'Finnish', en: 'English', sv: 'Swedish' } as const;
const SPLITS = ['train', 'tune', 'test'] as const;
const BATCH_PARTS = 2;

/** The tables of `test/data/README.md`, counted from the files. */
export function figures(): string {
  const others = otherLanguages();
  return [
    table(
      ['', 'messages', 'batches', 'industries', ...SPLITS, 'disputed'],
      OWN_LANGUAGES.map((language) => sizes(language)),
    ),
    table(
      ['', ...SENTIMENTS, ...URGENCIES],
      OWN_LANGUAGES.flatMap((language) => [labelRow(language, null), labelRow(language, 'test')]),
    ),
    table(
      ['', 'sentiment', 'kappa', 'urgency', 'kappa', 'topics (micro-F1)', 'flags (micro-F1)'],
      OWN_LANGUAGES.map((language) => agreementRow(language)),
    ),
    table(
      ['the third reader followed', 'the writer', 'the second reader', 'neither'],
      OWN_LANGUAGES.map((language) => {
        const { writer, second, neither } = thirdSides(messagesIn(`disputed.${language}.jsonl`));
        return [NAMES[language], writer, second, neither];
      }),
    ),
    `\`others.jsonl\`: ${others.length} texts in ${count(others, ({ language }) => language)} other languages.`,
  ].join('\n\n');
}

function sizes(language: OwnMessage['language']): readonly (string | number)[] {
  const messages = ownMessages(language);
  return [
    NAMES[language],
    messages.length,
    count(messages, ({ id }) => id.split('-').slice(0, BATCH_PARTS).join('-')),
    count(messages, ({ industry }) => industry),
    ...SPLITS.map((split) => messages.filter((message) => message.split === split).length),
    messagesIn(`disputed.${language}.jsonl`).length,
  ];
}

function labelRow(language: OwnMessage['language'], split: 'test' | null): readonly (string | number)[] {
  const messages = ownMessages(language).filter((message) => split === null || message.split === split);
  return [
    `${NAMES[language]}, ${split ?? 'all'}`,
    ...SENTIMENTS.map((label) => messages.filter(({ sentiment }) => sentiment === label).length),
    ...URGENCIES.map((label) => messages.filter(({ urgency }) => urgency === label).length),
  ];
}

function agreementRow(language: OwnMessage['language']): readonly string[] {
  const { sentiment, urgency, topics, flags } = agreementOf(ownMessages(language));
  return [
    NAMES[language],
    `${percent(sentiment.share)} %`,
    sentiment.kappa.toFixed(2),
    `${percent(urgency.share)} %`,
    urgency.kappa.toFixed(2),
    percent(topics),
    percent(flags),
  ];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function count<T>(items: readonly T[], keyOf: (item: T) => string): number {
  return new Set(items.map(keyOf)).size;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
