import { describe, expect, it } from 'vitest';
import type { LearnReport } from '../../src/domain/learning.ts';
import type { SentimentLabel, UrgencyLevel } from '../../src/domain/triage.ts';
import { learn } from '../../src/journey/learn.ts';
import type { Store } from '../../src/store/store.ts';
import { NOON, newReply, SCORE, tempStore } from '../store/workbench.ts';
import { heard, judged, moods, needsOf } from './lessons.ts';

const APPLY = { isDryRun: false, isReset: false };
const aspectOf = ({ aspects }: LearnReport, name: 'sentiment' | 'urgency') =>
  aspects.find(({ aspect }) => aspect === name);

/** The same log-odds over and over, on other words each time. */
function same<L extends SentimentLabel | UrgencyLevel>(count: number, label: L, odds: string): [string, L][] {
  return Array.from({ length: count }, (_, index) => [`${odds} ${label}${index}`, label]);
}

describe('one label only', () => {
  const lessons = (neutral: number) => [
    ...same(60, 'negative', '-1 -5 1 -3 -5'),
    ...same(40, 'positive', '-5 3 1 -3 -5'),
    // near the negative ones: what finds those calls these negative too
    ...same(2, 'neutral', '-0.9 -5 1 -3 -5'),
    ...same(neutral - 2, 'neutral', '-5 -5 1 -3 -5'),
  ];

  it('a sentiment that would be found less often speaks against all the gain of another', async () => {
    const { store } = await tempStore();
    await judged(store, 'sentiment', lessons(10));
    const report = await learn(needsOf(store), APPLY);
    const sentiment = aspectOf(report, 'sentiment');
    expect(sentiment?.after?.accuracy).toBeGreaterThan((sentiment?.before?.accuracy ?? 1) + 0.4);
    expect(sentiment?.after?.macroF1).toBeGreaterThan((sentiment?.before?.macroF1 ?? 1) + 0.2);
    expect(sentiment).toMatchObject({ verdict: 'harm', harms: ['labels'] });
    expect(sentiment?.harmedLabels).toEqual([{ label: 'neutral', n: 10, before: 1, after: 0.8 }]);
    expect([report.isChanged, await store.read.learning.tuning()]).toEqual([false, null]);
  });

  it('not so one of many, nor one that hardly anybody spoke of', async () => {
    for (const neutral of [4, 40]) {
      const { store } = await tempStore();
      await judged(store, 'sentiment', lessons(neutral));
      const sentiment = aspectOf(await learn(needsOf(store), APPLY), 'sentiment');
      expect(sentiment, `${neutral} neutral`).toMatchObject({ verdict: 'better', harms: [], harmedLabels: [] });
    }
  });

  it('of levels each one counts, however few spoke of it', async () => {
    const { store } = await tempStore();
    await judged(store, 'urgency', [
      ...same(60, 'normal', '-1 -1 -1 -4 -6'),
      ...same(30, 'high', '-1 -1 3 3 -6'),
      ...same(2, 'low', '-1 -1 -0.9 -4 -6'),
    ]);
    const report = await learn(needsOf(store), APPLY);
    const harmedLabels = [{ label: 'low', n: 2, before: 1, after: 0 }];
    expect(aspectOf(report, 'urgency')).toMatchObject({ verdict: 'harm', harms: ['labels'], harmedLabels });
    expect(report.isChanged).toBe(false);
  });
});

describe('what no tuning moves', () => {
  const unread = (said: readonly (readonly [string, SentimentLabel])[]) =>
    said.map(([text, label]) => [`${text} x`, label] as const);

  it('teaches nothing: with it the same is learnt as without, by the same figures', async () => {
    const reports: LearnReport[] = [];
    for (const others of [0, 90]) {
      const { store } = await tempStore();
      await judged(store, 'sentiment', unread(same(others, 'positive', '-4 -0.5 1 -3 -5')));
      await judged(store, 'sentiment', moods(60, 2));
      reports.push(await learn(needsOf(store), APPLY));
    }
    const [without, withThem] = reports;
    expect(without?.isChanged).toBe(true);
    expect(withThem?.after).toEqual(without?.after);
    const told = without && aspectOf(without, 'sentiment');
    expect(withThem && aspectOf(withThem, 'sentiment')).toEqual({ ...told, untunable: 90 });
  });

  it('does not make few corrections many', async () => {
    const { store } = await tempStore();
    await judged(store, 'sentiment', same(19, 'negative', '-1 -5 1 -3 -5'));
    await judged(store, 'sentiment', unread(same(30, 'negative', '-1 -5 1 -3 -5')));
    const report = await learn(needsOf(store), APPLY);
    expect(aspectOf(report, 'sentiment')).toMatchObject({ verdict: 'tooFew', n: 19, untunable: 30 });
  });

  it('is the newest word on its message all the same: what was said of its former words does not come back', async () => {
    const { store } = await tempStore();
    const { conversation, message } = await heard(store, '-1 -5 1 -3 -5');
    const keep = (at: number) => {
      const judgement = { aspect: 'sentiment', message, label: 'negative', operator: 'aino', at } as const;
      return store.transact((tx) => tx.learning.keepJudgements(conversation, [judgement]));
    };
    await keep(NOON);
    const edit = { text: '-1 -5 1 -3 -5 x', editedAt: NOON + 1, score: SCORE, reference: null };
    await store.transact((tx) => tx.messages.saveEdit(message, edit));
    await keep(NOON + 2);
    const report = await learn(needsOf(store), APPLY);
    expect(aspectOf(report, 'sentiment')).toMatchObject({ n: 0, untunable: 1 });
  });

  it('speaks neither for nor against when it was answered', async () => {
    const { store } = await tempStore();
    await judged(store, 'sentiment', moods(60, 2));
    // those that stay must not outvote those that would be judged otherwise
    for (let index = 0; index < 22; index += 1) await answered(store, `-0.2 -2 -1 -3 -5 ${index}`);
    for (let index = 0; index < 100; index += 1) await answered(store, `-9 -2 -1 -3 -5 ${index} x`);
    const against = await learn(needsOf(store), APPLY);
    expect(aspectOf(against, 'sentiment')).toMatchObject({
      verdict: 'harm',
      harms: ['answered'],
      answered: { n: 22, changed: 22 },
    });
    const other = await tempStore();
    await judged(other.store, 'sentiment', moods(60, 2));
    for (let index = 0; index < 25; index += 1) await answered(other.store, `-0.2 -2 -1 -3 -5 ${index} x`);
    const report = await learn(needsOf(other.store), APPLY);
    expect(aspectOf(report, 'sentiment')).toMatchObject({ verdict: 'better', answered: { n: 0, changed: 0 } });
  });
});

async function answered(store: Store, text: string): Promise<void> {
  const { conversation, message } = await heard(store, text);
  await store.transact(async (tx) => {
    const { id } = await tx.replies.insert(newReply(conversation, message));
    const way = ['draft', 'approved', 'queued', 'sending', 'sent'] as const;
    for (const [step, to] of way.slice(1).entries())
      await tx.replies.move(id, { from: [way[step] ?? 'draft'], to, at: NOON });
  });
}
