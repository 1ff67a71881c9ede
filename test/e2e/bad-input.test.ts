import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { start } from './program.ts';
import * as shapes from './shapes.ts';
import { openWorld, readJson, type World } from './world.ts';

let world: World;
let settings: string;

beforeAll(async () => {
  world = await openWorld(3);
  await world.poll();
  settings = await readFile(join(world.folder, 'kuulo.yaml'), 'utf8');
});

afterAll(() => world.close());

/** A folder that is gone after the test, with these files. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kuulo-e2e-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

/** The words of the problem that a run ends with: message and hint, as JSON on stdout tells them. */
async function problem(args: readonly string[], code: number, around: { cwd?: string; as?: string } = {}) {
  const { cwd = world.folder, as = 'aino' } = around;
  const env = cwd === world.folder ? { KUULO_OPERATOR: as } : {};
  const ran = await start([...args, '--json'], { cwd, env }).ended;
  expect(ran.code, `${args.join(' ')}: ${ran.out}${ran.err}`).toBe(code);
  const { error } = readJson(shapes.PROBLEM, ran.out);
  expect(ran.err, 'people read the same on stderr').toContain(error.message.slice(0, 40));
  return { ...error, words: `${error.message} ${error.hint}` };
}

async function someone(platform: string): Promise<string> {
  const { items } = await world.json(shapes.PAGE, ['list', '--platform', platform]);
  return String(items.find(({ visibility }) => visibility === 'public')?.id);
}

describe('the workspace', () => {
  it('is missing', async () => {
    const cwd = await folderOf({});
    for (const args of [['list'], ['poll'], ['status'], ['send'], ['show', '1']]) {
      expect((await problem(args, 2, { cwd })).words, args[0]).toContain('kuulo init');
    }
    expect((await start(['status'], { cwd }).ended).code).toBe(2);
  });

  it('has settings that are no YAML, or not ours', async () => {
    const broken = await problem(['list'], 2, {
      cwd: await folderOf({ 'kuulo.yaml': 'brand: { name: "E\naccounts: [' }),
    });
    expect(broken.words).toMatch(/kuulo\.yaml:\d+:\d+/);
    const wrong: [string, string, RegExp][] = [
      ['timezone: Europe/Helsinki', 'timezonee: Europe/Helsinki', /kuulo\.yaml:3:1.*timezone\b/],
      ['timezone: Europe/Helsinki', 'timezone: Europe/Helsinky', /kuulo\.yaml:3:\d+/],
      ['undo: 0s', 'undo: soon', /kuulo\.yaml:\d+:\d+.*10s/],
      ['role: agent', 'role: agnet', /kuulo\.yaml:\d+:\d+.*agent/],
      ['name: masto', 'name: x', /kuulo\.yaml:\d+:\d+/],
      ['platform: bluesky', 'platform: blusky', /kuulo\.yaml:\d+:15.*bluesky/],
      ['[mentions, comments, messages]', '[mentions, { search: Oy }]', /kuulo\.yaml:\d+:\d+.*Facebook.*comments/],
      ['fourEyes: true', 'fourEyes: perhaps', /kuulo\.yaml:\d+:\d+/],
    ];
    for (const [right, instead, told] of wrong) {
      const cwd = await folderOf({ 'kuulo.yaml': settings.replace(right, instead) });
      expect((await problem(['list'], 2, { cwd })).words, instead).toMatch(told);
    }
  });

  it('holds secrets that others can read', async () => {
    const cwd = await folderOf({ 'kuulo.yaml': settings });
    await writeFile(join(cwd, 'credentials.json'), '{"x":{"bearerToken":"abc"}}', { mode: 0o644 });
    const { code, out } = await start(['poll', 'x', '--json'], { cwd }).ended;
    expect(code).toBe(4);
    expect(readJson(shapes.POLL, out).runs[0]?.error?.hint).toMatch(/chmod 600/);
  });

  it('has a database that is none', async () => {
    const cwd = await folderOf({ 'kuulo.yaml': settings, 'kuulo.db': 'This is a shopping list.\n'.repeat(400) });
    const before = await readFile(join(cwd, 'kuulo.db'));
    for (const args of [['list'], ['poll'], ['status'], ['send']]) {
      expect((await problem(args, 1, { cwd })).code).toBe('DATABASE_INVALID');
    }
    expect((await readFile(join(cwd, 'kuulo.db'))).equals(before)).toBe(true);
  });

  it('has a database that was emptied', async () => {
    const cwd = await folderOf({ 'kuulo.yaml': settings, 'kuulo.db': 'something' });
    await truncate(join(cwd, 'kuulo.db'));
    expect((await problem(['list'], 1, { cwd })).words).toMatch(/empty/);
    expect((await readFile(join(cwd, 'kuulo.db'))).length).toBe(0);
  });
});

