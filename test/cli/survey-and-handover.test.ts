import { expect, it } from 'vitest';
import { surveyAndHandoverLines } from '../../src/cli/output/survey-and-handover.ts';
import type { EventKind, StoredEvent } from '../../src/domain/event.ts';

function told(id: number, kind: EventKind, data: StoredEvent['data']): StoredEvent {
  return { id, at: id, kind, actor: 'aino', login: 'aino', conversation: 1, message: null, reply: null, data };
}

it('tells of each survey and hand-over how it stands, and what strangers said is made safe', () => {
  const lines = surveyAndHandoverLines(
    [
      told(1, 'survey.skipped', { survey: 1, why: 'coolDown', words: null }),
      told(2, 'survey.asked', { survey: 2, scale: 5 }),
      told(3, 'handover.made', { handover: 1, way: 'email', address: 'laskutus@esimerkki.fi' }),
      told(4, 'handover.failed', { handover: 1, words: 'refused', isPerhapsSent: false }),
      told(5, 'handover.made', { handover: 2, way: 'phone', address: '+358 9 1234' }),
      told(6, 'survey.answered', { survey: 2, rating: 4, scale: 5, comment: 'kiitos\n\u001b[2Jhyvin' }),
      told(7, 'survey.asked', { survey: 3, scale: 5 }),
      told(8, 'handover.made', { handover: 3, way: 'email', address: 'a@b.fi' }),
      told(9, 'handover.done', { handover: 3, outcome: 'Hyvitetty' }),
      told(10, 'conversation.closed', {}),
    ],
    { writeTime: (at) => `t${at}` },
  );
  expect(lines.join('\n')).not.toContain('\u001b');
  expect(lines.map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    'survey | 1 | not asked: they were asked not long ago (survey.cooldown) | t1',
    expect.stringMatching(/^survey \| 2 \| rated 4\/5 "kiitos.*hyvin" \| t6$/),
    'survey | 3 | asked | t7',
    'handover | 1 | e-mail laskutus@esimerkki.fi | not sent: refused | t4',
    'handover | 2 | phone +358 9 1234 | open | t5',
    'handover | 3 | e-mail a@b.fi | done: Hyvitetty | t9',
  ]);
});
