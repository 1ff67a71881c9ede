import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { plainPen } from '../../src/cli/output/pen.ts';
import { pollExitCode } from '../../src/cli/output/poll.ts';
import { standingOf, statusJson, statusText } from '../../src/cli/output/status.ts';
import { loadConfig } from '../../src/config.ts';
import type { StreamRun } from '../../src/domain/outcomes.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { AccountSettings } from '../../src/domain/settings.ts';
import { doctor } from '../../src/journey/doctor.ts';
import { loadPlatform } from '../../src/platforms/registry.ts';
import { readStatus } from '../../src/store/due.ts';
import { NOON, seedThread, tempStore } from '../store/workbench.ts';

const NONE = { fetched: 0, new: 0, updated: 0, deleted: 0, requests: 0, costUsd: 0 };

function run(status: StreamRun['status'], problem: ProblemError | null = null): StreamRun {
  const unreadable = status === 'partial' ? 1 : 0;
  return { ...NONE, account: 'masto', stream: 'mentions', status, unreadable, gap: null, nextPollAt: null, problem };
}

it('a poll that could not read everything is never all done', () => {
  const codeOf = (...runs: StreamRun[]) => pollExitCode({ runs, totals: { ...NONE, elapsedMs: 1 } });
  const down = new ProblemError('PLATFORM_DOWN', { account: 'x', words: 'no answer' });
  expect(codeOf(run('ok'), run('partial'))).toBe(6);
  expect(codeOf(run('partial'))).toBe(6);
  expect(codeOf(run('partial'), run('failed', down))).toBe(6);
  expect(codeOf(run('ok'), run('throttled'))).toBe(0);
  expect(codeOf(run('failed', down))).toBe(exitCodeOf('PLATFORM_DOWN'));
});

it('status and doctor tell what could not be read, and only when there is something', async () => {
  const { store, file } = await tempStore();
  const { settings } = await loadConfig({ workspace: dirname(file), isWorkspaceOptional: true });
  const needs = {
    store,
    checkAccounts: async () => [],
    wordsOf: () => ({ words: '', remedy: '' }),
    platform: ({ platform }: AccountSettings) => loadPlatform(platform),
    places: async () => [],
    environmentName: () => '',
    accounts: [],
    settings,
    answers: async () => [],
    now: () => NOON,
  };
  const told = async () => (await doctor(needs)).filter(({ subject }) => subject === 'items');
  const standing = () => {
    const view = readStatus(file, Date.now());
    if (view === null) throw new Error('no database');
    return standingOf(view, { accounts: [], now: NOON, maxAgeMs: 1 });
  };
  expect(await told()).toEqual([]);
  expect(statusText(standing(), plainPen)).not.toMatch(/unreadable|hand-overs/);
  const item = { account: 'masto', stream: 'mentions', raw: '{"id": null}', why: 'no id', at: NOON };
  await store.transact((tx) => tx.streams.addUnreadable([item, item, { ...item, raw: '{}' }]));
  expect(await told()).toMatchObject([{ isFine: false, words: '2 items could not be read; they are kept raw' }]);
  expect(statusText(standing(), plainPen)).toContain('unreadable     2 kept raw');
  const { conversation } = await store.transact((tx) => seedThread(tx));
  await store.transact((tx) =>
    tx.handovers.add({
      ...{ conversation, way: 'email', address: 'a@b.fi', note: null, callBackAt: null, messageId: null },
      ...{ status: 'sending', author: 'aino', createdAt: NOON },
    }),
  );
  expect(statusText(standing(), plainPen)).toContain('hand-overs     1 may have arrived');
  expect(statusJson(standing())).toMatchObject({ handovers: { unknown: 1 } });
  expect(statusJson(standing())).toMatchObject({ unreadable: 2 });
});
