import { Flags } from '@oclif/core';
import { surroundings } from '../../config.ts';
import { BaseCommand } from '../base-command.ts';
import { usage } from '../flags.ts';
import { finishWhatIsBegun } from '../interruption.ts';
import { SEND_GRACE_MS } from '../send-grace.ts';

export class InboxCommand extends BaseCommand {
  static override summary = 'Open the inbox on the screen; bare `kuulo` in a terminal is the same.';
  static override examples = [
    '<%= config.bin %>',
    '<%= config.bin %> inbox --as aino',
    '<%= config.bin %> inbox --screen-reader',
  ];
  static override flags = {
    'screen-reader': Flags.boolean({
      summary: 'Plain lines one after another instead of a screen (also KUULO_SCREEN_READER=1).',
    }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(InboxCommand);
    this.take(flags);
    if (!process.stdin.isTTY || !process.stdout.isTTY) {
      throw usage('the inbox needs a terminal', 'Use `kuulo list` and `kuulo show` in scripts.');
    }
    const app = await this.app();
    const { launchInbox } = await import('../../tui/launch.tsx');
    finishWhatIsBegun(SEND_GRACE_MS);
    const { isColourless, isPlainConsole } = surroundings();
    return await launchInbox(app, {
      isColourless: isColourless || flags['no-color'] === true,
      isLinear: flags['screen-reader'],
      isPlainConsole,
    });
  }
}