describe('the command line', () => {
  it('says what is wrong with it, and what was meant', async () => {
    const wrong: [string[], RegExp][] = [
      [['lsit'], /lsit.*list/],
      [['review', 'aprove', '1'], /approve/],
      [['list', '--statuss', 'open'], /--statuss.*--status/],
      [['list', '--status', 'opened'], /open/],
      [['list', '--limit', '0'], /limit|1/],
      [['list', '--limit', '1001'], /1,?000/],
      [['list', '--limit', 'ten'], /ten/],
      [['list', '--since', 'yesterdayish'], /--since/],
      [['list', '--cursor', 'not-a-cursor'], /cursor/i],
      [['list', '--cursor', 'WyJwcmVzc2luZyJd'], /cursor/i],
      [['snooze', '1', '--until', '25:99'], /--until/],
      [['snooze', '1', '--until', '2001-01-01'], /passed/],
      [['show'], /ID/],
      [['draft'], /ID/],
      [['close'], /ID/],
      [['hide'], /MESSAGE/],
      [['unhide', '--json', '--no-input'], /MESSAGE/],
      [['review', 'reject', '1'], /note/],
      [['label', '1'], /--add/],
      [['assign', '1', '--to', 'ainoo'], /aino/],
      [['poll', '--backfill', 'a while'], /--backfill/],
      [['list', '--as', 'nobody-we-know'], /aino, ville/],
      [['list', '--quiet', '--verbose'], /quiet|verbose/],
      [['draft', '1', '--text', 'a', '--public', '--private'], /public|private/],
      [['send', '--all', '1'], /--all/],
      [['send', '--additional'], /--additional/],
      [['review', 'approve'], /REPLY/],
      [['claim'], /ID/],
      [['release', '--for', '1h', '1'], /--for/],
      [['draft', '1', '--text', 'a', '--at', 'whenever'], /--at/],
      [['outbox', 'settle', '1'], /--sent|--not-sent/],
    ];
    for (const [args, told] of wrong) expect((await problem(args, 2)).words, args.join(' ')).toMatch(told);
  });

  it('names what does not exist', async () => {
    const missing = [
      ['show', '999999'],
      ['show', 'x:1'],
      ['show', 'https://example.com/nothing'],
      ['show', 'nonsense'],
      ['show', '0'],
      ['draft', '999999', '--text', 'Hei'],
      ['note', '999999', '--text', 'Hei'],
      ['close', '999999'],
      ['triage', 'set', '999999', '--urgency', 'low'],
      ['check', '999999'],
      ['check', 'seven'],
      ['send', '999999'],
      ['review', 'submit', '0'],
      ['outbox', 'cancel', '1e3'],
      ['outbox', 'retry', '99999999999999999999999'],
      ['poll', 'nobody'],
      ['pause', 'nobody'],
      ['claim', '999999'],
      ['release', '999999'],
      ['send', '999999', '--additional'],
      ['hide', '999999', '--yes'],
      ['unhide', 'facebook:1_2', '--yes'],
      ['account', 'check', 'nobody'],
      ['account', 'remove', 'nobody', '--yes'],
    ];
    for (const args of missing) {
      expect((await problem(args, 5)).hint, args.join(' ')).not.toBe('');
    }
    await problem(['review', 'approve', '999999'], 5, { as: 'ville' });
    await problem(['check', '--text', 'Hei', '--platform', 'myspace'], 2);
  });

  it('finds what is there and survives what is not, whatever is searched for', async () => {
    const queries = [
      '"',
      "'",
      'NEAR(',
      '*',
      '^',
      '@esimerkki',
      '#esimerkki',
      'a-b',
      'col:x',
      "it's",
      'OR',
      'AND NOT',
      '(',
      ')',
    ];
    const odd = [
      '%',
      '_',
      '\\',
      '🙂',
      '‮',
      'ö'.repeat(5000),
      '{"',
      '-- --',
      'text:esimerkki',
      ';drop table messages',
      '   ',
      '\n',
    ];
    for (const query of [...queries, ...odd]) {
      const ran = await world.run(['search', '--json', '--', query]);
      expect(ran.code, query).toBe(0);
      readJson(shapes.items(shapes.MESSAGE), ran.out);
    }
    await world.json(shapes.PAGE, ['list', '--search', 'NEAR("']);
    const found = await world.json(shapes.items(shapes.MESSAGE), ['search', '@esimerkki']);
    expect(found.items.length).toBeGreaterThan(3);
  });

  it('reads JSON lines that are none, and goes on', async () => {
    const stdin = '{"id":"1","text":"Kiitos!"}\nnot json\n{"id":2}\n\n[]\n{"id":"5","text":"\\ud800 rikki"}\n';
    const ran = await start(['classify'], { cwd: world.folder, stdin }).ended;
    expect(ran.code).toBe(6);
    const lines = ran.out.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    readJson(shapes.SCORE, `${lines[0]}\n`);
    readJson(shapes.PROBLEM, `${lines[1]}\n`);
    readJson(shapes.SCORE, `${lines[4]}\n`);
    const bytes = await start(['classify'], { cwd: world.folder, stdin: Buffer.from([0xff, 0xfe, 0x00, 0x0a]) }).ended;
    expect(bytes.code).toBe(2);
  });
});

