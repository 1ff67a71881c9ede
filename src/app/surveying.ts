import { join } from 'node:path';
import { answerNames } from '../answers/answer.ts';
import type { ConversationQuery } from '../domain/conversation.ts';
import { demand } from '../domain/operator.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Survey, SurveyAsked, SurveyChannel, SurveyStatus } from '../domain/survey.ts';
import { draft } from '../journey/draft.ts';
import { resolveConversation } from '../journey/inbox.ts';
import { hearRatings } from '../journey/survey/hear.ts';
import { askHowItWent, closedSince, recordRating, type SurveyNeeds } from '../journey/survey.ts';
import { answeringMethods } from './answering.ts';
import type { Parts } from './parts.ts';
import { draftNeeds, replyingMethods } from './replying.ts';
import { inboxNeeds } from './working.ts';

type Id = string | number;

/** Asking customers how it went, and what they said. */
export interface Surveying {
  /**
   * Asks about each conversation in private, as far as the review policy lets, or says why nobody is asked; a dry run only
   * tells, with the exact text, and `isDraft` leaves the reply a draft for its review. What is approved by it waits for `send`.
   * @throws SURVEY_TEXT_MISSING, GUARD, TOO_LONG
   */
  askHowItWent(id: Id, input?: { isDryRun?: boolean; isDraft?: boolean }): Promise<SurveyAsked>;
  /** Conversations that may be asked about: those closed since (UTC milliseconds), or closed ones that a filter finds. */
  toAskAbout(which: { closedSince: number } | { where: ConversationQuery }): Promise<number[]>;
  /** What was asked, skipped and answered since (UTC milliseconds; 0 for all), newest first, at most 1,000. */
  surveys(input?: { since?: number; statuses?: readonly SurveyStatus[] }): Promise<Survey[]>;
  /** A rating a customer gave to a person; without a channel it answers what we asked them last. @throws USAGE off the scale */
  recordRating(
    id: Id,
    said: { rating: number; comment: string | null; channel: SurveyChannel | null },
  ): Promise<Survey>;
}

const LIST_MAX = 1_000;

export function surveyingMethods(parts: Parts): Surveying {
  return {
    askHowItWent: async (id, { isDryRun = false, isDraft = false } = {}) => {
      const needs = await surveyNeeds(parts);
      return await askHowItWent(needs, await resolveConversation(needs, id), { isDryRun, isDraft });
    },
    toAskAbout: async (which) => {
      demand(parts.config.operator, 'read');
      if ('closedSince' in which)
        return await closedSince({ store: await parts.store(), now: parts.now }, which.closedSince);
      const { read } = await parts.store();
      const query = { ...which.where, status: ['closed'] as const, limit: LIST_MAX };
      return (await read.conversations.list(query, parts.now())).items.map(({ id }) => id);
    },
    surveys: async ({ since = 0, statuses = [] } = {}) =>
      await (await parts.store()).read.surveys.list({ since, statuses, limit: LIST_MAX }),
    recordRating: async (id, said) => {
      const needs = {
        store: await parts.store(),
        settings: parts.config.settings,
        operator: parts.config.operator,
        now: parts.now,
      };
      return await recordRating(needs, await resolveConversation(needs, id), said);
    },
  };
}

/** Reads the answers that were heard to what we asked; returns how many. */
export async function ratingsHeard(parts: Parts): Promise<number> {
  return await hearRatings({ store: await parts.store(), settings: parts.config.settings, now: parts.now });
}

async function surveyNeeds(parts: Parts): Promise<SurveyNeeds> {
  const needs = await draftNeeds(parts);
  const { answerText } = answeringMethods(parts);
  const { submit } = replyingMethods(parts);
  return {
    store: needs.store,
    settings: parts.config.settings,
    text: async (name, { conversation, scale }) => {
      const names = await answerNames(join(parts.config.folder, 'answers'));
      if (!names.includes(name)) throw new ProblemError('SURVEY_TEXT_MISSING', { file: `answers/${name}.md` });
      return await answerText(name, { conversation, values: { scale: String(scale) } });
    },
    eligibility: (await inboxNeeds(parts)).eligibility,
    draft: async ({ conversation, text, answer, alongside }) =>
      await draft(needs, {
        ...{ conversation, text, answer, alongside },
        ...{ visibility: 'private', purpose: 'survey', isAdditional: true },
        ...{ isConfirmed: false, isUnfinished: false, sendAt: null },
      }),
    submit,
    operator: needs.operator,
    now: needs.now,
  };
}
