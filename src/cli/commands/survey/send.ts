import { setTimeout as sleep } from 'node:timers/promises';
import { Args, Flags } from '@oclif/core';
import type { App } from '../../../app.ts';
import { readFilter } from '../../../domain/filter-words.ts';
import type { ProblemError } from '../../../domain/problem.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { SurveyAsked } from '../../../domain/survey.ts';
import { log } from '../../../log.ts';
import { BaseCommand } from '../../base-command.ts';
import { durationFlag, usage } from '../../flags.ts';
import { conversationId, givenIds } from '../../ids.ts';
import { finishWhatIsBegun } from '../../interruption.ts';
import { surveyAskedJson, surveyAskedLine } from '../../output/survey.ts';
import { SEND_GRACE_MS } from '../../send-grace.ts';

export class SurveySendCommand extends BaseCommand {
  static override summary = 'Ask customers in private how it went.';
  static override description =
    'Only about closed conversations that we answered, only who may be written to in private and was not asked lately; whom it leaves out it says, and why. The words are those of answers/csat-fi.md and csat-en.md. It goes the way of any reply: where a review is required it ends with the replies in review.';
  static override examples = [
    '<%= config.bin %> survey send 42',
    '<%= config.bin %> survey send --closed-since 7d --dry-run',
    '<%= config.bin %> survey send --where "platform=x topic=delivery" --json',
  ];
  static override strict = false;
  static override args = {
    id: Args.string({ description: 'Conversations, or - for ids on stdin.', ignoreStdin: true }),
  };
  static override flags = {
    'closed-since': durationFlag({ summary: 'All that were closed within this time.', exclusive: ['where'] }),
    where: Flags.string({ summary: 'Closed ones that a filter of `list` finds.', helpValue: 'FILTER' }),
    'dry-run': Flags.boolean({ summary: 'Only tell who would be asked, and in which words.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(SurveySendCommand);
    this.take(flags);
    const app = await this.app();
    const isNamed = argv.length > 0;
    const { 'closed-since': closedSinceMs, where, 'dry-run': isDryRun } = flags;
    if (isNamed === (closedSinceMs !== undefined || where !== undefined))
      throw usage('say about which conversations', 'Name them, or say --closed-since 7d or --where FILTER.');
    const ids = isNamed
      ? (await givenIds(argv.map(String))).map(conversationId)
      : await chosen(app, { closedSinceMs, where });
    const several = await this.each(ids.map(String), (id) => app.askHowItWent(conversationId(id), { isDryRun }));
    const { replies, problems } = isDryRun ? { replies: [], problems: [] } : await this.go(app, several.done);
    const status = (one: SurveyAsked) => replies.find(({ id }) => id === one.reply)?.status ?? null;
    const waiting = replies.filter((reply) => reply.status === 'inReview').length;
    if (waiting > 0) log.info(`${waiting} of them wait for a review: kuulo review list`);
    return this.printSeveral(
      { done: several.done, problems: [...several.problems, ...problems] },
      (one) => surveyAskedJson(one, status(one)),
      (one) => surveyAskedLine(one, status(one)),
    );
  }

  /** Sends what is approved already, once its undo time is over. */
  private async go(app: App, asked: readonly SurveyAsked[]) {
    const made: Reply[] = [];
    for (const { reply } of asked) if (reply !== null) made.push(await app.reply(reply));
    const ready = made.filter(({ status }) => status === 'approved' || status === 'queued');
    if (ready.length === 0) return { replies: made, problems: [] };
    const undoMs = Math.max(...ready.map(({ sendAfter }) => sendAfter)) - app.now();
    if (undoMs > 0) {
      log.info(`They go in ${Math.ceil(undoMs / 1000)} s; Ctrl-C keeps them.`);
      await sleep(undoMs, undefined, { signal: this.signal }).catch(async (error: unknown) => {
        for (const { id } of ready) await app.cancel(id);
        throw error;
      });
    }
    finishWhatIsBegun(SEND_GRACE_MS);
    const { items } = await app.send({ replies: ready.map(({ id }) => id), signal: this.signal });
    const problems = items.flatMap(({ reply, problem }): { id: string; problem: ProblemError }[] =>
      problem === null ? [] : [{ id: String(reply.conversation), problem }],
    );
    const replies: Reply[] = [];
    for (const { id } of made) replies.push(await app.reply(id));
    return { replies, problems };
  }
}

async function chosen(
  app: App,
  { closedSinceMs, where }: { closedSinceMs: number | undefined; where: string | undefined },
): Promise<number[]> {
  if (closedSinceMs !== undefined) return await app.toAskAbout({ closedSince: app.now() - closedSinceMs });
  const clock = { now: app.now(), timezone: app.config.settings.timezone, me: app.operator.name };
  return await app.toAskAbout({ where: readFilter(where ?? '', clock) });
}
