import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TRAINED_ON } from './corpora.ts';

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('NOTICE', () => {
  const notice = readFileSync('NOTICE', 'utf8');

  it('goes with the model and the messages that are shipped (if not: npm run train)', () => {
    expect(notice).toContain(`src/scoring/model.bin (sha256 ${hashOf('src/scoring/model.bin')})`);
    const named = [...notice.matchAll(/^- (test\/data\/\S+) \(sha256 (\w+)\)/gm)];
    expect(named.length).toBe(7);
    for (const [, file = '', hash] of named) expect(hash, file).toBe(hashOf(file));
    expect(notice).not.toContain(hashOf('package.json'));
  });

  it('thanks every collection the model learnt from, by its licence', () => {
    for (const name of TRAINED_ON) expect(notice).toMatch(new RegExp(`^- ${name} \\(sha256 \\w{64}\\): .*CC BY`, 'm'));
  });
});
