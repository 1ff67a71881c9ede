import { parse } from 'csv-parse/sync';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportJson, reportText } from '../../src/cli/output/report.ts';
import { reportCsv, traceCsv } from '../../src/cli/output/report-csv.ts';
import { reportHtml } from '../../src/cli/output/report-html.ts';
import { traceText } from '../../src/cli/output/report-trace.ts';
import { timeWriter } from '../../src/cli/output/times.ts';
import { METRICS } from '../../src/domain/metrics.ts';
import type { Report, Trace } from '../../src/domain/report.ts';
import { at, makeDesk, ZONE } from '../journey/report-desk.ts';
import { busyFortnight } from '../journey/report-fortnight.ts';

const HOSTILE = '=HYPERLINK("http://evil.example")</text></svg><script>alert(1)</script>{b}\u001b[31m\u202e';
const look = { writeTime: timeWriter(ZONE), width: 80, isExplained: false, isAscii: false, language: 'en' } as const;
const page = { brand: 'Esimerkki Oy', writeTime: look.writeTime };

let report: Report;
let hostile: { report: Report; trace: Trace };

beforeAll(async () => {
  const { desk, end } = await makeDesk();
  const input = await busyFortnight(desk);
  report = await desk.report(input);
  const id = await desk.opened('2026-11-20T09:00', { account: HOSTILE, topics: [HOSTILE], language: HOSTILE });
  await desk.says(id, '2026-11-20T09:00', 'negative');
  await desk.answered(id, '2026-11-20T10:00', { since: '2026-11-20T09:00', by: HOSTILE });
  const per = ['operator', 'account', 'topic', 'language'] as const;
  hostile = { report: await desk.report({ ...input, per }), trace: await desk.trace(input, 'firstResponseMedian') };
  return end;
});

describe('as text', () => {
  it('fits the screen, with a chart beside each number', () => {
    const lines = reportText(report, look).split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect(lines.find((line) => line.includes('Messages heard'))).toMatch(/ 58 +8 +\+625 % {2}[▁▂▃▄▅▆▇█]{4,}$/);
    for (const { title } of report.metrics) expect(lines.some((line) => line.startsWith(`  ${title} `))).toBe(true);
    for (const width of [40, 20]) {
      const narrow = reportText(report, { ...look, width }).split('\n');
      // the two lines of the period are the person's own and are left whole
      expect(Math.max(...narrow.slice(2).map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
  });

  it('is written with plain characters where the terminal has no others', () => {
    const plain = reportText(report, { ...look, isAscii: true });
    expect(plain).toMatch(/#{5,}/);
    expect(plain.replaceAll('±', '')).not.toMatch(/[^ -~\n]/);
    // negative control
    expect(reportText(report, look)).toMatch(/[▁-█]/);
  });

  it('speaks Finnish when asked, and explains each metric', () => {
    const finnish = reportText(report, { ...look, language: 'fi', isExplained: true });
    expect(finnish).toContain('Ensivaste, mediaani');
    expect(finnish).toMatch(/toimitus +\d+/);
    expect(finnish).not.toMatch(/Messages heard|First response|HEARD/);
    const explained = reportText(report, { ...look, isExplained: true });
    for (const { definition, id } of report.metrics) {
      expect(explained).toContain(definition);
      expect(explained).toContain(`(${id})`);
    }
    expect(reportText(report, look)).not.toContain(report.metrics[0]?.definition);
  });
});

describe('as CSV', () => {
  it('is tidy: as many rows as numbers, each with its place', () => {
    const rows: Record<string, string>[] = parse(reportCsv(report), { columns: true });
    const of = (section: string) => rows.filter((row) => row.section === section);
    expect(of('total').map(({ id }) => id)).toEqual(METRICS.map(({ id }) => id));
    expect(of('day')).toHaveLength(14 * METRICS.length);
    const sent = of('day').filter(({ id }) => id === 'sent');
    const total = of('total').find(({ id }) => id === 'sent');
    expect(sent.reduce((sum, { value }) => sum + Number(value), 0)).toBe(Number(total?.value));
    const perOperator = of('operator').filter(({ id, key }) => id === 'sent' && key === 'aino');
    expect(perOperator).toHaveLength(1);
  });

  it('runs nothing in a spreadsheet', () => {
    for (const text of [reportCsv(hostile.report), traceCsv(hostile.trace)]) {
      const rows: string[][] = parse(text, { relax_column_count: false });
      const cells = rows.flat();
      expect(cells.some((cell) => cell.includes('evil.example'))).toBe(true);
      expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    }
  });
});

describe('strangers’ words', () => {
  it('stay words on a screen', () => {
    for (const text of [
      reportText(hostile.report, { ...look, width: null }),
      traceText(hostile.trace, { ...look, width: null }),
    ]) {
      expect(text).toContain('evil.example');
      expect(text).not.toMatch(/[\u001b\u202e]/);
    }
  });

  it('stay words on a page and in its plots', async () => {
    const html = await reportHtml(hostile.report, { ...page, brand: HOSTILE, language: 'en' });
    expect(html).toContain('evil.example');
    expect(html).not.toMatch(/<script|<\/text><\/svg><|\u001b|\u202e/);
    // only places on the page itself are linked to
    expect(html).not.toMatch(/<[^>]*\s(?:src|href|xlink:href)="(?!#)/);
    expect(html.match(/<svg/g)?.length).toBe(html.match(/<\/svg>/g)?.length);
  });
});

it('as JSON keeps the fields that scripts know, with times in UTC', () => {
  const json = reportJson(report);
  expect(json).toMatchObject({ since: '2026-11-08T22:00:00.000Z', until: '2026-11-22T22:00:00.000Z', by: 'day' });
  expect(json.metrics[0]).toEqual(expect.objectContaining({ id: 'inbound', unit: 'count', title: 'Messages heard' }));
  expect(json.buckets[0]).toEqual(
    expect.objectContaining({
      start: '2026-11-09',
      inbound: 4,
      negative: expect.any(Number),
      sent: expect.any(Number),
    }),
  );
  expect(json.responses[0]?.sentAt).toMatch(/Z$/);
});

it('draws no empty plot: it says that there is nothing', async () => {
  const { desk, end } = await makeDesk();
  const since = at('2026-11-16T00:00');
  const empty = await desk.report({ since, until: at('2026-11-23T00:00'), by: 'day' });
  await end();
  for (const [language, words] of [
    ['en', 'No ratings were given in this period.'],
    ['fi', 'Tällä jaksolla ei annettu arvosanoja.'],
  ] as const) {
    const html = await reportHtml(empty, { ...page, language });
    expect(html).toContain(words);
    expect(html.match(/class="empty"/g)).toHaveLength(7);
    expect(html).not.toContain('<svg');
  }
});
