import { Flags } from '@oclif/core';
import type { App } from '../app.ts';
import { type ClockChange, clockChange } from '../domain/clock-change.ts';
import type { ConversationDetail } from '../domain/outcomes.ts';
import type { TakenAnswer } from '../domain/saved-answer.ts';
import { log } from '../log.ts';
import { BaseCommand } from './base-command.ts';
import { askedAnswer, filledAnswer, setFlag } from './filled-answer.ts';
import { readComing } from './flags.ts';
import { colleagueWords } from './output/colleagues.ts';
import { findingLine } from './output/reply.ts';
import { isoTime, timeWriter } from './output/times.ts';

/** The flags of a reply that is made from a saved answer. */
export const answerFlags = {
  answer: Flags.string({ summary: 'A saved answer as the text.', helpValue: 'NAME', exclusive: ['text', 'file'] }),
  set: Flags.string({ ...setFlag, dependsOn: ['answer'] }),
};

/** A command that writes a reply: it tells when that goes, and what colleagues do on the same conversation. */
export abstract class DraftingCommand extends BaseCommand {
  /**
   * A saved answer for a conversation, every blank of it filled in; a person at the terminal is asked for what is missing.
   * @throws {ProblemError} ANSWER_UNFILLED where nobody can be asked; USAGE, FILE_INVALID
   */
  protected async answer(
    app: App,
    conversation: string | number,
    { answer, set }: { readonly answer?: string | undefined; readonly set?: readonly string[] | undefined },
  ): Promise<TakenAnswer> {
    const wanted = { name: answer ?? '', conversation, set: set ?? [] };
    return this.mayAsk ? await askedAnswer(app, wanted, this.signal) : await filledAnswer(app, wanted);
  }

  /** `--at` as UTC milliseconds, and tells how it was understood; null where it is left out. @throws {ProblemError} USAGE */
  protected readAt(written: string | undefined, app: App): number | null {
    if (written === undefined) return null;
    const { timezone } = app.config.settings;
    const clock = { now: app.now(), timezone };
    const at = readComing('at', written, clock);
    const local = timeWriter(timezone)(at);
    const change = changeWords(clockChange(written, at, clock), local);
    log.info(`Goes at ${local} ${timezone}, that is ${isoTime(at)}, or later.${change}`);
    return at;
  }

  /** Tells on stderr what the guard found in a reply that was kept all the same. */
  protected async tellFindings(app: App, reply: number): Promise<void> {
    const { check } = await app.review(reply);
    for (const finding of check.findings) log.info(findingLine(finding));
  }

  /** Tells on stderr what was not told yet; returns all that is told now. */
  protected tellColleagues(
    detail: ConversationDetail,
    { me, told }: { me: string; told: readonly string[] },
  ): string[] {
    const words = colleagueWords(detail, { me, writeTime: this.writeTime });
    const news = words.filter((one) => !told.includes(one));
    for (const one of news) log.info(`Conversation ${detail.conversation.id}: ${one}.`);
    return [...told, ...news];
  }
}

/** What the person who named a time should know of it; empty where the clocks do not change. */
function changeWords(change: ClockChange | null, local: string): string {
  const taken = local.slice(-5);
  if (change === null) return '';
  if (change.kind === 'twice') return ` ${taken} comes twice that day, the clocks go back: the first was taken.`;
  const asked = timeWriter('UTC')(change.asked).slice(-5);
  return ` ${asked} does not exist that day, the clocks go forward: ${taken} was taken.`;
}
