import type { App } from '../app.ts';
import { type Plan, planNumber } from '../domain/plan.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply } from '../domain/reply.ts';
import { givenIds, replyId } from './ids.ts';
import { planJson, planLine } from './output/plan.ts';
import { replyJson, replyLines } from './output/reply.ts';
import { SeveralRepliesCommand } from './several-replies-command.ts';

/** What is decided: a reply by its number, or a whole bulk plan by its name (`b7`). */
interface Decision {
  readonly reply: (app: App, reply: number) => Promise<Reply>;
  readonly plan: (app: App, plan: number) => Promise<Plan>;
}

/** A command that decides on replies and on bulk plans. */
export abstract class PlanOrRepliesCommand extends SeveralRepliesCommand {
  protected async decideOn(args: readonly unknown[], { reply, plan }: Decision): Promise<number> {
    const ids = await givenIds(args.map(String), 'REPLY');
    const app = await this.app();
    const several = await this.each(ids, async (id): Promise<Reply | Plan> => {
      const number = planNumber(id);
      return number === null ? await reply(app, replyId(id)) : await plan(app, number);
    });
    const screen = await this.screen();
    return this.printSeveral(
      several,
      (one) => (isPlan(one) ? planJson(one) : replyJson(one)),
      (one) => (isPlan(one) ? planLine(one) : replyLines(one, screen)),
    );
  }
}

/** The plans that wait for an approver. */
export async function waitingPlans(app: App): Promise<Plan[]> {
  const plans = (await app.plans()).map(({ plan }) => plan);
  return plans.filter(({ status, isReviewed }) => status === 'planned' && isReviewed);
}

/** A plan's number from its name. @throws {ProblemError} UNKNOWN_PLAN when it is none */
export function planId(name: string): number {
  const number = planNumber(name);
  if (number === null || number === 0) throw new ProblemError('UNKNOWN_PLAN', { id: name });
  return number;
}

function isPlan(one: Reply | Plan): one is Plan {
  return 'isReviewed' in one;
}
