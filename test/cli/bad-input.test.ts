import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../e2e/program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-bad-'));
  writeFileSync(join(folder, 'kuulo.yaml'), 'timezone: Europe/Helsinki\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const errorOf = (out: string): { code: string; message: string; hint: string } => JSON.parse(out).error;

describe('a command that is used wrongly ends with 2 and says what to do', () => {
  it.each([
    [['lsit'], /no command "lsit"/, /kuulo list/],
    [['account', 'ad'], /no command "account ad"/, /account add/],
    [['list', '--stauts', 'open'], /Unknown flag --stauts/, /--status/],
    [['list', '--status', 'opn'], /opn/, /--help/],
    [['list', '--limit', '1001'], /1001|1000/, /--help/],
    [['list', '--since', 'someday'], /not a time/, /7d/],
    [['list', 'extra'], /Unexpected argument/, /--help/],
    [['show'], /ID is missing/, /--help/],
    [['close'], /ID is missing/, /stdin/],
    [['poll', '--every', 'often'], /not a duration/, /60s/],
    [['snooze', '1', '--until', 'someday'], /not a time/, /tomorrow/],
    [['snooze', '1', '--until', '2001-01-01'], /has passed/, /to come/],
    [['label', '1'], /No label/, /--add/],
    [['check'], /Name a reply/, /--help/],
    [['check', '1', '--text', 'a'], /Name a reply/, /--help/],
    [['draft', '1', '--public', '--private', '--text', 'a'], /cannot also be provided/, /--help/],
    [['report', '--json', '--format', 'csv'], /do not go together/, /./],
    [['send', '1', '--all'], /do not go together/, /./],
    [['status', '--max-age', 'x'], /not a duration/, /2h/],
    [['inbox'], /needs a terminal/i, /./],
    [['list', '--as', 'nobody'], /no operator "nobody"/, /./],
    [['note', '1', '--file', '/does/not/exist'], /cannot be read \(ENOENT\)/, /./],
    [['account', 'remove', 'x', '--quiet', '--verbose'], /cannot also be provided/, /./],
  ])('%j', async (args, message, hint) => {
    const { code, out, err } = await run([...args, '--json'], { cwd: folder });
    expect({ code, error: errorOf(out).code }).toEqual({ code: 2, error: 'USAGE' });
    expect(errorOf(out).message).toMatch(message);
    expect(errorOf(out).hint).toMatch(hint);
    expect(err).toContain(errorOf(out).message);
    expect(err).not.toContain('    at ');
  });

  it('without a workspace, naming kuulo init', async () => {
    const { code, out } = await run(['list', '--json', '--workspace', join(folder, 'none')], { cwd: folder });
    expect({ code, error: errorOf(out).code }).toEqual({ code: 2, error: 'NO_WORKSPACE' });
    expect(errorOf(out).hint).toContain('kuulo init');
  });

  it('with a broken kuulo.yaml, naming line and column, also for the quick start', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'kuulo-broken-'));
    writeFileSync(join(broken, 'kuulo.yaml'), '# ours\nbrand: { nmae: A }\n');
    for (const command of ['status', 'poll', 'list']) {
      const { code, err } = await run([command], { cwd: broken });
      expect({ command, code }).toEqual({ command, code: 2 });
      expect(err).toContain('kuulo.yaml:2:10: unknown key "nmae".\nDid you mean name?');
    }
    rmSync(broken, { recursive: true });
  });
});

describe('what is not there ends with 5', () => {
  it.each([
    [['show', '99'], 'UNKNOWN_CONVERSATION'],
    [['show', 'x:99'], 'UNKNOWN_CONVERSATION'],
    [['close', '99'], 'UNKNOWN_CONVERSATION'],
    [['check', '99'], 'UNKNOWN_REPLY'],
    [['send', '99'], 'UNKNOWN_REPLY'],
    [['review', 'approve', 'abc'], 'UNKNOWN_REPLY'],
    [['poll', 'nope'], 'UNKNOWN_ACCOUNT'],
    [['account', 'check', 'nope'], 'UNKNOWN_ACCOUNT'],
    [['account', 'remove', 'nope', '--yes'], 'UNKNOWN_ACCOUNT'],
  ])('%j', async (args, error) => {
    const { code, out } = await run([...args, '--json'], { cwd: folder });
    expect({ code, error: errorOf(out).code }).toEqual({ code: 5, error });
  });
});

it('a platform that kuulo does not know is a bad value', async () => {
  const args = ['account', 'add', 'a', '--platform', 'myspace', '--handle', 'a', '--json'];
  const { code, out } = await run(args, { cwd: folder });
  expect({ code, error: errorOf(out).code }).toEqual({ code: 2, error: 'UNKNOWN_PLATFORM' });
});

