import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sharedFile, sharedIsAbsent } from '../support/shared-folder.ts';
import { MEASURED_SETS, Measured, plain, publicTexts, type Row, rowsOf, spokenTexts, TRAINED_ON } from './corpora.ts';

/** Read only to leave out what they hold. */
const MEASURED_NAMES = new Set<string>([...MEASURED_SETS.mood, ...MEASURED_SETS.language]);
const LEFT_OUT = [...MEASURED_NAMES].filter((name) => name !== 'finnsentiment');
const OWN = ['our own test message'];
const moodTexts = (folder: string) => publicTexts(folder, new Measured(folder, 'mood', OWN));
const spokenIn = (folder: string) => spokenTexts(folder, new Measured(folder, 'language', OWN));

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpora-'));
  folders.push(folder);
  return folder;
}

/** Small collections of the real form; `rows` are `label split extra text`. */
function smallFolder(sets: Readonly<Record<string, readonly (readonly [string, string, string, string])[]>>): string {
  const folder = newFolder();
  for (const name of [...TRAINED_ON, ...LEFT_OUT]) {
    const rows = (sets[name] ?? []).map((row, at) => [`${name}-${at}`, ...row].join('\t'));
    writeFileSync(join(folder, `${name}.tsv`), `${['id\tlabel\tsplit\textra\ttext', ...rows].join('\n')}\n`);
  }
  return folder;
}

/** Measured rows that are among what is learnt from. */
function measuredIn(texts: readonly { readonly text: string }[], measured: readonly Row[]): readonly string[] {
  const known = new Set(texts.map(({ text }) => plain(text)));
  return measured
    .filter(({ text }) => plain(text) !== '' && known.has(plain(text)))
    .map(({ id, text }) => `${id}: ${text}`);
}

describe('small collections', () => {
  const folder = smallFolder({
    semeval_2013_16: [
      ['negative', 'train', '', 'my parcel never came at all'],
      ['positive', 'train', '', 'MEASURED tweet, stands in both! https://a.example'],
      ['negative', 'train', '', 'RT @x one two three four five six seven eight nine #more'],
      ['neutral', 'train', '', 'Our own test message'],
    ],
    finnsentiment: [
      ['neutral', 'train', 'votes=0,0,0;derived=3;cv=1', 'opittu lause foorumilta'],
      ['neutral', 'val', 'votes=0,0,0;derived=3;cv=1', 'mitattava lause foorumilta tänään'],
    ],
    xed: [
      ['negative', 'train', 'lang=fi', 'opittu repliikki'],
      ['negative', 'test', 'lang=fi', 'mitattava repliikki elokuvasta eilen'],
      ['negative', 'train', 'lang=da', 'en replik på dansk'],
      ['negative', 'train', 'lang=sv', 'en replik som mäter språket'],
    ],
    banking77_urgency: [['high', 'train', '', 'my card was stolen']],
    tweeteval_sent_val: [
      ['positive', 'val', '', '@someone measured tweet stands in both'],
      ['negative', 'val', '', 'one two three four five six seven eight nine ten eleven'],
    ],
    langid: [['sv', 'dev', '', 'En replik, som mäter språket.']],
  });

  it('teach what is theirs to teach, and the measured rows are left out', () => {
    expect(moodTexts(folder).map(({ text, source }) => `${source}: ${text}`)).toEqual([
      'semeval: my parcel never came at all',
      'finnsentiment: opittu lause foorumilta',
      'forum: opittu lause foorumilta',
      'xed: opittu repliikki',
      'xed: en replik som mäter språket',
      'banking77: my card was stolen',
    ]);
    const spoken = spokenIn(folder);
    expect(spoken).toContainEqual({ text: 'en replik på dansk', language: 'da' });
    expect(spoken.map(({ text }) => text)).not.toContain('en replik som mäter språket');
  });

  it('would be seen to hold measured rows', () => {
    expect(measuredIn(moodTexts(folder), rowsOf(folder, 'tweeteval_sent_val'))).toEqual([]);
    expect(measuredIn(rowsOf(folder, 'semeval_2013_16'), rowsOf(folder, 'tweeteval_sent_val'))).toHaveLength(1);
    expect(measuredIn(moodTexts(folder), rowsOf(folder, 'langid'))).toHaveLength(1);
    expect(measuredIn(spokenIn(folder), rowsOf(folder, 'langid'))).toEqual([]);
  });

  it.each(TRAINED_ON)('%s is read, or learning stops', (name) => {
    const without = newFolder();
    cpSync(folder, without, { recursive: true });
    unlinkSync(join(without, `${name}.tsv`));
    expect(() => [moodTexts(without), spokenIn(without)]).toThrow(/ENOENT/);
  });
});

const shared = sharedFile('data/triage/dev');

describe('the collections beside the project', () => {
  it('hold no row that anything is measured on', (context) => {
    if (shared === null) return context.skip(sharedIsAbsent);
    const learnt = moodTexts(shared);
    const sentences = rowsOf(shared, 'finnsentiment').filter(({ split }) => split === 'val');
    expect(sentences.length).toBeGreaterThan(2_000);
    const opened = rowsOf(shared, 'finnsentiment').length - sentences.length;
    for (const name of ['finnsentiment', 'forum'])
      expect(learnt.filter(({ source }) => source === name).length).toBeGreaterThan(0.98 * opened);
    expect(measuredIn(learnt, sentences)).toEqual([]);
    for (const name of ['tweeteval_sent_val', 'airline', 'airline_urgency'])
      expect(measuredIn(learnt, rowsOf(shared, name)), name).toEqual([]);
    expect(measuredIn(rowsOf(shared, 'finnsentiment'), sentences).length).toBeGreaterThan(2_000);
  });

  it('tell languages without what languages are measured on', (context) => {
    if (shared === null) return context.skip(sharedIsAbsent);
    const spoken = spokenIn(shared);
    for (const name of ['langid', 'airline']) expect(measuredIn(spoken, rowsOf(shared, name)), name).toEqual([]);
    expect(measuredIn(rowsOf(shared, 'finnsentiment'), rowsOf(shared, 'langid')).length).toBeGreaterThan(100);
  });

  it('are learnt from by name: only those whose licence allows it are opened', (context) => {
    if (shared === null) return context.skip(sharedIsAbsent);
    const few = newFolder();
    for (const name of [...TRAINED_ON, ...LEFT_OUT]) symlinkSync(join(shared, `${name}.tsv`), join(few, `${name}.tsv`));
    expect(existsSync(join(few, 'complaints.tsv'))).toBe(false);
    expect(readdirSync(shared).length).toBeGreaterThan(readdirSync(few).length);
    expect(moodTexts(few)).toEqual(moodTexts(shared));
    expect(spokenIn(few)).toEqual(spokenIn(shared));
  });
});
