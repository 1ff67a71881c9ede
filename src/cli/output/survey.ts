import { nameAndHandle } from '../../domain/person-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { SKIP_WORDS, type Survey, type SurveyAsked } from '../../domain/survey.ts';
import type { Screen } from './screen.ts';
import { isoTime } from './times.ts';

/** A survey as scripts read it. */
export function surveyJson(survey: Survey) {
  const { askedAt, answeredAt, contact, skip, ...rest } = survey;
  const { id, handle, name } = contact;
  return {
    ...rest,
    contact: { id, handle, name },
    why: skip?.why ?? null,
    words: skip?.words ?? null,
    askedAt: isoTime(askedAt),
    answeredAt: isoTime(answeredAt),
  };
}

/** One line of it for people. */
export function surveyLine(survey: Survey, { writeTime }: Pick<Screen, 'writeTime'>): string {
  const { id, conversation, contact, status, rating, scale, comment, skip, answeredAt, askedAt, channel } = survey;
  const said =
    rating !== null
      ? `${rating}/${scale}${comment === null ? '' : ` "${safeLine(comment)}"`}`
      : skip !== null
        ? skipWords(skip)
        : channel;
  const who = safeLine(nameAndHandle(contact));
  return `${id}  ${writeTime(answeredAt ?? askedAt)}  ${status}  ${said}  conversation ${conversation}  ${who}`;
}

/** Many of them, with what they come to. */
export function surveysText(surveys: readonly Survey[], screen: Pick<Screen, 'writeTime'>): string {
  if (surveys.length === 0) return 'Nobody was asked.';
  const rated = surveys.flatMap(({ rating, scale }) => (rating === null ? [] : [(rating - 1) / (scale - 1)]));
  const satisfied = rated.filter((share) => share >= SATISFIED_SHARE).length;
  const sum =
    rated.length === 0
      ? []
      : [`${rated.length} rated, ${Math.round((100 * satisfied) / rated.length)} % satisfied (4 or 5 of 5)`];
  return [...surveys.map((survey) => surveyLine(survey, screen)), ...sum].join('\n');
}

const SATISFIED_SHARE = 0.75;

/** What came of asking about one conversation, as scripts read it. */
export function surveyAskedJson({ conversation, text, reply, skip }: SurveyAsked, status: string | null) {
  const result = skip !== null ? 'skipped' : reply === null ? 'wouldAsk' : 'asked';
  return { conversation, result, reply, status, text, why: skip?.why ?? null, words: skip?.words ?? null };
}

/** The same for people. */
export function surveyAskedLine({ conversation, text, reply, skip }: SurveyAsked, status: string | null): string {
  if (skip !== null) return `${conversation}  skipped: ${skipWords(skip)}`;
  if (reply === null) return `${conversation}  would ask: ${safeLine(text ?? '')}`;
  return `${conversation}  reply ${reply} ${status ?? ''}: ${safeLine(text ?? '')}`;
}

function skipWords({ why, words }: NonNullable<Survey['skip']>): string {
  return words === null ? SKIP_WORDS[why] : `${SKIP_WORDS[why]}: ${safeLine(words)}`;
}