describe('without a workspace', () => {
  it('classify streams lines in order, and a bad one stops nothing', async () => {
    const stdin =
      '{"id":"a","text":"Palautus ei toimi!"}\nnot json\n\n{"id":7,"text":"Thanks!"}\r\n{"x":1}\n{"text":"no id"}';
    const { code, out } = await run(['classify'], { cwd: tmpdir(), stdin });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(6);
    expect(lines.map(({ id }) => id)).toEqual(['a', null, 7, null, '6']);
    expect(lines[1]).toMatchObject({ line: 2, error: { code: 'USAGE' } });
    expect(lines[0]).toMatchObject({ language: 'fi', sentiment: { label: 'negative' } });
  });

  it('check --text judges, and ends with 3 for what may not go', async () => {
    const said = await run(['check', '--text', 'Tunnukseni on 131052-308T', '--public', '--json'], { cwd: tmpdir() });
    expect(said.code).toBe(3);
    expect(JSON.parse(said.out)).toMatchObject({ sendable: false, measure: null, eligibility: null });
    expect((await run(['check', '--text', 'Kiitos!', '--json'], { cwd: tmpdir() })).code).toBe(0);
  });

  it('no file is left behind', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'kuulo-empty-'));
    const env = { HOME: empty };
    await run(['classify', 'Kiitos!'], { cwd: empty, env });
    await run(['--help'], { cwd: empty, env });
    await run(['--version'], { cwd: empty, env });
    expect(existsSync(join(empty, 'kuulo.db'))).toBe(false);
    expect(existsSync(join(empty, '.config'))).toBe(false);
    rmSync(empty, { recursive: true });
  });

  it('help is printed where bare kuulo has no terminal', async () => {
    const { code, out } = await run([], { cwd: tmpdir() });
    expect(code).toBe(0);
    expect(out).toContain('COMMANDS');
  });
});

describe('init', () => {
  it('makes a workspace that works, with a private .env, and never writes over one', async () => {
    const place = join(folder, 'new');
    expect((await run(['init', place, '--yes'], { cwd: folder })).code).toBe(0);
    expect(statSync(join(place, '.env')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(place, '.gitignore'), 'utf8')).toContain('.env');
    expect((await run(['list', '--json'], { cwd: place })).out).toBe('{"items":[],"next":null,"total":0}\n');
    const before = readFileSync(join(place, 'kuulo.yaml'), 'utf8');
    const again = await run(['init', place, '--yes'], { cwd: folder });
    expect(again.code).toBe(2);
    expect(readFileSync(join(place, 'kuulo.yaml'), 'utf8')).toBe(before);
  });

  it('asks nobody where nobody is', async () => {
    const { code, err } = await run(['init', join(folder, 'other')], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain('--yes');
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  it('adds accounts beside its comments', async () => {
    const place = join(folder, 'accounts');
    await run(['init', place, '--yes'], { cwd: folder });
    const args = [
      'account',
      'add',
      'masto',
      '--platform',
      'mastodon',
      '--handle',
      '@e',
      '--base-url',
      'http://127.0.0.1:9',
      '--secrets',
      '-',
    ];
    const added = await run([...args, '--json'], { cwd: place, stdin: 'ACCESS_TOKEN=s3cret-value\n' });
    expect(added.code).toBe(0);
    expect(JSON.parse(added.out)).toMatchObject({
      name: 'masto',
      handle: 'e',
      missing: [],
      streams: ['mentions', 'messages'],
    });
    expect(readFileSync(join(place, 'kuulo.yaml'), 'utf8')).toContain('# How soon each urgency wants an answer');
    expect(readFileSync(join(place, 'kuulo.yaml'), 'utf8')).not.toContain('s3cret');
    expect(statSync(join(place, 'credentials.json')).mode & 0o777).toBe(0o600);
    expect((await run(args, { cwd: place, stdin: 'ACCESS_TOKEN=x-x-x-x\n' })).code).toBe(2);
    const refused = await run(['account', 'remove', 'masto', '--json'], { cwd: place });
    expect({ code: refused.code, error: errorOf(refused.out).code }).toEqual({
      code: 2,
      error: 'CONFIRMATION_MISSING',
    });
    expect((await run(['account', 'remove', 'masto', '--yes'], { cwd: place })).code).toBe(0);
    expect(JSON.parse((await run(['account', 'list', '--json'], { cwd: place })).out)).toEqual({ items: [] });
  });
});
