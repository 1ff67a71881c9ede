import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAccountToYaml, loadConfig, removeAccountFromYaml } from '../../src/config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TWO = 'operators: [{ name: aino, role: agent }, { name: ville, role: approver }]\n';
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const load = (more: { as?: string; workspace?: string; from?: string; variables?: Record<string, string> } = {}) =>
  loadConfig({ from: folder, ...more, variables: { HOME: folder, ...more.variables } });

describe('the workspace', () => {
  it('is the nearest folder upward with kuulo.yaml', async () => {
    write('kuulo.yaml', '');
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    expect((await load({ from: join(folder, 'a', 'b') })).folder).toBe(folder);
  });

  it('is the named one, then KUULO_WORKSPACE, then the nearest, then the user’s', async () => {
    for (const name of ['named', 'said', '.config/kuulo']) {
      mkdirSync(join(folder, name), { recursive: true });
      write(join(name, 'kuulo.yaml'), '');
    }
    const variables = { KUULO_WORKSPACE: join(folder, 'said') };
    expect((await load({ workspace: 'named', variables })).folder).toBe(join(folder, 'named'));
    expect((await load({ variables })).folder).toBe(join(folder, 'said'));
    expect((await load()).folder).toBe(join(folder, '.config', 'kuulo'));
  });

  it('is missed with NO_WORKSPACE, unless it is optional', async () => {
    await expect(load({ workspace: folder })).rejects.toMatchObject({ code: 'NO_WORKSPACE', facts: { folder } });
    const config = await loadConfig({ workspace: folder, isWorkspaceOptional: true, variables: {} });
    expect(config).toMatchObject({ file: null, folder, operator: { role: 'approver' } });
    // an operator of some other workspace, named once for the whole shell, is in nobody's way
    const variables = { KUULO_OPERATOR: 'aino' };
    const elsewhere = await loadConfig({ workspace: folder, isWorkspaceOptional: true, variables });
    expect(elsewhere.operator).toEqual(config.operator);
    write('kuulo.yaml', TWO);
    await expect(load({ variables: { KUULO_OPERATOR: 'pekka' } })).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('the environment', () => {
  it('wins over .env, and .env over kuulo.yaml', async () => {
    write('kuulo.yaml', 'send: { undo: 10s, settle: 1m }\ndatabase: a.db\n');
    write('.env', 'KUULO_UNDO_MS=5\nKUULO_SETTLE_MS=6\nKUULO_DATABASE=b.db\nKUULO_X_API_KEY="in file"\n');
    const { settings, database, secretOf } = await load({ variables: { KUULO_UNDO_MS: '7' } });
    expect(settings.send).toMatchObject({ undoMs: 7, settleMs: 6 });
    expect(database).toBe(join(folder, 'b.db'));
    expect(secretOf('x', 'API_KEY')).toBe('in file');
  });

  it('says for one run what the inbox speaks and how it looks', async () => {
    write('kuulo.yaml', 'language: fi\ninbox: { theme: dark, bell: high }\n');
    const own = (await load()).settings;
    expect([own.language, own.inbox.theme, own.inbox.isLinear]).toEqual(['fi', 'dark', false]);
    const variables = { KUULO_LANGUAGE: 'en', KUULO_THEME: 'CONTRAST', KUULO_SCREEN_READER: '1' };
    const { language, inbox } = (await load({ variables })).settings;
    expect({ language, ...inbox }).toMatchObject({ language: 'en', theme: 'contrast', isLinear: true, bell: 'high' });
    write('kuulo.yaml', 'inbox: { screenReader: true }\n');
    expect((await load({ variables: { KUULO_SCREEN_READER: '0', KUULO_THEME: '' } })).settings.inbox).toMatchObject({
      isLinear: false,
      theme: 'auto',
    });
  });

  it.each([
    ['sentimnt=negative', /does not know "sentimnt"/, /sentiment/],
    ['sentiment=bad', /does not know "bad"/, /negative/],
    ['since=someday', /someday/, /./],
  ])('does not begin with a view whose filter is wrong: %s', async (show, problem, remedy) => {
    write(
      'kuulo.yaml',
      `inbox:\n  views: [{ name: fine, show: "sentiment:negative" }, { name: a, show: "${show}" }]\n`,
    );
    const facts = {
      line: 2,
      column: 72,
      problem: expect.stringMatching(problem),
      remedy: expect.stringMatching(remedy),
    };
    await expect(load()).rejects.toMatchObject({ code: 'CONFIG_INVALID', facts });
  });

  it.each([
    ['KUULO_LANGUAGE', 'sv', /en, fi/],
    ['KUULO_THEME', 'drak', /did you mean dark/],
    ['KUULO_SCREEN_READER', 'please', /KUULO_SCREEN_READER/],
  ])('refuses %s=%s', async (name, value, remedy) => {
    write('kuulo.yaml', '');
    const facts = { problem: expect.stringContaining(name), remedy: expect.stringMatching(remedy) };
    await expect(load({ variables: { [name]: value } })).rejects.toMatchObject({ code: 'USAGE', facts });
  });

  it('names an account’s secrets in capitals', async () => {
    write('kuulo.yaml', '');
    const { secretOf } = await load({ variables: { KUULO_MY_MASTO_2_ACCESS_TOKEN: 't' } });
    expect(secretOf('my-masto.2', 'ACCESS_TOKEN')).toBe('t');
    expect(secretOf('other', 'ACCESS_TOKEN')).toBeUndefined();
  });

  it.each(['-1', '1.5', 'abc', '1e9'])('refuses KUULO_UNDO_MS=%s', async (value) => {
    write('kuulo.yaml', '');
    await expect(load({ variables: { KUULO_UNDO_MS: value } })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('says that PostgreSQL is not there yet', async () => {
    write('kuulo.yaml', '');
    const said = load({ variables: { KUULO_DATABASE: 'postgres://localhost/kuulo' } });
    await expect(said).rejects.toMatchObject({ facts: { problem: 'PostgreSQL is not supported yet' } });
  });
});

describe('what decides about sending', () => {
  it('has defaults', async () => {
    write('kuulo.yaml', '');
    const { settings } = await load();
    expect(settings.review).toEqual({
      public: 'required',
      private: 'optional',
      fourEyes: false,
      expiresMs: 604_800_000,
    });
    expect(settings.send).toMatchObject({ perAccountPerMinute: 10, perAccountPerDay: 0 });
    expect(settings.claimMs).toBe(1_800_000);
    expect(settings.bulk).toEqual({ canary: 3, errorsMax: 5, unknownMax: 3, optOut: [] });
  });

  it('is what is written', async () => {
    write(
      'kuulo.yaml',
      'review: { expires: 12h }\nsend: { perAccountPerDay: 100 }\nclaims: 5m\nbulk: { canary: 0, optOut: ["älä viesti"] }\n',
    );
    const { settings } = await load();
    expect(settings.review.expiresMs).toBe(43_200_000);
    expect(settings.send.perAccountPerDay).toBe(100);
    expect(settings.claimMs).toBe(300_000);
    expect(settings.bulk).toEqual({ canary: 0, errorsMax: 5, unknownMax: 3, optOut: ['älä viesti'] });
  });

  it.each([
    ['review: { expires: 0s }', /no time at all/],
    ['review: { expires: soon }', /not a duration/],
    ['claims: 0', /no time at all/],
    ['claims: -5m', /not a duration/],
    ['send: { perAccountPerDay: -1 }', /too small/],
    ['send: { perAccountPerDay: 1.5 }', /whole number/],
    ['bulk: { errorsMax: 0 }', /too small/],
    ['bulk: { cannary: 3 }', /unknown key "cannary"/],
    ['bulk: { optOut: stop }', /list/],
  ])('refuses %s, with the line', async (text, problem) => {
    write('kuulo.yaml', `# first\n${text}\n`);
    const refused = await load().catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'CONFIG_INVALID',
      facts: { line: 2, problem: expect.stringMatching(problem) },
    });
  });

  it('keeps what tells a copied database in the user’s state folder, whatever the workspace’s .env says', async () => {
    write('kuulo.yaml', '');
    expect((await load()).stateFolder).toBe(join(folder, '.local', 'state', 'kuulo'));
    expect((await load({ variables: { XDG_STATE_HOME: '/srv/state' } })).stateFolder).toBe('/srv/state/kuulo');
    expect((await load({ variables: { XDG_STATE_HOME: 'relative' } })).stateFolder).toBe(
      join(folder, '.local', 'state', 'kuulo'),
    );
    write('.env', 'XDG_STATE_HOME=/copied\n');
    expect((await load()).stateFolder).toBe(join(folder, '.local', 'state', 'kuulo'));
  });
});

describe('who acts', () => {
  const login = userInfo().username;

  it('is --as, then KUULO_OPERATOR, then system where the login is nobody', async () => {
    write('kuulo.yaml', TWO);
    expect((await load({ as: 'ville', variables: { KUULO_OPERATOR: 'aino' } })).operator.name).toBe('ville');
    expect((await load({ variables: { KUULO_OPERATOR: 'aino' } })).operator).toEqual({
      name: 'aino',
      role: 'agent',
      login,
    });
    expect((await load()).operator).toEqual({ name: 'system', role: 'system', login });
  });

  it('is the login with its role where kuulo.yaml knows it', async () => {
    write('kuulo.yaml', `operators: [{ name: "${login}", role: viewer }]`);
    expect((await load()).operator).toEqual({ name: login, role: 'viewer', login });
  });

  it('is an approver where kuulo.yaml names nobody', async () => {
    write('kuulo.yaml', '');
    expect((await load()).operator).toEqual({ name: login, role: 'approver', login });
    await expect(load({ as: 'someone-else' })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('suggests a name for a mistyped one', async () => {
    write('kuulo.yaml', TWO);
    await expect(load({ as: 'vile' })).rejects.toMatchObject({ facts: { remedy: 'did you mean ville?' } });
  });
});

describe('the result', () => {
  it('is frozen to the bottom', async () => {
    write('kuulo.yaml', 'accounts: [{ name: x, platform: x, handle: "@e" }]');
    const { settings } = await load();
    const [account] = settings.accounts;
    expect(account).toMatchObject({
      handle: 'e',
      streams: [{ kind: 'mentions' }, { kind: 'comments' }, { kind: 'messages' }, { kind: 'own' }],
      features: [],
    });
    expect(Object.isFrozen(account?.streams[0])).toBe(true);
  });
});

describe('editing kuulo.yaml', () => {
  const text =
    '# ours\nbrand: { name: A }   # the name\n\naccounts:\n  # the first\n  - { name: x, platform: x, handle: e }\n# end\nsla: { high: 2h }\n';
  const masto = {
    name: 'masto',
    platform: 'mastodon',
    handle: 'e',
    baseUrl: 'https://m.example',
    streams: ['mentions', 'search:"A B"'],
    features: [],
  };

  it('keeps comments, order and permissions, and what it wrote is read back', async () => {
    write('kuulo.yaml', text);
    const file = join(folder, 'kuulo.yaml');
    const mode = statSync(file).mode;
    await addAccountToYaml(file, masto);
    const after = readFileSync(file, 'utf8');
    for (const comment of ['# ours', '# the name', '# the first', '# end']) expect(after).toContain(comment);
    expect(after.indexOf('brand')).toBeLessThan(after.indexOf('accounts'));
    expect(after.indexOf('masto')).toBeLessThan(after.indexOf('sla'));
    expect(statSync(file).mode).toBe(mode);
    const { settings } = await load();
    expect(settings.accounts[1]).toMatchObject({
      baseUrl: 'https://m.example',
      streams: [{ kind: 'mentions' }, { query: '"A B"' }, { kind: 'own' }],
      features: [],
    });
    expect(await removeAccountFromYaml(file, 'masto')).toBe(true);
    expect((await load()).settings.accounts.map(({ name }) => name)).toEqual(['x']);
    expect(await removeAccountFromYaml(file, 'masto')).toBe(false);
  });

  it('begins a list where there is none, and empties one', async () => {
    write('kuulo.yaml', 'accounts: []\n');
    const file = join(folder, 'kuulo.yaml');
    await addAccountToYaml(file, masto);
    expect((await load()).settings.accounts).toHaveLength(1);
    await removeAccountFromYaml(file, 'masto');
    expect((await load()).settings.accounts).toEqual([]);
  });

  it('leaves the file alone when the account would break it', async () => {
    write('kuulo.yaml', text);
    const file = join(folder, 'kuulo.yaml');
    await expect(addAccountToYaml(file, { ...masto, streams: ['nonsense'], features: [] })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
