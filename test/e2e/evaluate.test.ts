import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostMemory, TELL_MEMORY } from '../support/memory.ts';
import { type Ran, run } from './program.ts';
import { PROBLEM } from './shapes.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-evaluate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = 'Kiitos, loistavaa palvelua, olen todella tyytyväinen!';
const BAD = 'Surkeaa palvelua, olen todella pettynyt ja vihainen!';

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

async function evaluate(name: string, ...more: string[]): Promise<Ran> {
  return await run(['triage', 'evaluate', name, ...more], { cwd: folder });
}

async function figures(name: string, ...more: string[]) {
  const { code, out, err } = await evaluate(name, '--json', ...more);
  expect(out.trimEnd().split('\n'), err).toHaveLength(1);
  return { code, read: JSON.parse(out) };
}

async function refusal(name: string, ...more: string[]): Promise<string> {
  const { code, out } = await evaluate(name, '--json', ...more);
  expect(code).toBe(2);
  return PROBLEM.parse(JSON.parse(out)).error.message;
}

describe('triage evaluate', () => {
  it('needs no workspace, and measures what the columns hold, in one pass', async () => {
    const rows = [
      ['id', 'sentiment', 'Urgency', 'lang', 'extra', 'text'],
      ['1', 'negative', '', 'fi', 'x', BAD],
      ['2', 'positive', 'low', 'fi-FI', 'x', GOOD],
      ['3', 'Positive', 'low', 'fi', 'x', BAD],
    ];
    const name = file('several.tsv', `\ufeff${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`);
    const { code, read } = await figures(name);
    expect(code).toBe(0);
    expect(read).toMatchObject({ judged: 3, prior: 'balanced', skipped: { count: 0 } });
    const { sentiment, urgency, language } = read.measures;
    expect([sentiment.n, urgency.n, language.n]).toEqual([3, 2, 3]);
    expect(sentiment.accuracy).toBeCloseTo(2 / 3, 5);
    expect(sentiment.confusion).toEqual({
      labels: ['negative', 'neutral', 'positive'],
      rows: [
        [1, 0, 0],
        [0, 0, 0],
        [1, 0, 1],
      ],
    });
    // negative: 1/2 and 1/1; positive: 1/1 and 1/2
    expect(sentiment.macroF1).toBeCloseTo(2 / 3, 5);
    expect(sentiment.calibration.bins.reduce((sum: number, { n }: { n: number }) => sum + n, 0)).toBe(3);
    expect(language.perLabel[0]).toMatchObject({ label: 'fi', n: 3 });
  });

  it('understands "label" by its values, each row for itself', async () => {
    const name = file('values.tsv', `label\ttext\nnegative\t${BAD}\nlow\t${GOOD}\nfi\t${GOOD}\nmedium\t${BAD}\n`);
    const { read } = await figures(name);
    const { sentiment, urgency, language } = read.measures;
    expect([sentiment.n, urgency.n, language.n]).toEqual([1, 2, 1]);
  });

  it('says how a coarser scale was read: medium is normal, and critical is high where nothing is critical', async () => {
    const grave = 'Tuotteenne syttyi tuleen ja lapseni sai palovammoja, vien asian poliisille!';
    const coarse = await figures(file('coarse.tsv', `label\ttext\nhigh\t${grave}\nmedium\t${BAD}\nlow\t${GOOD}\n`));
    expect(coarse.read.measures.urgency.merged).toEqual({ medium: 'normal', critical: 'high' });
    expect(coarse.read.measures.urgency.perLabel.map(({ label }: { label: string }) => label)).toEqual([
      'high',
      'normal',
      'low',
    ]);
    const told = await evaluate('coarse.tsv');
    expect(told.out).toMatch(/medium counts as normal/);
    expect(told.out).toMatch(/our critical counts as high/);
    const fine = await figures(file('fine.tsv', `label\ttext\nhigh\t${grave}\ncritical\t${grave}\nlow\t${GOOD}\n`));
    expect(fine.read.measures.urgency.merged).toEqual({});
    expect(fine.read.measures.urgency.criticalOrHigh).toMatchObject({ atPrecision: 0.85, recall: 1, precision: 1 });
    expect(fine.read.measures.urgency.criticalOrHigh.calledShare).toBeCloseTo(2 / 3, 5);
  });

  it('keeps the rows of one split', async () => {
    const name = file('split.tsv', `text\tlabel\tsplit\n${BAD}\tnegative\ttest\n${GOOD}\tnegative\ttrain\n`);
    expect((await figures(name, '--split', 'test')).read).toMatchObject({ judged: 1, otherSplits: 1 });
    const unknown = await evaluate(name, '--split', 'tset');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toMatch(/no row of the split "tset"\.\nIt has test, train\./);
    expect(await refusal(file('nosplit.tsv', `text\tlabel\n${BAD}\tnegative\n`), '--split', 'test')).toMatch(/"split"/);
  });

  it('takes quotation marks as they are, and a tab ends a column', async () => {
    const name = file('quotes.tsv', `text\tlabel\n"${BAD}\tnegative\n${GOOD}"\tpositive\n`);
    expect((await figures(name)).read).toMatchObject({ judged: 2, skipped: { count: 0 } });
  });

  it('counts what cannot be judged, tells the first with their lines, and judges the rest', async () => {
    const lines = [
      JSON.stringify({ text: BAD, sentiment: 'negative', language: 'fi' }),
      '{"text": "broken',
      JSON.stringify({ text: GOOD, sentiment: 'happy' }),
      JSON.stringify({ text: '', sentiment: 'positive' }),
      JSON.stringify({ text: GOOD, sentiment: 'positive', urgency: 'soon' }),
      '[1]',
      JSON.stringify({ text: GOOD }),
      '',
    ];
    const name = file('odd.jsonl', `${lines.join('\n')}\n${'x'.repeat(5_000_000)}\n`);
    const { code, read } = await figures(name);
    expect(code).toBe(6);
    expect(read.judged).toBe(2);
    expect(read.skipped.count).toBe(7);
    expect(read.skipped.first.slice(0, 3)).toEqual([
      { line: 2, why: 'not JSON' },
      { line: 3, why: 'unknown label "happy"' },
      { line: 4, why: 'no text' },
    ]);
    expect(read.skipped.unknownLabels).toEqual(['happy', 'soon']);
    const told = await evaluate(name);
    expect(told.code).toBe(6);
    expect(told.out).toMatch(/7 not judged: /);
    expect(told.out).toMatch(/line 2: not JSON/);
  });

  it('measures each topic and each flag, from arrays and from lists with commas', async () => {
    const sets = [
      { topics: ['delivery', 'app'], flags: [] },
      { topics: [], flags: ['spam', 'abuse'] },
      { topics: ['nonsense'] },
    ];
    const json = file('sets.jsonl', sets.map((one) => `${JSON.stringify({ text: GOOD, ...one })}\n`).join(''));
    const { code, read } = await figures(json, '--errors', 'sets-errors.jsonl');
    expect([code, read.judged, read.skipped.unknownLabels]).toEqual([6, 3, ['nonsense']]);
    const { topics, flags, sentiment } = read.measures;
    expect([topics.n, flags.n, sentiment]).toEqual([3, 2, null]);
    expect(topics.perName.find(({ name }: { name: string }) => name === 'app')).toMatchObject({ n: 1 });
    const { n, called, recall } = flags.perName.find(({ name }: { name: string }) => name === 'spam');
    expect({ n, called, recall }).toEqual({ n: 1, called: 0, recall: 0 });
    expect(readFileSync(join(folder, 'sets-errors.jsonl'), 'utf8')).toMatch(/"measure":"flags","gold":"spam,abuse"/);
    const tabs = file('sets.tsv', `topics\tflags\ttext\ndelivery, app\t-\t${GOOD}\n\tspam;abuse\t${GOOD}\n`);
    expect((await figures(tabs)).read.measures.flags).toEqual(flags);
    const told = await evaluate(tabs);
    expect(told.out).toMatch(/topics {2}n 2 {2}micro-F1 \d+\.\d %\n {2}topic +n +called +precision/);
    expect(told.out).toMatch(/spam +1 +0 +0\.0 % +0\.0 %/);
  });

  it('tells rows that are not UTF-8, and names UTF-16 at once', async () => {
    const name = file('latin.tsv', `text\tlabel\n${GOOD}\tpositive\n`);
    appendFileSync(join(folder, name), Buffer.from(`${GOOD}\tpositive\n`, 'latin1'));
    const { code, read } = await figures(name);
    expect([code, read.judged, read.skipped.first]).toEqual([
      6,
      1,
      [{ line: 3, why: 'not UTF-8 (save the file as UTF-8)' }],
    ]);
    writeFileSync(join(folder, 'wide.tsv'), Buffer.from(`\ufefftext\tlabel\nhei\tlow\n`, 'utf16le'));
    expect(await refusal('wide.tsv')).toMatch(/UTF-16/);
    writeFileSync(join(folder, 'header.csv'), Buffer.from(`text\tlabel\tmää\nhei\tlow\tx\n`, 'latin1'));
    expect(await refusal('header.csv')).toMatch(/header of header\.csv is not UTF-8/);
  });

  it('takes a language in any writing, and nothing that is none', async () => {
    const name = file('language.tsv', `text\tlabel\n${GOOD}\tpositive\n`);
    expect((await figures(name, '--language', 'fi_FI')).read.language).toBe('fi');
    expect(await refusal(name, '--language', 'xx1')).toMatch(/--language xx1/);
  });

  it('refuses what holds nothing to judge, each with its reason', async () => {
    expect(await refusal('missing.tsv')).toMatch(/ENOENT/);
    expect(await refusal('.')).toMatch(/folder/);
    expect(await refusal(file('empty.tsv', ''))).toMatch(/is empty/);
    expect(await refusal(file('blank.jsonl', '\n\n'))).toMatch(/is empty/);
    expect(await refusal(file('header.tsv', 'text\tlabel\n'))).toMatch(/no rows/);
    expect(await refusal(file('notext.tsv', 'id\tlabel\n1\tnegative\n'))).toMatch(/no column "text"/);
    expect(await refusal(file('nolabel.tsv', 'id\ttext\n1\thei\n'))).toMatch(/no column "label"/);
    expect(await refusal(file('spam.tsv', 'label\ttext\nham\thei\nspam\thei\nok\thei\n'))).toMatch(/ham, spam, ok/);
    expect((await evaluate('spam.tsv', '--prior', 'nonsense')).code).toBe(2);
  });

  it('writes the wrong ones with reasons, for nobody else to read, and never over a file', async () => {
    const name = file(
      'wrong.tsv',
      `id\tlabel\ttext\na\tpositive\t${BAD}\nb\tpositive\t${GOOD}\nc\tlow\t\u001b[2J ${GOOD}\n`,
    );
    const { out } = await evaluate(name, '--errors', 'errors.jsonl');
    expect(out).toMatch(/1 wrong ones in errors\.jsonl/);
    const written = readFileSync(join(folder, 'errors.jsonl'), 'utf8');
    const [first, ...more] = written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      line: 2,
      id: 'a',
      measure: 'sentiment',
      gold: 'positive',
      guess: 'negative',
      text: BAD,
    });
    expect(first.reasons.length).toBeGreaterThan(0);
    expect(statSync(join(folder, 'errors.jsonl')).mode & 0o777).toBe(0o600);
    expect(await refusal(name, '--errors', 'errors.jsonl')).toMatch(/exists/);
    expect(readFileSync(join(folder, 'errors.jsonl'), 'utf8')).toBe(written);
    await refusal('missing.tsv', '--errors', 'vain.jsonl');
    expect(existsSync(join(folder, 'vain.jsonl'))).toBe(false);
  });

  it('prints nothing that acts on a terminal, whatever the file holds', async () => {
    const name = file('hostile.tsv', `text\tlabel\nhei\t\u001b[2Jnegative\u202e\nhei\tlow\n`);
    const { out, err } = await evaluate(name);
    expect(`${out}${err}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('holds counts and not the file', async () => {
    const row = `negative\t${BAD}\t${'x'.repeat(4_000)}\n`;
    file('long.tsv', `label\ttext\tpad\n${row.repeat(40_000)}`);
    file('short.tsv', `label\ttext\tpad\n${row.repeat(1_000)}`);
    expect((await memoryOf('long.tsv')) - (await memoryOf('short.tsv'))).toBeLessThan(200_000);
  });
});

/** The most memory a run had, in KB. */
async function memoryOf(name: string): Promise<number> {
  const { code, err } = await run(['triage', 'evaluate', name], { cwd: folder, env: TELL_MEMORY });
  expect(code).toBe(0);
  return mostMemory(err);
}
