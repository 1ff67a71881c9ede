import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { BulkSource } from '../../src/domain/plan.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import { sharedFile, sharedIsAbsent } from '../support/shared-folder.ts';
import { answer, customers, file, planFrom, rowsOf } from './bulk-office.ts';
import { approved, changeSettings, codeOf, newCustomer, type Office, openQuietOffice, sql } from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';

describe('bulk plan from a file', () => {
  it.each([
    ['LF', (a: number, b: number) => `conversation,text\n${a},Hei!\n${b},Moi!\n`],
    ['CRLF and a byte order mark', (a: number, b: number) => `\ufeffconversation,text\r\n${a},Hei!\r\n${b},Moi!\r\n`],
    ['semicolons, as Excel in Finland writes', (a: number, b: number) => `conversation;text\r\n${a};Hei!\r\n${b};Moi!`],
    ['sep= in front', (a: number, b: number) => `\ufeffsep=;\r\nconversation;text\r\n${a};Hei!\r\n${b};Moi!`],
    ['tabs and capitals', (a: number, b: number) => `Conversation\tTEXT\n${a}\tHei!\n${b}\tMoi!\n`],
    ['quotes', (a: number, b: number) => `"text","conversation"\n"Hei!","${a}"\n"Moi!",${b}\n`],
    [
      'blank lines and empty columns',
      (a: number, b: number) => `conversation,text,,\n\n${a},Hei!,,\n\n${b},Moi!,,\n\n`,
    ],
  ])('%s', async (_name, written) => {
    const office = await openQuietOffice();
    const [a = 0, b = 0] = await customers(office, 'mastodon', 2);
    const report = await planFrom(office.aino, file(office.brand, 'rows.csv', written(a, b)));
    expect(report.refused).toEqual([]);
    expect(rowsOf(report).map((row) => [row.row, row.conversation, row.text])).toEqual([
      [1, a, 'Hei!'],
      [2, b, 'Moi!'],
    ]);
  });

  it('takes JSON lines, and conversations by any of their names', async () => {
    const office = await openQuietOffice();
    const [a = 0, b = 0, c = 0] = await customers(office, 'mastodon', 3);
    const names = [a, b, c].map(async (id) => (await office.aino.show(id)).thread[0]);
    const [, second, third] = await Promise.all(names);
    const lines = [
      { conversation: a, text: 'Monta\nriviä', visibility: 'private' },
      { conversation: `mastodon:${second?.remoteId}`, text: 'Hei, "lainaus"' },
      { conversation: third?.url, text: 'Moi' },
    ];
    const path = file(
      office.brand,
      'rows.jsonl',
      `\ufeff${lines.map((line) => JSON.stringify(line)).join('\r\n')}\n\n`,
    );
    const report = await planFrom(office.aino, path);
    expect(report.refused).toEqual([]);
    expect(rowsOf(report)).toMatchObject([
      { conversation: a, text: 'Monta\nriviä', visibility: 'private' },
      { conversation: b, text: 'Hei, "lainaus"', visibility: 'public' },
      { conversation: c, text: 'Moi', visibility: 'public' },
    ]);
  });

  it.each<[string, string | Buffer, { line: number | null; problem: RegExp }]>([
    ['a.csv', '', { line: null, problem: /empty/ }],
    ['a.jsonl', '\n\n', { line: null, problem: /empty/ }],
    ['a.csv', 'conversation,text\n', { line: 1, problem: /no rows/ }],
    ['a.csv', '17,Hei\n18,Moi\n', { line: 1, problem: /no "conversation"/ }],
    ['a.csv', 'conversation,text,text\n1,a,b\n', { line: 1, problem: /twice/ }],
    ['a.csv', 'conversation,,text\n1,a,b\n', { line: 1, problem: /column 2/ }],
    ['a.csv', 'conversation,text\n1,Hei\n2,"Moi\n3,Moi\n', { line: 4, problem: /row 2 and never closed/ }],
    ['a.csv', 'conversation,text\n1,Hei\n2,"Moi"x\n', { line: 3, problem: /quote/ }],
    ['a.csv', Buffer.from('\ufeffconversation,text\n1,Hei\n', 'utf16le'), { line: 1, problem: /UTF-16/ }],
    ['a.csv', Buffer.from('conversation,text\n1,Hei\n', 'utf16le'), { line: 1, problem: /UTF-16/ }],
    ['a.csv', Buffer.from('conversation,text\n1,Hei\n2,Hyvää päivää\n', 'latin1'), { line: 3, problem: /UTF-8/ }],
    ['a.csv', Buffer.from('conversation,text\n1,Hä').subarray(0, -1), { line: 2, problem: /character/ }],
    ['a.csv', 'conversation,text\n1,He\0i\n', { line: 2, problem: /NUL/ }],
    ['a.jsonl', '{"conversation":1,"text":"a"}\n\0\n', { line: 2, problem: /NUL/ }],
    ['a.jsonl', '{"conversation":1,"text":"a"}\n{"conversation":2\n', { line: 2, problem: /JSON/ }],
    ['a.jsonl', '[1]\n', { line: 1, problem: /object/ }],
  ])('%s of %j is refused as a whole', async (name, bytes, { line, problem }) => {
    const office = await openQuietOffice();
    const path = file(office.brand, name, bytes);
    const error = await planFrom(office.aino, path).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      code: 'FILE_INVALID',
      facts: { file: path, line, problem: expect.stringMatching(problem) },
    });
    expect(await office.aino.plans()).toEqual([]);
    expect(readdirSync(join(office.brand.sandbox.workspace, 'plans'))).toEqual([]);
  });

  it('is no plan where the file is not there or is something else', async () => {
    const office = await openQuietOffice();
    expect(await codeOf(planFrom(office.aino, '/nowhere/rows.csv'))).toBe('FILE_INVALID');
    expect(await codeOf(planFrom(office.aino, file(office.brand, 'rows.xlsx', 'PK')))).toBe('USAGE');
    expect(
      await codeOf(planFrom(office.aino, file(office.brand, 'a.csv', 'conversation\n1\n'), { answer: 'none' })),
    ).toBe('USAGE');
  });
});

