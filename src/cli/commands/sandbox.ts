import { once } from 'node:events';
import { Flags } from '@oclif/core';
import { log } from '../../log.ts';
import { BaseCommand } from '../base-command.ts';
import { usage } from '../flags.ts';
import { jsonText } from '../output/json-text.ts';

export class SandboxCommand extends BaseCommand {
  static override summary = 'A loopback server that speaks the platforms’ APIs, with simulated customers.';
  static override description =
    'Prints one line of JSON when ready: its address, and a fresh workspace whose accounts point at it. Runs until interrupted; nothing leaves this machine.';
  static override examples = ['<%= config.bin %> sandbox', '<%= config.bin %> sandbox --port 4010 --seed 7'];
  static override flags = {
    port: Flags.integer({ summary: 'Port; a free one when left out.', min: 0, max: 65_535 }),
    scenario: Flags.string({ summary: 'A built-in scenario’s name, or a file.', helpValue: 'NAME|FILE' }),
    seed: Flags.integer({ summary: 'The same seed gives the same world.' }),
    live: Flags.boolean({ summary: 'Customers write by themselves.' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(SandboxCommand);
    this.take(flags);
    const { startSandbox } = await import('../../sandbox/sandbox.ts');
    const { port, scenario, seed, workspace, live } = flags;
    const sandbox = await startSandbox({
      ...(port === undefined ? {} : { port }),
      ...(scenario === undefined ? {} : { scenario }),
      ...(seed === undefined ? {} : { seed }),
      ...(workspace === undefined ? {} : { workspace }),
      isLive: live,
      log: log.debug,
    }).catch((error: unknown) => {
      throw sandboxProblem(error);
    });
    process.stdout.write(`${jsonText({ url: sandbox.url, workspace: sandbox.workspace })}\n`);
    if (!this.signal.aborted) await once(this.signal, 'abort');
    await sandbox.close();
    return 0;
  }
}

function sandboxProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if ('code' in error && error.code === 'EADDRINUSE') return usage('the port is in use', 'Take another with --port.');
  if ('code' in error && error.code === 'EEXIST')
    return usage('the folder already is a workspace', 'Name an empty one with --workspace.');
  return error.name === 'ScenarioError' ? usage(error.message, 'Name a built-in scenario or a readable file.') : error;
}
