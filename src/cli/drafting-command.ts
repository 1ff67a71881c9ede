import type { App } from '../app.ts';
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
    const at = readComing('at', written, { now: app.now(), timezone });
    log.info(`Goes at ${timeWriter(timezone)(at)} ${timezone}, that is ${isoTime(at)}, or later.`);
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
