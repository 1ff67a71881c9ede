import { Args } from '@oclif/core';
import type { Scorer } from '../../domain/triage.ts';
import { BaseCommand } from '../base-command.ts';
import { BatchWriter } from '../batch-writer.ts';
import { readClassifyLine } from '../classify-input.ts';
import { exitCodeOfAll } from '../exit-codes.ts';
import { usage } from '../flags.ts';
import { type Line, lineBatches } from '../line-batches.ts';
import { jsonText } from '../output/json-text.ts';
import { problemJson } from '../output/problem.ts';
import { scoreText } from '../output/score.ts';

export class ClassifyCommand extends BaseCommand {
  static override summary = 'Triage of texts without a database.';
  static override description =
    'Texts as arguments, or JSON lines {"id","text","language"?} on stdin; one JSON line comes out for each, in order, as soon as it is ready.';
  static override examples = [
    '<%= config.bin %> classify "Palautus ei toimi, olen odottanut jo viikon!"',
    'cat texts.jsonl | <%= config.bin %> classify > scores.jsonl',
  ];
  static override strict = false;
  static override args = {
    text: Args.string({ description: 'Texts; JSON lines on stdin when none is given.', ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ClassifyCommand);
    this.take(flags);
    const scorer = await (await this.app(true)).scorer();
    const texts = argv.map(String).filter((text) => text !== '-');
    if (texts.length > 0) return await this.classifyTexts(scorer, texts);
    if (process.stdin.isTTY) throw usage('there is no text', 'Give texts as arguments, or JSON lines on stdin.');
    return await this.classifyLines(scorer);
  }

  private async classifyTexts(scorer: Scorer, texts: readonly string[]): Promise<number> {
    const isForPerson = process.stdout.isTTY === true && !this.isJson;
    const writer = new BatchWriter(process.stdout, this.signal);
    for (const [index, text] of texts.entries()) {
      const score = scorer.score(text, null);
      writer.add(isForPerson ? scoreText(text, score) : jsonText({ id: String(index + 1), ...score }));
    }
    await writer.flush();
    return 0;
  }

  /** Whatever has come in is answered before more is waited for, so that a program may ask and listen in turn. */
  private async classifyLines(scorer: Scorer): Promise<number> {
    const writer = new BatchWriter(process.stdout, this.signal);
    let number = 0;
    let refused = 0;
    let scored = 0;
    for await (const lines of lineBatches(process.stdin, this.signal)) {
      for (const line of lines) {
        number += 1;
        if (typeof line === 'string' && line.trim() === '') continue;
        const answer = answerTo(line, number, scorer);
        writer.add(answer.json);
        if (answer.isScored) scored += 1;
        else refused += 1;
        if (!writer.isFull) continue;
        await writer.flush();
        if (this.signal.aborted) return 0;
      }
      await writer.flush();
    }
    return exitCodeOfAll(scored, refused > 0 ? ['USAGE'] : []);
  }
}

function answerTo(line: Line, number: number, scorer: Scorer): { json: string; isScored: boolean } {
  const input = readClassifyLine(line, number);
  if ('problem' in input) {
    return { json: jsonText({ id: input.id, line: number, ...problemJson(input.problem) }), isScored: false };
  }
  const score = scorer.score(input.text, input.language);
  return { json: jsonText({ id: input.id, ...score }), isScored: true };
}
