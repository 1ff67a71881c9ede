import { join, resolve } from 'node:path';
import { readAnswer } from '../answers/answer.ts';
import { type Render, renderer } from '../answers/render.ts';
import type { Visibility } from '../domain/message.ts';
import type { Progress } from '../domain/outcomes.ts';
import type { AppliedRow, BulkReport, BulkSource, Plan, PlanProgress, PlanReport, PlanRow } from '../domain/plan.ts';
import { applyPlan } from '../journey/bulk/apply-plan.ts';
import { approvePlan, rejectPlan } from '../journey/bulk/decide.ts';
import { pausePlan, resumePlan } from '../journey/bulk/hold-back.ts';
import { makePlan } from '../journey/bulk/make-plan.ts';
import type { BulkNeeds, PlanNeeds } from '../journey/bulk/needs.ts';
import { allPlans, onePlan, rowsOfPlan } from '../journey/bulk.ts';
import { recentTexts } from '../journey/draft/known-around.ts';
import { checkAgainst, type DraftNeeds } from '../journey/draft.ts';
import { resolveConversation } from '../journey/inbox.ts';
import { send } from '../journey/send.ts';
import { hold } from '../journey/settle/hold.ts';
import { settle } from '../journey/settle.ts';
import type { Reads } from '../store/store.ts';
import { newKey } from './new-key.ts';
import type { Parts } from './parts.ts';
import { draftNeeds, sendNeeds, settleNeeds, whenceOf } from './replying.ts';
import { situationOf } from './situation.ts';

interface ApplyAsked {
  readonly expect: number;
  readonly isConfirmed: boolean;
  readonly confirm: ((progress: PlanProgress) => Promise<boolean>) | null;
  readonly signal?: AbortSignal;
  readonly onWait?: (wait: { readonly plan: Plan; readonly until: number }) => void;
  readonly onRow?: (row: AppliedRow) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** Many replies at once: plan, approve, apply. */
export function bulkMethods(parts: Parts) {
  return {
    planBulk: async (asked: {
      source: BulkSource;
      visibility?: Visibility | null;
      isConfirmed?: boolean;
      signal?: AbortSignal;
      onProgress?: (progress: Progress) => void;
    }): Promise<PlanReport> => {
      const { source, visibility = null, isConfirmed = false, signal = parts.signal, onProgress } = asked;
      return await makePlan(await planNeeds(parts, signal), { source, visibility, isConfirmed, onProgress });
    },
    plans: async (): Promise<PlanProgress[]> => await allPlans(await bulkNeeds(parts)),
    plan: async (id: number): Promise<PlanProgress> => await onePlan(await bulkNeeds(parts), id),
    planRows: async (id: number): Promise<PlanRow[]> => await rowsOfPlan(await bulkNeeds(parts), id),
    approvePlan: async (id: number, seen: { hash: string } | null = null): Promise<Plan> =>
      await approvePlan(await bulkNeeds(parts), id, seen),
    rejectPlan: async (id: number, note: string): Promise<Plan> => await rejectPlan(await bulkNeeds(parts), id, note),
    pausePlan: async (id: number, reason: string): Promise<PlanProgress> =>
      await pausePlan(await bulkNeeds(parts), id, reason),
    resumePlan: async (id: number): Promise<PlanProgress> => await resumePlan(await bulkNeeds(parts), id),
    applyBulk: async (id: number, asked: ApplyAsked): Promise<BulkReport> =>
      await applyPlan(await applyNeeds(parts, asked.signal ?? parts.signal), { plan: id, ...asked }),
  };
}

async function bulkNeeds(parts: Parts): Promise<BulkNeeds> {
  const { settings, operator } = parts.config;
  return { store: await parts.store(), workspace: parts.config.folder, settings, operator, now: parts.now };
}

async function planNeeds(parts: Parts, signal: AbortSignal): Promise<PlanNeeds> {
  const needs = await bulkNeeds(parts);
  const drafting = await draftNeeds(parts);
  // of one moment for the whole plan: asked of the database once an account, not once a row
  const account = once((name: string) => parts.connections.facts(name));
  const recent = once((name: string) => recentTexts(drafting.store.read, name));
  return {
    ...needs,
    folder: join(parts.config.folder, 'plans'),
    resolve: (id) => resolveConversation(needs, id),
    platform: (id) => parts.connections.platform(id),
    account,
    host: (name) => parts.connections.account(name).baseUrl,
    judgeAnswer: ({ thread, ...draft }) => {
      // read for many rows at once, and not again for each
      const known = (read: Reads): Reads => ({
        ...read,
        messages: { ...read.messages, ofConversation: async () => [...thread] },
      });
      const situation: DraftNeeds['situation'] = (read, about) => situationOf(parts, known(read), about);
      return checkAgainst({ ...drafting, account, situation, recent }, { ...draft, thread, reply: null });
    },
    answer: once((name: string) => readyAnswer(parts, name)),
    signal,
  };
}

async function readyAnswer(parts: Parts, name: string): Promise<Render> {
  return renderer(await readAnswer(resolve(parts.config.folder, 'answers'), name));
}

async function applyNeeds(parts: Parts, signal: AbortSignal) {
  const { language } = await draftNeeds(parts);
  return {
    ...(await bulkNeeds(parts)),
    whence: (account: string) => whenceOf(parts, account),
    language,
    sha256: parts.sha256,
    newKey,
    wait: (ms: number) => parts.wait(ms, signal),
    settle: async () => {
      const needs = await settleNeeds(parts);
      await hold(needs);
      await settle(needs);
    },
    send: async (input: {
      replies: readonly number[];
      limits: { failedMax: number; unknownMax: number };
      onItem: (item: Parameters<NonNullable<Parameters<typeof send>[1]['onItem']>>[0]) => void;
      signal: AbortSignal;
    }) => {
      const { replies, limits, onItem } = input;
      const how = { isDryRun: false, isAdditional: false, waitMs: 0 };
      return await send(await sendNeeds(parts, input.signal), { replies, limits, onItem, ...how });
    },
    signal,
  };
}

/** Asks each question once. */
function once<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    const asked = known.get(name) ?? ask(name);
    known.set(name, asked);
    return asked;
  };
}
