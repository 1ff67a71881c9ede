import { expect, it } from 'vitest';
import { learnText } from '../../src/cli/output/learn.ts';
import { withoutColours } from '../../src/cli/output/paint.ts';
import type { LearnReport, LearntAspect } from '../../src/domain/learning.ts';
import { UNTUNED } from '../../src/domain/triage.ts';

withoutColours();

const MEASURES = { accuracy: 0.5, macroF1: 0.4567, urgentRecall: null };

function aspect(change: Partial<LearntAspect>): LearntAspect {
  return {
    aspect: 'sentiment',
    verdict: 'better',
    harms: [],
    harmedLabels: [],
    n: 40,
    needed: 20,
    contradicting: 0,
    untunable: 0,
    before: MEASURES,
    after: { ...MEASURES, accuracy: 0.75 },
    met: { gained: 10, lost: 0 },
    answered: { n: 0, changed: 0 },
    proposed: { negative: 0.9, positive: 0 },
    ...change,
  };
}

function report(aspects: readonly LearntAspect[], change: Partial<LearnReport> = {}): LearnReport {
  const after = { ...UNTUNED, sentiment: { negative: 0.9, positive: 0 } };
  return { isDryRun: false, isReset: false, isChanged: true, before: UNTUNED, after, aspects, ...change };
}

it('tells before and after, what was applied, why the other was not, and what to do next', () => {
  const urgency = aspect({
    aspect: 'urgency',
    verdict: 'harm',
    harms: ['urgentRecall', 'answered'],
    contradicting: 4,
    before: { ...MEASURES, urgentRecall: 1 },
    after: { ...MEASURES, urgentRecall: 0.9 },
    answered: { n: 30, changed: 8 },
  });
  expect(learnText(report([aspect({}), urgency]), null).split('\n')).toEqual([
    '           corrections  measure                       before      after',
    'sentiment           40  accuracy                      50.0 %  →  75.0 %',
    '                        macro-F1                      45.7 %  →  45.7 %',
    'urgency             40  accuracy                      50.0 %  →  50.0 %',
    '                        macro-F1                      45.7 %  →  45.7 %',
    '                        recall of critical and high  100.0 %  →  90.0 %',
    '',
    'sentiment: applied, negative +0.0 → +0.9',
    'urgency: not applied, fewer of the critical and high would be found, too much that people answered without correcting it would be judged otherwise (4 left out: they contradict each other); of 30 messages answered without a correction 8 would be judged otherwise',
    '',
    'Open conversations keep their scores until kuulo triage judges them again.',
    'The way back: kuulo triage learn --reset',
  ]);
});

it('names each label that would be found less often, and tells apart what was left out', () => {
  const harmedLabels = [
    { label: 'neutral', n: 10, before: 1, after: 0.8 },
    { label: 'positive', n: 30, before: 0.9, after: 0.7 },
  ] as const;
  const one = aspect({ verdict: 'harm', harms: ['labels'], harmedLabels, contradicting: 4, untunable: 2 });
  expect(
    learnText(report([one], { isChanged: false }), null)
      .split('\n')
      .at(-1),
  ).toBe(
    'sentiment: not applied, fewer of the 10 called neutral would be found (100.0 % → 80.0 %), fewer of the 30 called positive would be found (90.0 % → 70.0 %) (4 left out: they contradict each other; 2 left out: no words in a language that is read here)',
  );
});

it('never says that something was applied when nothing was', () => {
  const few = aspect({ verdict: 'tooFew', n: 3, before: null, after: null, met: null, answered: null, proposed: null });
  const nothing = learnText(report([few, aspect({ verdict: 'same' })], { isChanged: false, after: UNTUNED }), null);
  expect(nothing).toContain('sentiment: 3 corrections, it takes 20; nothing was changed');
  expect(nothing).toContain('not surely better than what holds; nothing was changed');
  const dry = learnText(report([aspect({})], { isDryRun: true }), null);
  expect(dry).toContain('would be applied');
  for (const text of [nothing, dry]) expect(text).not.toMatch(/: applied|judges them again|way back/);
});

it('tells the way back by what came of it', () => {
  const reset = (change: Partial<LearnReport>) => learnText(report([], { isReset: true, ...change }), null);
  expect(reset({})).toMatch(/as shipped again; the corrections are kept\.\nOpen conversations/);
  expect(reset({ isDryRun: true })).toMatch(/would be put back as shipped. Nothing was changed/);
  expect(reset({ isChanged: false })).toMatch(/as shipped already; nothing was changed/);
});