describe('bulk plan judges each row', () => {
  it('tells why a row cannot go, and plans the others', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 6);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, fine = 0] = ids;
    await approved(office, b, TEXT);
    sql(office.brand, "update messages set text = '@esimerkki  STOP!!' where conversation = ?", c);
    const gone = await office.aino.show(d);
    sql(office.brand, 'update messages set deleted_at = 1 where conversation = ?', gone.conversation.id);
    const direct = "visibility = 'private', reference = json_set(reference, '$.visibility', 'direct')";
    sql(office.brand, `update messages set ${direct} where conversation = ?`, e);
    const rows = [
      `${a},Hei!`,
      `${a},Moi!`,
      `${b},Hei!`,
      `${c},Hei!`,
      `${d},Hei!`,
      `${e},Hei!,public`,
      `${fine},"Hei {{name}}, katsomme"`,
      '999999,Hei!',
      ',Hei!',
      `${fine + 1000},Hei!,somehow,extra`,
      'https://example.com/1,Hei!',
    ];
    const path = file(office.brand, 'rows.csv', `conversation,text,visibility\n${rows.map(threeCells).join('\n')}\n`);
    const { plan, refused } = await planFrom(office.aino, path);
    expect(plan.count).toBe(1);
    const why = Object.fromEntries(refused.map((row) => [row.row, row.why]));
    expect(why[2]).toMatch(/in row 1 already/);
    expect(why[3]).toMatch(/answer already/);
    expect(why[4]).toMatch(/stop/);
    expect(why[5]).toMatch(/deleted/);
    expect(why[6]).toMatch(/./);
    expect(why[7]).toMatch(/\{\{name\}\}/);
    expect(why[8]).toMatch(/999999/);
    expect(why[9]).toMatch(/"conversation" is empty/);
    expect(why[10]).toMatch(/4 fields/);
    expect(why[11]).toMatch(/example.com/);
    expect(Object.keys(why)).toHaveLength(10);
  });

  it('never makes private public unasked', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon', { visibility: 'private' });
    const path = file(office.brand, 'rows.csv', `conversation,text\n${id},Hei!\n`);
    const source = { from: { file: path }, words: null };
    expect((await office.aino.planBulk({ source, visibility: 'public' })).refused[0]?.why).toMatch(/in private/);
    const report = await office.aino.planBulk({ source });
    expect(rowsOf(report)).toMatchObject([{ visibility: 'private' }]);
    // a yes alone changes no way
    const yes = await office.aino.planBulk({ source, isConfirmed: true });
    expect([rowsOf(yes), yes.warnings]).toMatchObject([[{ visibility: 'private' }], []]);
  });

  it('takes a person’s yes to make private public, also where the row says so', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    // a platform would let us, were it asked
    sql(office.brand, "update messages set visibility = 'private' where conversation = ?", id);
    const [open, silent] = [',visibility', ''].map((more) => {
      const row = more === '' ? 'Hei!' : 'Hei!,public';
      const path = file(office.brand, `rows${more}.csv`, `conversation,text${more}\n${id},${row}\n`);
      return { from: { file: path }, words: null };
    });
    if (open === undefined || silent === undefined) throw new Error('no files');
    for (const asked of [{ source: open }, { source: silent, visibility: 'public' as const }]) {
      // the file may be somebody else's: its word is no person's yes
      const unasked = await office.aino.planBulk(asked);
      expect([unasked.plan.count, unasked.refused[0]?.why]).toEqual([0, expect.stringMatching(/in private.*--yes/)]);
      const meant = await office.aino.planBulk({ ...asked, isConfirmed: true });
      expect(rowsOf(meant)).toMatchObject([{ visibility: 'public' }]);
      expect(meant.warnings).toMatchObject([{ rule: 'private-to-public', count: 1 }]);
    }
  });

  it('flags the same words to many by the platform’s rule', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 8);
    const rows = ids.map((id) => `${id},"Hei!  Vika on KORJATTU."`);
    const report = await planFrom(
      office.aino,
      file(office.brand, 'rows.csv', `conversation,text\n${rows.join('\n')}\n`),
    );
    expect(report.plan.count).toBe(8);
    const [warning] = report.warnings.filter(({ rule }) => rule === 'identical-text');
    const flagged = rowsOf(report).filter((row) => JSON.stringify(row.findings).includes('identical-text'));
    expect(warning?.count).toBe(flagged.length);
    expect(flagged.length).toBeGreaterThan(0);
    expect(flagged.length).toBeLessThan(8);
  });

  it('fills an answer in with the row’s columns and who the customer is, as text', async () => {
    const office = await openQuietOffice();
    const [a = 0, b = 0, c = 0] = await customers(office, 'mastodon', 3);
    answer(
      office.brand,
      'delivery',
      '---\ntitle: Toimitus\nlanguage: fi\n---\nHei {{ name }}! Tilaus {{ order }} lähti. T. {{ brand }}\n',
    );
    sql(
      office.brand,
      "update contacts set name = '{% include 1 %}' where id = (select contact from conversations where id = ?)",
      b,
    );
    const written = `conversation,answer,order\n${a},,17\n${b},,18\n${c},,\n`;
    const report = await planFrom(office.aino, file(office.brand, 'rows.csv', written), { answer: 'delivery' });
    const { contact } = (await office.aino.show(a)).conversation;
    expect(rowsOf(report).map(({ text }) => text)).toEqual([
      `Hei ${contact.name}! Tilaus 17 lähti. T. ${office.aino.config.settings.brand.name}`,
    ]);
    // what a stranger calls himself was filled in as it is, and then the guard took it for a blank
    expect(report.refused.map(({ row }) => row)).toEqual([2, 3]);
    expect(report.refused[0]?.why).toContain('{% include 1 %}');
    expect(report.refused[1]?.why).toContain('"order" has no value');
  });

  it('flags a name that would have us spread a link', async () => {
    const office = await openQuietOffice();
    const [a = 0, b = 0] = await customers(office, 'mastodon', 2);
    answer(office.brand, 'hello', 'Hei {{ name }}!');
    const named = 'update contacts set name = ? where id = (select contact from conversations where id = ?)';
    sql(office.brand, named, 'Maija www.huijaus.example', a);
    sql(office.brand, named, 'Maija M.', b);
    const path = file(office.brand, 'rows.csv', `conversation\n${a}\n${b}\n`);
    const { warnings } = await planFrom(office.aino, path, { answer: 'hello' });
    expect(warnings).toContainEqual(expect.objectContaining({ rule: 'link-in-name', count: 1 }));
    expect(await codeOf(planFrom(office.aino, path, { text: ' \n' }))).toBe('EMPTY_TEXT');
  });

  it('plans for all that a filter finds', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 4);
    await customers(office, 'bluesky', 1);
    const source = { from: { where: { platform: ['mastodon'], status: ['open'] } }, words: { text: TEXT } } as const;
    const report = await office.aino.planBulk({ source });
    const all = await office.aino.list({ platform: ['mastodon'], status: ['open'], limit: 1000 });
    expect(report.plan.count + report.refused.length).toBe(all.total);
    expect(rowsOf(report).map(({ conversation }) => conversation)).toEqual(expect.arrayContaining(ids));
    expect(rowsOf(report).every(({ platform }) => platform === 'mastodon')).toBe(true);
    const again = await approvedAndRefused(office, ids[0] ?? 0, source);
    expect(again).toContainEqual(expect.stringMatching(`^conversation ${ids[0]}: `));
  });

  it('is for those who may', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, 'role: agent', 'role: trainee');
    const app = await office.brand.as('aino');
    expect(await codeOf(planFrom(app, file(office.brand, 'rows.csv', 'conversation,text\n1,Hei\n')))).toBe(
      'NOT_PERMITTED',
    );
  });
});

