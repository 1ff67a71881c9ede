import type { App } from '../app.ts';
import { type ClockChange, clockChange } from '../domain/clock-change.ts';
import type { ConversationDetail } from '../domain/outcomes.ts';
import { log } from '../log.ts';
import { BaseCommand } from './base-command.ts';
import { readComing } from './flags.ts';
import { colleagueWords } from './output/colleagues.ts';
import { isoTime, timeWriter } from './output/times.ts';

/** A command that writes a reply: it tells when that goes, and what colleagues do on the same conversation. */
export abstract class DraftingCommand extends BaseCommand {
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
