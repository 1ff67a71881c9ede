import { isAbsolute, relative, resolve } from 'node:path';
import type { Plan } from '../../domain/plan.ts';
import { planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reads } from '../../store/store.ts';
import type { BulkNeeds } from './needs.ts';

type Workspace = Pick<BulkNeeds, 'workspace'>;

/** @throws {ProblemError} UNKNOWN_PLAN */
export async function knownPlan(workspace: Workspace, read: Reads, id: number): Promise<Plan> {
  const plan = await read.plans.byId(id);
  if (plan === null) throw new ProblemError('UNKNOWN_PLAN', { id: planName(id) });
  return inPlace(workspace, plan);
}

/** A plan as the database has it, with its file where it lies now. */
export function inPlace({ workspace }: Workspace, plan: Plan): Plan {
  return { ...plan, file: resolve(workspace, plan.file) };
}

/** How a plan's file is kept on record: a workspace that is moved or renamed takes its plans along. */
export function placeOf({ workspace }: Workspace, file: string): string {
  const inside = relative(workspace, file);
  return inside.startsWith('..') || isAbsolute(inside) ? file : inside;
}
