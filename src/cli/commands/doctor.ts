import { safeLine } from '../../domain/safe-text.ts';
import { BaseCommand } from '../base-command.ts';
import { exitCodeOfAll } from '../exit-codes.ts';
import { paint } from '../output/paint.ts';

export class DoctorCommand extends BaseCommand {
  static override summary = 'Everything that could stop the work, each with a remedy.';
  static override description =
    'Ends with 0 only if nothing would. Says where each secret comes from, and whether a job of cron finds it there: cron has no exported variables and no desktop session.';
  static override examples = ['<%= config.bin %> doctor', '<%= config.bin %> doctor --json'];

  protected async work(): Promise<number> {
    const { flags } = await this.parse(DoctorCommand);
    this.take(flags);
    const diagnoses = await (await this.app(true)).doctor();
    this.print(
      () => ({
        items: diagnoses.map(({ subject, isFine, words, remedy, code }) => ({
          subject,
          fine: isFine,
          words,
          remedy,
          code,
        })),
      }),
      () =>
        diagnoses
          .map(({ subject, isFine, words, remedy }) => {
            const mark = isFine ? paint.good('ok ') : paint.bad('bad');
            const line = `${mark}  ${safeLine(subject)}: ${safeLine(words)}`;
            return remedy === null ? line : `${line}\n       ${safeLine(remedy)}`;
          })
          .join('\n'),
    );
    const bad = diagnoses.filter(({ isFine }) => !isFine);
    return exitCodeOfAll(
      0,
      bad.map(({ problem, code }) => problem ?? code ?? 'UNEXPECTED'),
    );
  }
}
