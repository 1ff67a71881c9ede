import { Args, Flags } from '@oclif/core';
import type { App } from '../../app.ts';
import type { SendReport, SentItem } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem-words.ts';
import { standingStill } from '../../domain/standing-still.ts';
import { log } from '../../log.ts';
import { watch } from '../../watch.ts';
import { BaseCommand } from '../base-command.ts';
import { exitCodeOfAll } from '../exit-codes.ts';
import { durationFlag, usage } from '../flags.ts';
import { givenIds, replyId } from '../ids.ts';
import { finishWhatIsBegun } from '../interruption.ts';
import { problemLines } from '../output/problem.ts';
import { sendJson, sendText } from '../output/send.ts';
import { waitingWords } from '../output/standing-still.ts';
import { SEND_GRACE_MS } from '../send-grace.ts';
import { tellPromises } from '../tell-promises.ts';

export class SendCommand extends BaseCommand {
  static override summary = 'Send what is approved and due.';
  static override description =
    'First looks up what earlier runs left unknown; nothing that may be public already is sent again.';
  static override examples = [
    '<%= config.bin %> send',
    '<%= config.bin %> send 5 --json',
    '<%= config.bin %> send --dry-run',
    '<%= config.bin %> send 5 --additional',
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
    additional: Flags.boolean({ summary: 'Send the named replies although somebody has answered since; on record.' }),
  };

  #waitingTold = 0;

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(SendCommand);
    this.take(flags);
    if (flags.all && argv.length > 0)
      throw usage('--all and reply numbers do not go together', 'Leave one of them out.');
    if (flags.additional && argv.length === 0)
      throw usage('--additional needs reply numbers', 'Name the replies that are to go as second answers.');
    const ids = argv.length === 0 ? null : (await givenIds(argv.map(String), 'REPLY')).map(replyId);
    const app = await this.app();
    finishWhatIsBegun(SEND_GRACE_MS);
    const once = async (): Promise<number> => {
      const report = await app.send({
        ...(ids === null ? {} : { replies: ids }),
        ...(flags.wait === undefined ? {} : { waitMs: flags.wait }),
        isDryRun: flags['dry-run'],
        isAdditional: flags.additional,
        signal: this.signal,
        onProgress: this.onProgress,
      });
      // a watch speaks when something happened
      const isIdle = report.items.length + report.settled.length === 0;
      const isSilent = flags.watch && isIdle;
      const later = isSilent || ids !== null || flags['dry-run'] ? [] : await putOff(app, report);
      const code = isSilent ? 0 : this.tell(report, ids, later);
      await tellPromises(app, [...report.settled, ...report.items], this.writeTime);
      if (ids === null) await this.tellWaiting(app);
      return code;
    };
    if (!flags.watch) return await once();
    return await watch(() => this.patiently(once), { everyMs: flags.every ?? 10_000, signal: this.signal });
  }

  /** Replies that no timer sends are told of once a run, and again when their number changes. */
  private async tellWaiting(app: App): Promise<void> {
    const replies = await app.replies(['approved', 'queued']);
    const sending = (await app.senders()).map(({ account }) => account);
    const { length } = standingStill(replies, { now: app.now(), sending });
    if (length > 0 && length !== this.#waitingTold) log.info(waitingWords(length));
    this.#waitingTold = length;
  }

  private tell(report: SendReport, ids: readonly number[] | null, waiting: readonly ProblemError[]): number {
    const isAsked = ({ reply }: SentItem): boolean => ids === null || ids.includes(reply.id);
    const all = [...report.items, ...report.settled.filter(isAsked)];
    const failed = met(all);
    const problems = [...failed.map(({ problem }) => problem), ...waiting];
    const [only] = report.items;
    if (ids?.length === 1 && only?.problem && problems.length === 1 && !isOnItsWay(only.reply.status))
      throw only.problem;
    this.print(
      () => sendJson(report, ids),
      () => sendText(report),
    );
    for (const words of problemLines(failed, this.writeTime)) log.error(words);
    // what was not asked for is no part of the answer, but nobody is to forget it
    const others = met(report.settled.filter((item) => !isAsked(item)));
    for (const words of problemLines(others, this.writeTime)) log.info(`besides: ${words}`);
    for (const problem of waiting) log.error(problemWords(problem, this.writeTime).message);
    return exitCodeOfAll(all.length - failed.length, problems);
  }
}

function met(items: readonly SentItem[]) {
  return items.flatMap(({ reply, problem }) => (problem === null ? [] : [{ reply: reply.id, problem }]));
}

/**
 * Accounts whose replies were put off by their platform in an earlier run: nothing is due, and yet it is not done. A reply
 * that is named says the same, so both end with the same code.
 */
async function putOff(app: App, report: SendReport): Promise<ProblemError[]> {
  const told = new Set([...report.items, ...report.settled].map(({ reply }) => reply.id));
  const queued = (await app.replies(['queued'])).filter(({ id, plan }) => plan === null && !told.has(id));
  const waiting = queued.filter(({ error, sendAfter }) => error?.code === 'THROTTLED' && sendAfter > app.now());
  const byAccount = Map.groupBy(waiting, ({ account }) => account);
  return [...byAccount].map(([account, replies]) => {
    const until = Math.max(...replies.map(({ sendAfter }) => sendAfter));
    return new ProblemError('THROTTLED', { account, until });
  });
}

/** The reply itself says what came of it; an error would hide that. */
function isOnItsWay(status: string): boolean {
  return ['sending', 'unknown', 'failed', 'sent', 'queued'].includes(status);
}