describe('a reply', () => {
  it('is too long for its platform', async () => {
    const limits: [string, string, number][] = [
      ['x', 'ä'.repeat(281), 280],
      ['facebook', 'ä'.repeat(8001), 8000],
      ['instagram', 'ä'.repeat(2201), 2200],
      ['mastodon', 'ä'.repeat(501), 500],
      ['bluesky', 'ä'.repeat(301), 300],
    ];
    for (const [platform, text, most] of limits) {
      const told = await problem(['draft', await someone(platform), '--text', text], 3);
      expect(told.code).toBe('TOO_LONG');
      expect(told.message.match(/\d+/g)?.map(Number), platform).toEqual(expect.arrayContaining([most]));
      expect(Number(told.message.match(/\d+/)?.[0])).toBeGreaterThan(most);
      const check = await world.json(shapes.CHECK, ['check', '--text', text, '--platform', platform], { code: 3 });
      expect([check.sendable, check.measure?.max]).toEqual([false, most]);
    }
  });

  it('says nothing, holds a placeholder, or holds what is private', async () => {
    const conversation = await someone('mastodon');
    for (const text of ['', '   ', '\n\t']) {
      expect((await problem(['draft', conversation, '--text', text], 3)).code).toBe('EMPTY_TEXT');
    }
    for (const [text, found] of [
      ['Hei {{nimi}}, palaamme asiaan.', '{{nimi}}'],
      ['Hei {name}, palaamme asiaan.', '{name}'],
      ['Lähetä tunnuksesi 131052-308T tähän.', '131052-308T'],
      ['Tilinumerosi on FI21 1234 5600 0007 85, eikö niin?', 'FI21 1234 5600 0007 85'],
      ['Hei‮sliah', '‮'],
    ] as const) {
      const { error } = await world.json(shapes.PROBLEM, ['draft', conversation, '--text', text], {
        as: 'aino',
        code: 3,
      });
      expect(error.code, text).toBe('GUARD');
      const check = await world.json(shapes.CHECK, ['check', '--public', '--text', text], { code: 3 });
      const [finding] = check.findings.filter(({ severity }) => severity === 'block');
      expect(text.slice(finding?.start, finding?.end), text).toBe(found);
    }
  });

  it('comes in a file that is no text', async () => {
    const conversation = await someone('x');
    const folder = await folderOf({});
    const file = join(folder, 'reply.txt');
    expect((await problem(['draft', conversation, '--file', file], 2)).words).toContain(file);
    await writeFile(file, Buffer.from([0x48, 0xff, 0xfe, 0x00]));
    expect((await problem(['draft', conversation, '--file', file], 2)).words).toMatch(/UTF-8/);
    expect((await problem(['draft', conversation, '--file', folder], 2)).words).toContain(folder);
  });
});

