import type { ReportInput } from '../../src/domain/report.ts';
import { at, type ReportDesk } from './report-desk.ts';

const MOODS = ['negative', 'neutral', 'positive'] as const;
const PEOPLE = ['aino', 'ville', 'noora'] as const;
const TOPICS = [['delivery'], ['billing', 'price'], []] as const;

/**
 * A fortnight at a small brand, and the one before it: two platforms, three operators, and something of all that a report
 * counts. Returns the report that asks for it.
 */
export async function busyFortnight(desk: ReportDesk): Promise<ReportInput> {
  for (const day of [2, 3, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]) {
    const date = `2026-11-${String(day).padStart(2, '0')}`;
    for (let one = 0; one < 3; one += 1) await customer(desk, { date, turn: day + one, one });
    await promise(desk, { date, day });
  }
  await apart(desk, '2026-11-12');
  return {
    since: at('2026-11-09T00:00'),
    until: at('2026-11-23T00:00'),
    by: 'day',
    per: ['operator', 'platform', 'topic', 'language'],
  };
}

async function customer(
  desk: ReportDesk,
  { date, turn, one }: { date: string; turn: number; one: number },
): Promise<void> {
  const facts = one === 0 ? { account: 'shop', platform: 'x', language: 'fi' } : {};
  const urgency = one === 2 ? 'high' : 'normal';
  const id = await desk.opened(`${date}T1${one}:05`, { ...facts, topics: TOPICS[one] ?? [], urgency });
  const wrote = `${date}T0${7 + one}:00`;
  const message = await desk.says(id, wrote, MOODS[turn % 3]);
  if (turn % 5 === 0) return;
  const by = PEOPLE[turn % 3] ?? 'aino';
  const sent = `${date}T1${2 + one + (turn % 2)}:${10 + turn}`;
  await desk.answered(id, sent, { since: wrote, due: `${date}T13:50`, message, by });
  if (one === 0) await desk.says(id, `${date}T18:00`, MOODS[(turn + (turn % 2)) % 3]);
  if (one === 0) return;
  await desk.event('conversation.closed', `${date}T16:00`, { conversation: id, actor: by });
  await desk.rated(id, `${date}T19:00`, turn % 4 === 0 ? {} : { rating: 1 + (turn % 5) });
  if (turn % 6 !== 0) return;
  const again = await desk.says(id, `${date}T20:00`, 'negative');
  await desk.event('conversation.reopened', `${date}T20:01`, { conversation: id, message: again, actor: 'system' });
}

/** Kept in time, kept late, moved, broken, or left, with another that was found and left. */
async function promise(desk: ReportDesk, { date, day }: { date: string; day: number }): Promise<void> {
  const conversation = await desk.opened(`${date}T09:00`);
  const about = (data: object) => ({ conversation, data: { followUp: day, ...data } });
  const dueAt = at(`${date}T12:00`);
  await desk.event('followUp.added', `${date}T09:30`, about({ dueAt }));
  if (day % 5 === 1) await desk.event('followUp.kept', `${date}T11:00`, about({ isLate: false }));
  if (day % 5 === 2) await desk.event('followUp.kept', `${date}T13:00`, about({}));
  if (day % 5 === 3) await desk.event('followUp.moved', `${date}T13:00`, about({ from: dueAt, to: dueAt + 1 }));
  if (day % 5 === 4) await desk.event('followUp.broken', `${date}T13:00`, about({}));
  if (day % 5 !== 0) return;
  for (const status of ['open', 'proposed'])
    desk.sql(
      `insert into follow_ups (conversation, due_at, words, author, created_at, status, moves)
        values (?, ?, 'call', 'aino', ?, ?, 0)`,
      ...[conversation, dueAt, dueAt - 1, status],
    );
}

/** What is nobody's answer. */
async function apart(desk: ReportDesk, date: string): Promise<void> {
  const conversation = await desk.opened(`${date}T08:00`);
  for (const kind of [
    'conversation.breached',
    'handover.sent',
    'handover.done',
    'rule.acted',
    'reply.unknown',
  ] as const)
    await desk.event(kind, `${date}T09:00`, { conversation, actor: kind === 'rule.acted' ? 'system' : 'aino' });
  const data = { isPerhapsSent: true, words: 'no answer in time' };
  await desk.event('handover.failed', `${date}T09:00`, { conversation, data });
  await desk.answered(conversation, `${date}T10:00`, { since: `${date}T08:00`, data: { plan: 4 } });
  await desk.answered(conversation, `${date}T10:00`, { since: `${date}T08:00`, by: 'system', actor: 'system' });
  await desk.answered(conversation, `${date}T10:00`, { since: `${date}T08:00`, data: { purpose: 'survey' } });
  await desk.event('conversation.answeredElsewhere', `${date}T11:00`, { conversation, actor: 'system' });
}