describe('bulk plan of much and of anything', () => {
  const corpus = sharedFile('data/hostile.jsonl');
  it.skipIf(corpus === null)(
    `hostile strings stay one line a row (${corpus === null ? sharedIsAbsent : 'hostile.jsonl'})`,
    async () => {
      const office = await openQuietOffice();
      const [id = 0] = await customers(office, 'mastodon', 1);
      const strings = readFileSync(corpus ?? '', 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line));
      const rows = strings.map((text) => JSON.stringify({ conversation: id, text: String(text) }));
      const other = strings.map((text) => JSON.stringify({ conversation: String(text), text: 'Hei' }));
      const report = await planFrom(
        office.aino,
        file(office.brand, 'rows.jsonl', `${[...other, ...rows].join('\n')}\n`),
      );
      expect(report.plan.count + report.refused.length).toBe(strings.length * 2);
      expect(rowsOf(report)).toHaveLength(report.plan.count);
      expect(readFileSync(report.plan.file, 'utf8')).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
    },
  );

  it('100,000 rows, in bounded memory', { timeout: 60_000 }, async () => {
    const office = await openQuietOffice();
    const [id = 0] = await customers(office, 'mastodon', 1);
    const there = 2_000;
    multiply(office, id, there);
    const lines = ['conversation,text'];
    for (let row = 1; row <= 100_000; row += 1)
      lines.push(`${1_000_000 + (row % there)},"Hei ${row}, tilauksesi on matkalla."`);
    const path = file(office.brand, 'big.csv', `${lines.join('\n')}\n`);
    const before = process.memoryUsage.rss();
    let peak = before;
    const report = await office.aino.planBulk({
      source: { from: { file: path }, words: null },
      onProgress: () => {
        peak = Math.max(peak, process.memoryUsage.rss());
      },
    });
    expect([report.plan.count, report.refused.length]).toEqual([there, 98_000]);
    expect(peak - before).toBeLessThan(400_000_000);
  });
});

