import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { answerNames, readAnswer } from '../../src/answers/answer.ts';
import { blanksOf, renderer } from '../../src/answers/render.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { openSandbox } from './open-sandbox.ts';

test('the workspace points its five accounts at the sandbox', async () => {
  const { url, workspace } = await openSandbox();
  const settings = parse(readFileSync(join(workspace, 'kuulo.yaml'), 'utf8'));
  expect(settings.accounts.map((account: { name: string }) => account.name)).toEqual([
    'x',
    'facebook',
    'instagram',
    'bluesky',
    'masto',
  ]);
  const search = { search: '"Esimerkki Oy"' };
  const hashtag = { hashtag: 'esimerkki' };
  const everyStream: Record<string, unknown[]> = {
    x: ['mentions', 'messages', search, hashtag],
    facebook: ['mentions', 'comments', 'messages'],
    instagram: ['mentions', 'comments', 'messages', hashtag],
    bluesky: ['mentions', 'messages', search, hashtag],
    mastodon: ['mentions', 'messages', search, hashtag],
  };
  for (const { platform, baseUrl, handle, streams } of settings.accounts) {
    expect(baseUrl).toBe(`${url}/${platform}`);
    expect(handle).toMatch(/^esimerkki/);
    expect(streams).toEqual(everyStream[platform]);
  }
  expect(settings).toMatchObject({
    timezone: 'Europe/Helsinki',
    review: { public: 'required', private: 'required', fourEyes: true },
    send: { undo: '0s', perAccountPerMinute: 0 },
    backfill: '30d',
    operators: [
      { name: 'aino', role: 'agent' },
      { name: 'ville', role: 'approver' },
    ],
  });
});

test('secrets stand in .env alone, for its owner alone, and open every platform', async () => {
  const { url, workspace } = await openSandbox();
  const file = join(workspace, '.env');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const values = Object.fromEntries(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('=', 2) as [string, string]),
  );
  expect(Object.keys(values).every((name) => /^KUULO_(X|FACEBOOK|INSTAGRAM|BLUESKY|MASTO)_[A-Z_]+$/.test(name))).toBe(
    true,
  );
  const settings = readFileSync(join(workspace, 'kuulo.yaml'), 'utf8');
  for (const secret of Object.values(values).filter((value) => value !== 'esimerkki.sandbox')) {
    expect(settings).not.toContain(secret);
  }
  const authorization = `Bearer ${values.KUULO_MASTO_ACCESS_TOKEN}`;
  const who = await fetch(`${url}/mastodon/api/v1/accounts/verify_credentials`, { headers: { authorization } });
  expect(await who.json()).toMatchObject({ acct: 'esimerkki' });
  const login = await fetch(`${url}/bluesky/xrpc/com.atproto.server.createSession`, {
    method: 'POST',
    body: JSON.stringify({
      identifier: values.KUULO_BLUESKY_IDENTIFIER,
      password: values.KUULO_BLUESKY_APP_PASSWORD,
    }),
  });
  expect(await login.json()).toMatchObject({ handle: 'esimerkki.sandbox' });
});

test('saved answers lie ready in both languages, fit for every platform, and can be filled in', async () => {
  const { workspace } = await openSandbox();
  const folder = join(workspace, 'answers');
  const names = await answerNames(folder);
  expect(names.length).toBeGreaterThanOrEqual(3);
  const known = { name: 'Maija Meikäläinen', firstName: 'Maija', brand: 'Esimerkki Oy', operator: 'aino' };
  const answers = await Promise.all(names.map((name) => readAnswer(folder, name)));
  expect(new Set(answers.map(({ language }) => language))).toEqual(new Set(['fi', 'en']));
  for (const answer of answers) {
    expect(answer.title).not.toBe(answer.name);
    const { missing } = blanksOf(answer, known);
    const text = renderer(answer)({ ...known, ...Object.fromEntries(missing.map((blank) => [blank, 'A-1234567'])) });
    expect(text).toContain('Maija');
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThanOrEqual(240);
  }
});

test('a folder that is a workspace already is left alone, and the port is free again', async () => {
  const { workspace } = await openSandbox();
  const before = readFileSync(join(workspace, 'kuulo.yaml'), 'utf8');
  await expect(startSandbox({ workspace })).rejects.toThrow('EEXIST');
  expect(readFileSync(join(workspace, 'kuulo.yaml'), 'utf8')).toBe(before);
});

test('a port in use is an error, not a hang', async () => {
  const { url } = await openSandbox();
  await expect(startSandbox({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
});
