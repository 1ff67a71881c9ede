import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecretsNeeds } from '../../src/secrets/secrets.ts';
import { codeOf } from '../journey/office.ts';
import { startChild } from '../store/child.ts';
import { secretsOver } from './kept.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-secrets-'));
  file = join(folder, 'credentials.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TOKEN = {
  name: 'accessToken',
  env: 'ACCESS_TOKEN',
  title: 'token',
  isSecret: true,
  isRequired: true,
  hint: '',
} as const;
const nothing = () => undefined;
const secretsOf = (environment: SecretsNeeds['environment']) => secretsOver(file, { environment });
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('credentials.json', () => {
  it('is readable by its owner only, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      await secretsOf(nothing).save('masto', { accessToken: 'abc' });
    } finally {
      process.umask(before);
    }
    expect(modeOf(file)).toBe(0o600);
    await secretsOf(nothing).save('masto', { accessToken: 'def' });
    expect(modeOf(file)).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['credentials.json']);
  });

  it.each([0o640, 0o604, 0o660, 0o644, 0o601])('is not used when its mode is %o', async (mode) => {
    const secrets = secretsOf(nothing);
    await secrets.save('masto', { accessToken: 'abc' });
    const bytes = readFileSync(file);
    chmodSync(file, mode);
    expect(await codeOf(secrets.credentials('masto', [TOKEN]))).toBe('CREDENTIALS_EXPOSED');
    expect(await codeOf(secrets.save('masto', { accessToken: 'new' }))).toBe('CREDENTIALS_EXPOSED');
    expect(await codeOf(secrets.vault('masto').load())).toBe('CREDENTIALS_EXPOSED');
    expect(readFileSync(file)).toEqual(bytes);
    // the control
    chmodSync(file, 0o600);
    expect(await secrets.credentials('masto', [TOKEN])).toEqual({ accessToken: 'abc' });
  });

  it('is never overwritten with nothing', async () => {
    const secrets = secretsOf(nothing);
    await secrets.save('masto', { accessToken: 'abc' });
    await secrets.vault('masto').save('session one');
    expect(await codeOf(secrets.save('masto', { accessToken: '' }))).toBe('USAGE');
    expect(await codeOf(secrets.save('masto', { accessToken: '  ' }))).toBe('USAGE');
    expect(await codeOf(secrets.vault('masto').save(''))).toBe('USAGE');
    expect(await secrets.credentials('masto', [TOKEN])).toEqual({ accessToken: 'abc' });
    expect(await secrets.vault('masto').load()).toBe('session one');
  });

  it('keeps every account when many save at once', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `account-${index}`);
    await Promise.all(names.map((name) => secretsOf(nothing).vault(name).save(`token of ${name}`)));
    const loaded = await Promise.all(names.map((name) => secretsOf(nothing).vault(name).load()));
    expect(loaded).toEqual(names.map((name) => `token of ${name}`));
    await Promise.all(names.slice(1).map((name) => secretsOf(nothing).remove(name)));
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['account-0']);
  });

  it('keeps every account when three processes save at once', async () => {
    const saving = `
      const { Secrets } = await import('./src/secrets/secrets.ts');
      const { openStore } = await import('./src/store/open.ts');
      const { exclusively } = await import('./src/app/exclusively.ts');
      const [, file, database, name] = process.argv;
      const store = await openStore(database, { mode: 'create' });
      const exclusive = (turn, work) => exclusively(store, turn, work);
      const secrets = new Secrets(file, { environment: () => undefined, exclusive });
      say('ready');
      for await (const _ of process.stdin) break;
      for (let n = 0; n < 20; n += 1) await secrets.save(name + n, { accessToken: 'token' });
      await store.close();
      process.exit(0);`;
    const database = join(folder, 'kuulo.db');
    const children = await Promise.all(['a', 'b', 'c'].map((name) => startChild(saving, [file, database, name])));
    for (const child of children) child.process.stdin?.write('go\n');
    expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0, 0]);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toHaveLength(60);
  });

  it('is whole at every moment of a change', async () => {
    const secrets = secretsOf(nothing);
    await secrets.save('masto', { accessToken: 'a'.repeat(100_000) });
    let isOver = false;
    const writing = (async () => {
      for (let n = 0; n < 20; n += 1) await secrets.save('masto', { accessToken: String(n).repeat(100_000) });
      isOver = true;
    })();
    while (!isOver) {
      const found = await secretsOf(nothing).credentials('masto', [TOKEN]);
      expect(found.accessToken?.length).toBeGreaterThanOrEqual(100_000);
    }
    await writing;
  });

  it.each(['', '{', '[]', 'null', '"text"', '{"masto": 5}', '{"masto": {"accessToken": 5}}'])(
    'with the content %j is told, not replaced',
    async (content) => {
      writeFileSync(file, content, { mode: 0o600 });
      const secrets = secretsOf(nothing);
      expect(await codeOf(secrets.credentials('masto', [TOKEN]))).toBe('CONFIG_INVALID');
      expect(await codeOf(secrets.save('masto', { accessToken: 'abc' }))).toBe('CONFIG_INVALID');
      expect(readFileSync(file, 'utf8')).toBe(content);
    },
  );

  it('holds nothing for accounts with the names of an object’s own parts', async () => {
    const secrets = secretsOf(nothing);
    await secrets.save('masto', { accessToken: 'abc' });
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(await secrets.credentials(name, [{ ...TOKEN, name: 'name' }])).toEqual({});
      await secrets.vault(name).save('mine');
      expect(await secrets.vault(name).load()).toBe('mine');
    }
  });
});

describe('secrets', () => {
  it('the environment wins over the file', async () => {
    await secretsOf(nothing).save('masto', { accessToken: 'from file' });
    const secrets = secretsOf((account, env) => `${account} ${env}`);
    expect(await secrets.credentials('masto', [TOKEN])).toEqual({ accessToken: 'masto ACCESS_TOKEN' });
    // what the environment knows needs no file at all, not even a good one
    chmodSync(file, 0o644);
    expect(await secrets.missing('masto', [TOKEN])).toEqual([]);
  });

  it('names what is missing, and only what is needed', async () => {
    const secrets = secretsOf(nothing);
    const optional = { ...TOKEN, name: 'other', isRequired: false };
    expect(await secrets.missing('masto', [TOKEN, optional])).toEqual([TOKEN]);
    await secrets.save('masto', { accessToken: 'abc' });
    expect(await secrets.missing('masto', [TOKEN, optional])).toEqual([]);
  });
});
