import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { Args, Flags } from '@oclif/core';
import { PRIORS } from '../../../domain/triage.ts';
import { BaseCommand } from '../../base-command.ts';
import { type JudgedFile, type JudgeInput, judgeFile } from '../../evaluation/judge-file.ts';
import { exitCodeOfAll } from '../../exit-codes.ts';
import { usage } from '../../flags.ts';
import { languageFlag } from '../../language-code.ts';
import { evaluationJson, evaluationText } from '../../output/evaluation.ts';

export class TriageEvaluateCommand extends BaseCommand {
  static override summary = 'How often triage is right, on texts that people labelled.';
  static override description =
    'FILE has tab-separated columns with a header, or JSON lines: "text", and "sentiment", "urgency", "language" or "label" (understood by its values), "topics" and "flags" (lists; an empty one says none); "id" and "split" may be there. A language that a row is labelled with is not told to the judge. Rows that cannot be judged are counted and told, and the exit code is then 6. Needs no workspace.';
  static override examples = [
    '<%= config.bin %> triage evaluate labelled.tsv',
    '<%= config.bin %> triage evaluate forum.tsv --prior forum --split test',
    '<%= config.bin %> triage evaluate labelled.jsonl --language fi --errors wrong.jsonl --json',
  ];
  static override args = {
    file: Args.string({ description: 'Labelled texts, .tsv or .jsonl.', required: true, ignoreStdin: true }),
  };
  static override flags = {
    prior: Flags.option({
      options: PRIORS,
      default: 'balanced' as const,
      summary: 'Where the texts come from: said to a brand (balanced), or talk that is mostly neutral (forum).',
    })(),
    language: languageFlag({ summary: 'What the source of the texts is known to be written in, such as fi.' }),
    split: Flags.string({ summary: 'Only the rows of this split.', helpValue: 'NAME' }),
    errors: Flags.string({
      summary: 'Write the wrong ones here, with reasons; never over a file that exists.',
      helpValue: 'FILE.jsonl',
    }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(TriageEvaluateCommand);
    this.take(flags);
    const { prior, language = null, split = null, errors = null } = flags;
    const app = await this.app(true);
    const { onProgress, signal } = this;
    const tell = (rows: number, total: number | null) => onProgress({ label: 'judging', done: rows, total });
    const scorer = await app.scorer({ prior });
    const onRows = (rows: number) => tell(rows, null);
    let judged: JudgedFile;
    try {
      judged = await withErrors(errors, { file: args.file, scorer, language, split, signal, onRows });
    } finally {
      tell(0, 0);
    }
    // half a file is no measure of it
    if (signal.aborted) return 0;
    const by = { file: args.file, prior, language, split, errors };
    this.print(
      () => evaluationJson(by, judged),
      () => evaluationText(by, judged, this.width),
    );
    return exitCodeOfAll(judged.judged, judged.leftOut.count > 0 ? ['USAGE'] : []);
  }
}

/** Judges with the file for the wrong ones open; one that was made in vain is taken away again. */
async function withErrors(errors: string | null, input: Omit<JudgeInput, 'errors'>): Promise<JudgedFile> {
  if (errors === null) return await judgeFile({ ...input, errors: null });
  const handle = await open(errors, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw usage(`${errors} exists and is not written over`, 'Name another file, or remove it.');
    throw usage(
      `${errors} cannot be written (${error.code ?? error.message})`,
      'Name a file in a folder that you may write to.',
    );
  });
  const stream = createWriteStream(errors, { fd: handle });
  // told by the next write, or by the end
  stream.on('error', () => {});
  try {
    const judged = await judgeFile({ ...input, errors: stream });
    stream.end();
    await finished(stream);
    return judged;
  } catch (error) {
    stream.destroy();
    await rm(errors, { force: true });
    throw error;
  }
}
