import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { approved, newCustomer, openQuietOffice } from './office.ts';

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
  'platforms/registry.ts',
  ...readdirSync(join(src, 'journey/send')).map((name) => `journey/send/${name}`),
];

it('no file that leads to a platform reads notes', () => {
  const files = new Set(sending.flatMap((file) => [...reachable(file)]));
  expect(files.size).toBeGreaterThan(40);
  const guilty = [...files].filter((file) => /\bnotes\b\s*[.:(]|\bNote\b/.test(readFileSync(join(src, file), 'utf8')));
  expect(guilty).toEqual([]);
  // the control: the search finds the file that does
  expect(/\bnotes\b\s*[.:(]/.test(readFileSync(join(src, 'journey/inbox.ts'), 'utf8'))).toBe(true);
});

it('what is noted never leaves', async () => {
  const office = await openQuietOffice();
  const { id } = await newCustomer(office, 'mastodon');
  await office.aino.note(id, 'SALAINEN asiakas on hankala');
  await approved(office, id, 'Hei! Selvitämme asian.');
  await office.ville.send();
  expect((await office.aino.show(id)).notes.map((note) => note.author)).toEqual(['aino']);
  expect(JSON.stringify(await office.brand.control('state'))).not.toContain('SALAINEN');
});
