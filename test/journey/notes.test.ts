import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import { approved, changeSettings, newCustomer, openQuietOffice, PLATFORMS, sql, WAYS } from './office.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every file of ours that a file leads to; types lead nowhere at run time. */
function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(src, file), 'utf8');
  for (const [, isType, target] of text.matchAll(/(?:^|\n)import (type )?[^'"]*?from '(\.[^']+)'/g))
    if (isType === undefined) reachable(normalize(join(dirname(file), target ?? '')), seen);
  for (const [, target] of text.matchAll(/import\('(\.[^']+)'\)/g))
    reachable(normalize(join(dirname(file), target ?? '')), seen);
  return seen;
}

const sending = [
  'journey/send.ts',
  'journey/settle.ts',
  'journey/draft.ts',
  'journey/review.ts',
  'journey/moderate.ts',
  'journey/bulk.ts',
  'answers/answer.ts',
  'platforms/registry.ts',
  ...['send', 'settle', 'bulk'].flatMap((step) =>
    readdirSync(join(src, 'journey', step)).map((name) => `journey/${step}/${name}`),
  ),
];

it('no file that leads to a platform reads notes', () => {
  const files = new Set(sending.flatMap((file) => [...reachable(file)]));
  expect(files.size).toBeGreaterThan(40);
  const guilty = [...files].filter((file) => /\bnotes\b\s*[.:(]|\bNote\b/.test(readFileSync(join(src, file), 'utf8')));
  expect(guilty).toEqual([]);
  // the control: the search finds the file that does
  expect(/\bnotes\b\s*[.:(]/.test(readFileSync(join(src, 'journey/inbox.ts'), 'utf8'))).toBe(true);
});

it('nothing in the database carries a note to a reply', async () => {
  const office = await openQuietOffice();
  const about = sql(office.brand, "select type, name, sql from sqlite_schema where sql like '%notes%'");
  // the table and the index of its conversation: no trigger, no view, no table that points at it
  expect(about.map(({ type, name }) => `${type} ${name}`).sort()).toEqual(['index notes_conversation', 'table notes']);
  const columns = sql(office.brand, "select name from pragma_table_info('replies')").map(({ name }) => String(name));
  expect(columns.filter((name) => name.includes('note'))).toEqual([]);
});

it('what is noted never leaves: no call to any platform holds it', async () => {
  const { brand } = await openQuietOffice();
  const proxy = await startRecordingProxy(brand.sandbox.url);
  onTestFinished(() => proxy.close());
  changeSettings(brand, new RegExp(brand.sandbox.url, 'g'), proxy.url);
  // on Mastodon the address of a server is part of who we are there
  sql(brand, 'delete from accounts');
  const office = { brand, aino: await brand.as('aino'), ville: await brand.as('ville') };
  const rows: string[] = [];
  for (const platform of PLATFORMS) {
    for (const visibility of WAYS) {
      const { id } = await newCustomer(office, platform, { visibility });
      await office.aino.note(id, `SALAINEN asiakas on hankala ${platform}`);
      await approved(office, id, { text: 'Hei! Selvitämme asian.', visibility });
      const other = await newCustomer(office, platform, { visibility });
      await office.aino.note(other.id, 'SALAINEN toinen');
      rows.push(JSON.stringify({ conversation: other.id, text: `Hei! Asia on selvinnyt (${other.id}).` }));
    }
  }
  await office.ville.send();
  const file = join(brand.sandbox.workspace, 'rows.jsonl');
  writeFileSync(file, `${rows.join('\n')}\n`);
  const { plan } = await office.aino.planBulk({ source: { from: { file }, words: null } });
  await office.ville.approvePlan(plan.id);
  const bulk = await office.aino.applyBulk(plan.id, { expect: plan.count, isConfirmed: true, confirm: null });
  expect([plan.count, bulk.progress.sent]).toEqual([rows.length, rows.length]);
  await office.aino.poll({ isRecheck: true });
  const calls = JSON.stringify(proxy.exchanges);
  // the control: what is said does leave, by every platform
  expect(calls.split('Selvitämme asian').length).toBeGreaterThan(PLATFORMS.length * WAYS.length);
  expect(calls).not.toContain('SALAINEN');
  expect(readFileSync(plan.file, 'utf8')).not.toContain('SALAINEN');
});