/** Why the same filter refuses rows once somebody has an answer. */
async function approvedAndRefused(office: Office, conversation: number, source: BulkSource): Promise<string[]> {
  await approved(office, conversation, TEXT);
  return (await office.aino.planBulk({ source })).refused.map(({ why }) => why);
}

/** Pads a row to the header's three cells, unless it has more. */
function threeCells(row: string): string {
  return row.split(',').length < 3 || row.includes('"') ? `${row},` : row;
}

/** More conversations like one, numbered from 1,000,000. */
function multiply({ brand }: Office, conversation: number, count: number): void {
  const db = new SQLite(join(brand.sandbox.workspace, 'kuulo.db'));
  const copy = (table: string, where: string, over: Readonly<Record<string, string>>): void => {
    const columns = db
      .prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name);
    const values = columns.map((name) => (name === 'id' ? '1000000 + i' : (over[name] ?? `s.${name}`)));
    const numbers = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${count - 1})`;
    db.exec(
      `${numbers} insert into ${table} (${columns.join(',')}) select ${values.join(',')} from n, ${table} s where ${where}`,
    );
  };
  const own = { contact: '1000000 + i', conversation: '1000000 + i' };
  copy('contacts', `s.id = (select contact from conversations where id = ${conversation})`, { remote_id: "'c' || i" });
  copy('conversations', `s.id = ${conversation}`, { contact: own.contact, thread_id: "'t' || i" });
  copy('messages', `s.conversation = ${conversation}`, { ...own, remote_id: "'m' || i" });
  db.close();
}