describe('the platform', () => {
  const heard = { code: 'PLATFORM_DOWN' };

  /** A workspace whose accounts talk to this address. */
  async function pointedAt(url: string): Promise<string> {
    const cwd = await folderOf({ 'kuulo.yaml': settings.replaceAll(world.url, url) });
    await writeFile(join(cwd, '.env'), await readFile(join(world.folder, '.env'), 'utf8'), { mode: 0o600 });
    return cwd;
  }

  it('is down', async () => {
    const cwd = await pointedAt('http://127.0.0.1:1');
    const ran = await start(['poll', '--json'], { cwd }).ended;
    expect(ran.code).toBe(7);
    const { runs, totals } = readJson(shapes.POLL, ran.out);
    expect(runs.every(({ status, error }) => status === 'failed' && error?.code === heard.code)).toBe(true);
    expect(totals.new).toBe(0);
    expect((await start(['status', '--check'], { cwd }).ended).code).toBe(7);
    expect((await start(['doctor'], { cwd }).ended).code).toBe(7);
  });

  it('answers with a web page where JSON belongs', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const ran = await start(['poll', '--json'], { cwd: await pointedAt(`http://127.0.0.1:${port}`) }).ended;
    expect(ran.code, ran.out).toBe(7);
    const { runs } = readJson(shapes.POLL, ran.out);
    expect(runs.filter(({ status }) => status === 'ok')).toEqual([]);
  });

  it('fails for one account and not for the others', async () => {
    const cwd = await folderOf({
      'kuulo.yaml': settings.replace(`${world.url}/x`, 'http://127.0.0.1:1/x'),
    });
    await writeFile(join(cwd, '.env'), await readFile(join(world.folder, '.env'), 'utf8'), { mode: 0o600 });
    const ran = await start(['poll', '--json'], { cwd }).ended;
    expect(ran.code, ran.out).toBe(6);
    const { runs } = readJson(shapes.POLL, ran.out);
    const failed = runs.filter(({ error }) => error !== null).map(({ account }) => account);
    expect(new Set(failed)).toEqual(new Set(['x']));
    expect((await start(['account', 'check'], { cwd }).ended).code).toBe(6);
  });

  it('refuses our credentials', async () => {
    const cwd = await folderOf({ 'kuulo.yaml': settings });
    const env = (await readFile(join(world.folder, '.env'), 'utf8')).replace(
      /(MASTO_ACCESS_TOKEN=).*/,
      '$1wrong-token',
    );
    await writeFile(join(cwd, '.env'), env, { mode: 0o600 });
    const ran = await start(['poll', 'masto', '--json'], { cwd }).ended;
    expect(ran.code, ran.out).toBe(4);
    expect(`${ran.out}${ran.err}`).not.toContain('wrong-token');
    await writeFile(join(cwd, '.env'), '', { mode: 0o600 });
    const without = await start(['poll', '--json'], { cwd }).ended;
    expect(without.code).toBe(4);
    expect(without.out).toContain('KUULO_MASTO_ACCESS_TOKEN');
  });

  it('asks to wait, and is left alone by the next run too', async () => {
    await world.fault({ match: 'GET /mastodon/', kind: '429', times: 3, retryAfter: 3600 });
    const first = await world.json(shapes.POLL, ['poll', 'masto'], { code: 7 });
    const throttled = first.runs.filter(({ status }) => status === 'throttled');
    expect(throttled.length).toBeGreaterThan(0);
    const until = Date.parse(throttled[0]?.nextPollAt ?? '');
    expect(until - Date.now()).toBeGreaterThan(3_500_000);
    const before = await world.requests();
    const again = await world.poll('masto');
    expect(again.totals.requests).toBe(0);
    expect(await world.requests()).toBe(before);
  });
});
