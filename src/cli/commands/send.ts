import { Args, Flags } from '@oclif/core';
import type { SendReport } from '../../domain/outcomes.ts';
import { problemWords } from '../../domain/problem-words.ts';
import { log } from '../../log.ts';
import { watch } from '../../watch.ts';
import { BaseCommand } from '../base-command.ts';
import { exitCodeOfAll } from '../exit-codes.ts';
import { durationFlag, usage } from '../flags.ts';
import { givenIds, replyId } from '../ids.ts';
import { finishWhatIsBegun } from '../interruption.ts';
import { sendJson, sendText } from '../output/send.ts';
import { SEND_GRACE_MS } from '../send-grace.ts';

export class SendCommand extends BaseCommand {
  static override summary = 'Send what is approved and due.';
  static override description =
    'First looks up what earlier runs left unknown; nothing that may be public already is sent again.';
  static override examples = [
    '<%= config.bin %> send',
    '<%= config.bin %> send 5 --json',
    '<%= config.bin %> send --dry-run',
  ];
  static override strict = false;
  static override args = {
    reply: Args.string({
      description: 'Replies, or - for ids on stdin; all that are due when none is named.',
      ignoreStdin: true,
    }),
  };
  static override flags = {
    all: Flags.boolean({ summary: 'All that are approved and due (as without ids).' }),
    watch: Flags.boolean({ summary: 'Go on until interrupted.' }),
    every: durationFlag({ summary: 'How long to wait between two runs of --watch.', defaultHelp: async () => '10s' }),
    wait: durationFlag({ summary: 'Wait this long for another send to end; then end with 7.' }),
    'dry-run': Flags.boolean({ summary: 'Tell what would go; send nothing.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(SendCommand);
    this.take(flags);
    if (flags.all && argv.length > 0)
      throw usage('--all and reply numbers do not go together', 'Leave one of them out.');
    const ids = argv.length === 0 ? null : (await givenIds(argv.map(String), 'REPLY')).map(replyId);
    const app = await this.app();
    finishWhatIsBegun(SEND_GRACE_MS);
    const once = async (): Promise<number> => {
      const report = await app.send({
        ...(ids === null ? {} : { replies: ids }),
        ...(flags.wait === undefined ? {} : { waitMs: flags.wait }),
        isDryRun: flags['dry-run'],
        signal: this.signal,
        onProgress: this.onProgress,
      });
      // a watch speaks when something happened
      const isIdle = report.items.length + report.settled.length === 0;
      return flags.watch && isIdle ? 0 : this.tell(report, ids);
    };
    if (!flags.watch) return await once();
    return await watch(() => this.patiently(once), { everyMs: flags.every ?? 10_000, signal: this.signal });
  }

  private tell(report: SendReport, ids: readonly number[] | null): number {
    const all = [...report.items, ...report.settled];
    const problems = all.flatMap(({ problem }) => (problem === null ? [] : [problem]));
    const [only] = report.items;
    if (ids?.length === 1 && only?.problem && problems.length === 1 && !isOnItsWay(only.reply.status))
      throw only.problem;
    this.print(
      () => sendJson(report, ids),
      () => sendText(report),
    );
    for (const problem of problems) log.error(problemWords(problem).message);
    return exitCodeOfAll(
      all.length - problems.length,
      problems.map(({ code }) => code),
    );
  }
}

/** The reply itself says what came of it; an error would hide that. */
function isOnItsWay(status: string): boolean {
  return ['sending', 'unknown', 'failed', 'sent', 'queued'].includes(status);
}
