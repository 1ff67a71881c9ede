import { Args, Flags } from '@oclif/core';
import type { PollReport } from '../../domain/outcomes.ts';
import { log } from '../../log.ts';
import { watch } from '../../watch.ts';
import { BaseCommand } from '../base-command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { durationFlag } from '../flags.ts';
import { pollExitCode, pollJson, pollText } from '../output/poll.ts';
import type { Screen } from '../output/screen.ts';

export class PollCommand extends BaseCommand {
  static override summary = 'Listen: hear what is new on every account.';
  static override description = 'Safe to run as often as wanted; overlapping runs do not collide.';
  static override examples = [
    '<%= config.bin %> poll',
    '<%= config.bin %> poll masto --json',
    '<%= config.bin %> poll --watch --every 60s',
  ];
  static override strict = false;
  static override args = {
    account: Args.string({ description: 'Accounts to listen to; all when none is named.', ignoreStdin: true }),
  };
  static override flags = {
    watch: Flags.boolean({ summary: 'Go on until interrupted.' }),
    every: durationFlag({ summary: 'How long to wait between two polls of --watch.', defaultHelp: async () => '60s' }),
    backfill: durationFlag({ summary: 'Hear this much of the past again; closes gaps in it.' }),
    recheck: Flags.boolean({ summary: 'Look again at every message that waits, for edits and deletions.' }),
    wait: durationFlag({ summary: 'Wait this long for another poll to end; then end with 7.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(PollCommand);
    this.take(flags);
    const app = await this.app();
    const screen = await this.screen();
    const once = async (): Promise<ExitCode> => {
      const report = await app.poll({
        accounts: argv.map(String),
        ...(flags.backfill === undefined ? {} : { backfillMs: flags.backfill }),
        isRecheck: flags.recheck,
        ...(flags.wait === undefined ? {} : { waitMs: flags.wait }),
        onProgress: this.onProgress,
      });
      this.tell(report, screen);
      return pollExitCode(report);
    };
    if (!flags.watch) return await once();
    return await watch(() => this.patiently(once), { everyMs: flags.every ?? 60_000, signal: this.signal });
  }

  private tell(report: PollReport, screen: Screen): void {
    this.print(
      () => pollJson(report),
      () => pollText(report, screen.writeTime, screen.width),
    );
    for (const words of report.untold ?? []) log.error(`Nobody could be told: ${words}. It is tried again.`);
  }
}
