import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Parts } from '../../src/app/parts.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { UNTUNED } from '../../src/domain/triage.ts';

const GOOD = 'Kiitos, aivan loistavaa palvelua!';

let folder: string;
let parts: Parts | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-parts-'));
});

afterEach(async () => {
  await parts?.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Parts whose scorer cannot be opened the next time after `fail`: what it is set up by is not to be had. */
async function partsThatMayFail(): Promise<{ opened: Parts; fail: () => void }> {
  const variables = { HOME: folder, KUULO_DATABASE: join(folder, 'kuulo.db') };
  const config = await loadConfig({ from: folder, isWorkspaceOptional: true, variables });
  let isFailing = false;
  const triage: Config['settings']['triage'] = {
    ...config.settings.triage,
    get cues() {
      const fails = isFailing;
      isFailing = false;
      if (fails) throw new Error('out of file handles');
      return config.settings.triage.cues;
    },
  };
  const failing: Config = { ...config, settings: { ...config.settings, triage } };
  const opened = new Parts(failing, new AbortController().signal);
  parts = opened;
  const fail = () => {
    isFailing = true;
  };
  return { opened, fail };
}

it('a scorer that could not be opened once is opened with the next text', async () => {
  const { opened, fail } = await partsThatMayFail();
  fail();
  await expect(opened.score(GOOD, null)).rejects.toThrow('out of file handles');
  expect((await opened.score(GOOD, null)).sentiment.label).toBe('positive');
});

it('so is the scorer as shipped', async () => {
  const { opened, fail } = await partsThatMayFail();
  fail();
  await expect(opened.untuned()).rejects.toThrow('out of file handles');
  const scorer = await opened.untuned();
  expect(scorer.score(GOOD).sentiment.label).toBe('positive');
  // and is kept then
  expect(await opened.untuned()).toBe(scorer);
});

it('what was learnt meanwhile is taken with the next text when it could not be taken at first', async () => {
  const { opened, fail } = await partsThatMayFail();
  expect((await opened.score(GOOD, null)).sentiment.label).toBe('positive');
  const store = await opened.store();
  const tuning = { ...UNTUNED, sentiment: { negative: 30, positive: -30 } };
  const learnt = { tuning, operator: 'aino', at: 5, corrections: { sentiment: 20, urgency: 0 } };
  await store.transact((tx) => tx.learning.saveTuning(learnt));
  fail();
  await opened.takeTuning();
  await expect(opened.score(GOOD, null)).rejects.toThrow('out of file handles');
  expect((await opened.score(GOOD, null)).sentiment.label).toBe('negative');
});

it('knows the holidays of the years that a report reaches back to', async () => {
  const config = await loadConfig({ from: folder, isWorkspaceOptional: true, variables: { HOME: folder } });
  const { hours } = config.settings;
  const settings = { ...config.settings, hours: { ...hours, holidays: 'FI' } };
  const opened = new Parts({ ...config, settings }, new AbortController().signal);
  parts = opened;
  const year = new Date(opened.now()).getUTCFullYear();
  const near = await opened.calendar();
  const far = await opened.calendarSince(Date.UTC(year - 7, 5, 1));
  // Independence Day
  for (let one = year - 8; one <= year + 1; one += 1) {
    expect(far.holidays.has(`${one}-12-06`), String(one)).toBe(true);
    expect(near.holidays.has(`${one}-12-06`), String(one)).toBe(one >= year - 1);
  }
  expect((await opened.calendarSince(opened.now())).holidays).toEqual(near.holidays);
});
