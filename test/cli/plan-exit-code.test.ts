import { expect, it } from 'vitest';
import { applyExitCode } from '../../src/cli/output/plan-exit-code.ts';
import type { AppliedRow, BulkReport, BulkStop, Plan } from '../../src/domain/plan.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Reply, ReplyStatus } from '../../src/domain/reply.ts';

const PLAN: Plan = {
  id: 7,
  file: '/plans/b7.plan.jsonl',
  hash: '',
  count: 4,
  costUsd: 0,
  author: 'aino',
  createdAt: 1,
  isReviewed: true,
  status: 'approved',
  approvedBy: 'ville',
  approvedAt: 1,
  approvalExpiresAt: 2,
  note: null,
};

const REPLY: Reply = {
  id: 1,
  conversation: 1,
  targetMessage: 1,
  targetRemoteId: '1',
  platform: 'x',
  account: 'x',
  visibility: 'public',
  text: 'Hei',
  language: 'fi',
  status: 'sent',
  version: 1,
  author: 'aino',
  approvedBy: 'ville',
  approvedAt: 1,
  approvalHash: '',
  approvalExpiresAt: 2,
  isAdditional: false,
  key: null,
  sendAt: null,
  sendAfter: 1,
  attemptedAt: null,
  absentSince: null,
  attempts: 1,
  remoteId: null,
  url: null,
  sentAt: null,
  error: null,
  plan: { id: 7, row: 1 },
  createdAt: 1,
  answer: null,
  purpose: 'answer',
  updatedAt: 1,
};

const STOPPED = new ProblemError('BULK_STOPPED', { plan: 'b7', why: 'x', sent: 0, remaining: 0 });
const THROTTLED = new ProblemError('THROTTLED', { account: 'x', until: 1 });
const CAP = new ProblemError('DAILY_CAP', { account: 'x', sent: 2, cap: 2 });
const REJECTED = new ProblemError('PLAN_UNREVIEWED', { plan: 'b7', status: 'rejected' });
const YES = new ProblemError('CONFIRMATION_MISSING', { action: 'x' });
const REFUSED = new ProblemError('REFUSED_BY_PLATFORM', { account: 'x', reason: 'invalid', words: 'no' });
const VOID = new ProblemError('APPROVAL_VOID', { reply: 1, why: 'x' });

interface Case {
  readonly rows?: readonly AppliedRow[];
  readonly sent?: number;
  readonly failed?: number;
  readonly refused?: number;
  readonly unknown?: number;
  readonly stop?: BulkStop;
  readonly problem?: ProblemError;
}

it.each<[string, Case, number]>([
  ['all went', { sent: 4, rows: [row('sent')] }, 0],
  ['all went before', { sent: 4, rows: [earlier('sent')] }, 0],
  ['some went, some failed', { sent: 3, failed: 1, rows: [row('sent'), row('failed', REFUSED)] }, 6],
  ['some went, the cap of the day was met', { sent: 2, rows: [row('sent')], stop: 'cap', problem: CAP }, 6],
  ['some went, then it was throttled', { sent: 2, rows: [row('sent')], stop: 'throttled', problem: THROTTLED }, 6],
  ['some went, then it was rejected', { sent: 3, rows: [row('sent')], stop: 'unreviewed', problem: REJECTED }, 6],
  ['some went, too many failed', { sent: 1, failed: 2, rows: [row('sent')], stop: 'errors', problem: STOPPED }, 6],
  ['some went, of one nobody knows', { sent: 3, unknown: 1, rows: [row('sent'), row('unknown')] }, 6],
  ['unknown outcomes stopped it', { sent: 1, unknown: 3, rows: [row('sent')], stop: 'unknown', problem: STOPPED }, 8],
  ['nothing went, of one nobody knows', { unknown: 1, rows: [row('unknown')], stop: 'canary', problem: STOPPED }, 8],
  ['nothing went, all failed', { failed: 4, rows: [row('failed', REFUSED)], stop: 'errors', problem: STOPPED }, 1],
  ['nothing went, one is void', { failed: 3, refused: 1, rows: [row('failed'), row('inReview', VOID)] }, 3],
  ['nothing went, throttled', { stop: 'throttled', problem: THROTTLED }, 7],
  ['nothing went this time, throttled', { sent: 3, rows: [earlier('sent')], stop: 'throttled', problem: THROTTLED }, 7],
  ['nothing went, in doubt', { stop: 'held', problem: STOPPED }, 3],
  ['the first few went, the yes is missing', { sent: 3, rows: [row('sent')], stop: 'canary', problem: YES }, 2],
  ['some went before, the others failed', { sent: 3, failed: 1, rows: [earlier('sent'), earlier('failed')] }, 6],
  ['all failed before', { failed: 4, rows: [earlier('failed')] }, 1],
  ['all taken back before', { refused: 4, rows: [earlier('cancelled')] }, 3],
])('%s', (_name, report, code) => {
  expect(applyExitCode(reportOf(report))).toBe(code);
});

function row(status: ReplyStatus, problem: ProblemError | null = null): AppliedRow {
  return { row: 1, conversation: 1, reply: { ...REPLY, status }, problem, isEarlier: false };
}

function earlier(status: ReplyStatus): AppliedRow {
  return { ...row(status), isEarlier: true };
}

function reportOf({ rows = [], stop, problem, ...counts }: Case): BulkReport {
  const { sent = 0, failed = 0, refused = 0, unknown = 0 } = counts;
  const remaining = PLAN.count - sent - failed - refused - unknown;
  const progress = { plan: PLAN, counts: {}, sent, failed, refused, unknown, remaining, isPaused: false };
  return { progress, rows, stop: stop ?? null, problem: problem ?? null };
}
