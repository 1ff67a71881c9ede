import type { AnswersReport, AnswerUse, UncoveredQuestion } from '../../domain/answers-report.ts';
import type { SavedAnswer } from '../../domain/saved-answer.ts';
import type { Survey } from '../../domain/survey.ts';
import type { Store } from '../../store/store.ts';

/** What counting is handed. */
export interface UsesNeeds {
  readonly store: Store;
  /** Every answer that there is a file of. */
  readonly saved: readonly SavedAnswer[];
  /** The best rating. */
  readonly scale: number;
}

/** Whoever writes again later has something new to say. */
const REOPENED_MS = 7 * 86_400_000;
/** So many examples of what is asked. */
const EXAMPLES_MAX = 3;
/** So much of what was written stands for it, in characters. */
const SUBJECT_MAX = 160;

type Sent = Awaited<ReturnType<Store['read']['answerUses']['sent']>>[number];

/**
 * How the saved answers did in [since, until), in UTC milliseconds, most used first, and what was asked without one of them
 * being of use. A conversation whose seven days still run counts as not brought back so far.
 */
export async function answersReport(
  needs: UsesNeeds,
  span: { readonly since: number; readonly until: number },
): Promise<AnswersReport> {
  const { read } = needs.store;
  const sent = await read.answerUses.sent(span.since, span.until);
  const lastSent = await read.answerUses.lastSent();
  const reopened = await read.events.between(span.since, span.until + REOPENED_MS, ['conversation.reopened']);
  const surveys = await read.surveys.ofConversations([...new Set(sent.map(({ conversation }) => conversation))]);
  const facts: Facts = {
    reopenedAt: Map.groupBy(reopened, ({ conversation }) => conversation ?? 0),
    surveys: Map.groupBy(surveys, ({ conversation }) => conversation),
    scale: needs.scale,
  };
  const bySent = Map.groupBy(sent, ({ answer }) => answer);
  const files = new Map(needs.saved.map((saved) => [saved.name, saved]));
  const answers = [...new Set([...files.keys(), ...bySent.keys()])].map((name): AnswerUse => {
    const { title = null, language = null } = files.get(name) ?? {};
    return { name, title, language, lastUsedAt: lastSent.get(name) ?? null, ...usesOf(bySent.get(name) ?? [], facts) };
  });
  return {
    ...span,
    scale: needs.scale,
    answers: answers.toSorted((a, b) => b.used - a.used || a.name.localeCompare(b.name, 'fi')),
    uncovered: uncoveredOf(await read.answerUses.uncovered(span.since, span.until)),
  };
}

interface Facts {
  readonly reopenedAt: ReadonlyMap<number, readonly { readonly at: number }[]>;
  readonly surveys: ReadonlyMap<number, readonly Survey[]>;
  readonly scale: number;
}

function usesOf(
  sent: readonly Sent[],
  facts: Facts,
): Pick<AnswerUse, 'used' | 'reopenedShare' | 'csat' | 'changedShare'> {
  const first = [...Map.groupBy(sent, ({ conversation }) => conversation).values()].flatMap(([one]) => one ?? []);
  const isReopened = ({ conversation, sentAt }: Sent): boolean =>
    (facts.reopenedAt.get(conversation) ?? []).some(({ at }) => at > sentAt && at <= sentAt + REOPENED_MS);
  const ratings = first.flatMap(({ conversation, sentAt }) =>
    (facts.surveys.get(conversation) ?? []).flatMap((survey) => ratingAfter(survey, sentAt, facts.scale)),
  );
  return {
    used: sent.length,
    reopenedShare: share(first, isReopened),
    csat: ratings.length === 0 ? null : { average: mean(ratings), count: ratings.length },
    changedShare: share(sent, ({ isChanged }) => isChanged),
  };
}

/** A rating given after the answer, on the scale of today; none where there is none. */
function ratingAfter({ rating, scale, answeredAt }: Survey, sentAt: number, today: number): number[] {
  if (rating === null || answeredAt === null || answeredAt < sentAt || scale < 2) return [];
  return [1 + ((rating - 1) / (scale - 1)) * (today - 1)];
}

function uncoveredOf(
  asked: readonly { conversation: number; text: string; topics: readonly string[]; language: string }[],
): UncoveredQuestion[] {
  const groups = new Map<string, { topic: string; language: string; subjects: Map<number, string> }>();
  for (const { conversation, text, topics, language } of asked) {
    for (const topic of topics.length === 0 ? ['other'] : topics) {
      const key = `${language} ${topic}`;
      const group = groups.get(key) ?? { topic, language, subjects: new Map<number, string>() };
      if (!group.subjects.has(conversation))
        group.subjects.set(conversation, text.slice(0, SUBJECT_MAX).toWellFormed());
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .map(({ topic, language, subjects }) => {
      const examples = [...subjects]
        .slice(0, EXAMPLES_MAX)
        .map(([conversation, subject]) => ({ conversation, subject }));
      return { topic, language, count: subjects.size, examples };
    })
    .toSorted((a, b) => b.count - a.count || a.topic.localeCompare(b.topic) || a.language.localeCompare(b.language));
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return items.length === 0 ? null : items.filter(holds).length / items.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
