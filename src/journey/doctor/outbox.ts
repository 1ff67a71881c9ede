/** What doctor says of the outbox: what is paused, what waits for a look, and what waits for a person's word. */
import type { Diagnosis } from '../../domain/outcomes.ts';
import type { Pause } from '../../domain/pause.ts';
import { planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Store } from '../../store/store.ts';
import { countedReplies } from './counted-replies.ts';
import { standingStillDiagnoses } from './standing-still.ts';

export interface OutboxDoctorNeeds {
  readonly store: { readonly read: Pick<Store['read'], 'replies' | 'pauses'>; readonly holder: Store['holder'] };
  /** A problem in the words of the edge. */
  readonly wordsOf: (problem: ProblemError) => { words: string; remedy: string };
  readonly now: () => number;
}

/** Pauses, and replies that do not move by themselves; one fine diagnosis when there are none. */
export async function outboxDiagnoses(needs: OutboxDoctorNeeds): Promise<Diagnosis[]> {
  const { replies, pauses } = needs.store.read;
  const paused = (await pauses.all()).map((pause) => pauseDiagnosis(needs, pause));
  const stuck = stuckDiagnoses(await replies.inStatus(['sending', 'unknown', 'held']));
  const all = [...paused, ...stuck, ...(await standingStillDiagnoses(needs))];
  if (all.length > 0) return all;
  return [
    {
      subject: 'outbox',
      isFine: true,
      words: 'nothing unknown, nothing paused, nothing waits for a person',
      remedy: null,
      code: null,
    },
  ];
}

function pauseDiagnosis(needs: OutboxDoctorNeeds, pause: Pause): Diagnosis {
  const { problem, subject } = asProblem(pause);
  return { subject, isFine: false, ...needs.wordsOf(problem), code: problem.code, problem };
}

function asProblem({ scope, by, at: since, reason }: Pause): { problem: ProblemError; subject: string } {
  const [kind, ...rest] = scope.split(':');
  const name = rest.join(':');
  if (kind === 'account') {
    const problem = new ProblemError('ACCOUNT_PAUSED', { account: name, since, by, reason });
    return { problem, subject: `account ${name}` };
  }
  if (kind === 'plan') {
    const plan = planName(Number(name));
    return { problem: new ProblemError('PLAN_PAUSED', { plan, by, since }), subject: `plan ${plan}` };
  }
  return { problem: new ProblemError('PAUSED', { by, since, reason }), subject: 'outbox' };
}

function stuckDiagnoses(stuck: readonly Reply[]): Diagnosis[] {
  const groups = Map.groupBy(stuck, groupOf);
  return KINDS.flatMap(({ name, code, words, remedy }) => {
    const ids = (groups.get(name) ?? []).map(({ id }) => id);
    if (ids.length === 0) return [];
    return [{ subject: 'outbox', isFine: false, words: countedReplies(ids, words), remedy, code }];
  });
}

const KINDS = [
  {
    name: 'needsPerson',
    code: 'OUTCOME_UNKNOWN',
    words: 'may be public and the platform cannot tell',
    remedy: 'Look there, then say `kuulo outbox settle REPLY --sent URL`, or --not-sent.',
  },
  {
    name: 'unknown',
    code: 'OUTCOME_UNKNOWN',
    words: 'with an unknown outcome',
    remedy: 'Run `kuulo outbox settle`: it looks them up and sends nothing.',
  },
  {
    name: 'held',
    code: 'HELD',
    words: 'held, since this database was restored, copied or used by an older kuulo',
    remedy:
      'Run `kuulo outbox settle`: it finds those that were sent. For the rest say `kuulo outbox settle REPLY --not-sent`, or `kuulo outbox cancel REPLY`.',
  },
] as const;

function groupOf({ status, error }: Reply): (typeof KINDS)[number]['name'] {
  if (status === 'held') return 'held';
  return error?.code === 'NEEDS_PERSON' ? 'needsPerson' : 'unknown';
}
