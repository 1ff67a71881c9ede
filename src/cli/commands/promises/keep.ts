import { SeveralPromisesCommand } from '../../several-promises-command.ts';

export class PromisesKeepCommand extends SeveralPromisesCommand {
  static override strict = false;
  static override args = SeveralPromisesCommand.args;
  static override summary = 'Say that promises are kept.';
  static override examples = ['<%= config.bin %> promises keep 3', '<%= config.bin %> promises keep 3 4 --json'];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(PromisesKeepCommand);
    this.take(flags);
    return await this.workOn(argv, (app, promise) => app.keepFollowUp(promise));
  }
}
