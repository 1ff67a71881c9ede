import { SUBJECT_LENGTH_MAX } from '../../../domain/conversation.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { standing } from '../../widgets/colleagues.ts';
import { strangerLine, wholeNameLine } from '../../widgets/stranger-text.ts';
import { focused, type InboxState } from './inbox-state.ts';
import type { Surroundings } from './surroundings.ts';

/** The row under the cursor as a sentence of full words, for those who listen to the screen; empty where there is none. */
export function inboxSpoken(state: InboxState, { now, words }: Surroundings): string {
  const row = focused(state);
  if (row === null) return '';
  const { spoken } = words.inbox;
  const claim = standing(state.claims.get(row.id), now);
  const isWaiting = row.waitingSince !== null;
  const parts = [
    state.marked.has(row.id) ? spoken.marked : '',
    row.status === 'open' ? '' : words.inbox.isStatus(row.status),
    spoken.urgency[row.urgency.level],
    spoken.sentiment[row.sentiment.label],
    row.waitingSince === null ? '' : spoken.waiting(spanSpoken(now - row.waitingSince, spoken)),
    row.dueAt === null || !isWaiting ? '' : untilSpoken(row.dueAt - now, spoken, spoken),
    spoken.way[row.visibility],
    strangerLine(row.platform),
    row.account === row.platform ? '' : strangerLine(row.account),
    row.assignee === null ? '' : spoken.assigned(strangerLine(row.assignee)),
    claim === null ? '' : spoken.claimed(strangerLine(claim.operator)),
    row.labels.length === 0 ? '' : spoken.labels(row.labels.map((label) => strangerLine(label)).join(', ')),
    row.followUpAt === null
      ? ''
      : untilSpoken(row.followUpAt - now, { dueIn: spoken.followUp, overdue: spoken.followUpOver }, spoken),
    wholeNameLine(row.contact),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}: ${firstWords(row.subject)}`;
}

/** Their first words, with … behind the last whole one where there is more. */
function firstWords(subject: string): string {
  const words = strangerLine(subject);
  if (subject.length < SUBJECT_LENGTH_MAX) return words;
  return `${words.replace(/\s+\S{0,30}$/u, '')} …`;
}

type Spoken = Catalogue['inbox']['spoken'];

function untilSpoken(ms: number, say: Pick<Spoken, 'dueIn' | 'overdue'>, spoken: Spoken): string {
  const span = spanSpoken(Math.abs(ms), spoken);
  return ms < 0 ? say.overdue(span) : say.dueIn(span);
}

/** A length of time in its largest unit, as the row shows it. */
function spanSpoken(ms: number, { minutes, hours, days, weeks }: Spoken): string {
  const length = Math.max(0, ms);
  if (length < HOUR_MS) return minutes(Math.floor(length / MINUTE_MS));
  if (length < 2 * DAY_MS) return hours(Math.floor(length / HOUR_MS));
  if (length < 100 * DAY_MS) return days(Math.floor(length / DAY_MS));
  return weeks(Math.floor(length / (7 * DAY_MS)));
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
