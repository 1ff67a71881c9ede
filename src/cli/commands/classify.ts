import { Args } from '@oclif/core';
import type { App } from '../../app.ts';
import { ProblemError } from '../../domain/problem.ts';
import { BaseCommand } from '../base-command.ts';
import { type ClassifyInput, readClassifyLine, stdinLines } from '../classify-input.ts';
import { exitCodeOfAll } from '../exit-codes.ts';
import { usage } from '../flags.ts';
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
    const app = await this.app(true);
    const texts = argv.map(String).filter((text) => text !== '-');
    if (texts.length > 0) return await this.classifyTexts(app, texts);
    if (process.stdin.isTTY) throw usage('there is no text', 'Give texts as arguments, or JSON lines on stdin.');
    return await this.classifyLines(app);
  }

  private async classifyTexts(app: App, texts: readonly string[]): Promise<number> {
    const isForPerson = process.stdout.isTTY === true && !this.isJson;
    for (const [index, text] of texts.entries()) {
      const score = await app.classify(text, null);
      await this.write(isForPerson ? scoreText(text, score) : jsonText({ id: String(index + 1), ...score }));
    }
    return 0;
  }

  private async classifyLines(app: App): Promise<number> {
    const problems: ProblemError[] = [];
    let count = 0;
    for await (const line of stdinLines(this.signal)) {
      count += 1;
      if (line.trim() === '') continue;
      const input = readClassifyLine(line, count);
      if (input instanceof ProblemError) {
        problems.push(input);
        await this.write(jsonText({ id: null, line: count, ...problemJson(input) }));
      } else {
        await this.write(await scored(app, input));
      }
    }
    return exitCodeOfAll(count - problems.length, problems);
  }

  /** Waits for a slow reader, so that memory holds one line and not the file. */
  private async write(line: string): Promise<void> {
    if (process.stdout.write(`${line}\n`)) return;
    await new Promise((resolve) => {
      process.stdout.once('drain', resolve);
      this.signal.addEventListener('abort', resolve, { once: true });
    });
  }
}

async function scored(app: App, { id, text, language }: ClassifyInput): Promise<string> {
  return jsonText({ id, ...(await app.classify(text, language)) });
}
