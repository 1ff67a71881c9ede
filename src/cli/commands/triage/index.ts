import { Args } from '@oclif/core';
import type { App } from '../../../app.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { problemWords } from '../../../domain/problem-words.ts';
import { safeLine } from '../../../domain/safe-text.ts';
import { log } from '../../../log.ts';
import { BaseCommand, type Several } from '../../base-command.ts';
import { exitCodeOfAll } from '../../exit-codes.ts';
import { conversationId, givenIds } from '../../ids.ts';
import { problemJson } from '../../output/problem.ts';

type Triaged = Awaited<ReturnType<App['triage']>>;

export class TriageCommand extends BaseCommand {
  static override summary = 'Judge conversations again: sentiment, urgency, topics.';
  static override description = 'All open ones when none is named. What a person corrected stays.';
  static override examples = [
    '<%= config.bin %> triage',
    '<%= config.bin %> triage 42',
    '<%= config.bin %> triage explain 42',
  ];
  static override strict = false;
  static override args = {
    id: Args.string({ description: 'Conversations, or - for ids on stdin.', ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(TriageCommand);
    this.take(flags);
    const ids = argv.length === 0 ? [] : await givenIds(argv.map(String));
    const app = await this.app();
    const { done, problems } = await this.judge(app, ids);
    const triaged = done.reduce((sum, one) => sum + one.triaged, 0);
    const changed = done.reduce((sum, one) => sum + one.changed, 0);
    const errors = problems.map(({ id, problem }) => ({ id, ...problemJson(problem, this.writeTime) }));
    this.print(
      () => ({ triaged, changed, ...(errors.length === 0 ? {} : { errors }) }),
      () => `${triaged} judged, ${changed} changed`,
    );
    for (const { id, problem } of problems)
      log.error(`${safeLine(id)}: ${problemWords(problem, this.writeTime).message}`);
    return exitCodeOfAll(
      triaged,
      problems.map(({ problem }) => problem),
    );
  }

  /** All in one go; where one of several is not there, one by one, so that the others are judged. */
  private async judge(app: App, ids: readonly string[]): Promise<Several<Triaged>> {
    try {
      return { done: [await app.triage(ids.map(conversationId), this.onProgress)], problems: [] };
    } catch (error) {
      const isUnknown = error instanceof ProblemError && error.code === 'UNKNOWN_CONVERSATION';
      if (!isUnknown || ids.length < 2) throw error;
      return await this.each(ids, (id) => app.triage([conversationId(id)]));
    }
  }
}
