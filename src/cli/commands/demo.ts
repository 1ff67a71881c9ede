import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Flags } from '@oclif/core';
import { surroundings } from '../../config.ts';
import { log } from '../../log.ts';
import { BaseCommand } from '../base-command.ts';
import { runDemo } from '../demo/demo-steps.ts';
import { type DemoCrew, hireCrew } from '../demo/demo-world.ts';
import { keepAlive } from '../demo/living-world.ts';
import { jsonText } from '../output/json-text.ts';

export class DemoCommand extends BaseCommand {
  static override summary = 'The whole job in a throw-away workspace, with simulated customers; no credentials needed.';
  static override description =
    'In a terminal it opens the inbox on a living world, where a colleague approves what you hand over for review. Without one it polls, triages, drafts, approves, sends and reports, and prints each step. Another seed gives other people and texts.';
  static override examples = [
    '<%= config.bin %> demo',
    '<%= config.bin %> demo --seed 7 --json',
    '<%= config.bin %> demo --keep | cat',
  ];
  static override flags = {
    seed: Flags.integer({ summary: 'The same seed gives the same people and texts.' }),
    keep: Flags.boolean({ summary: 'Leave the sandbox up until interrupted, and the workspace for good.' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(DemoCommand);
    this.take(flags);
    const isForPerson =
      process.stdin.isTTY === true && process.stdout.isTTY === true && !flags.json && !flags['no-input'];
    const { startSandbox } = await import('../../sandbox/sandbox.ts');
    const sandbox = await startSandbox({
      ...(flags.seed === undefined ? {} : { seed: flags.seed }),
      isLive: isForPerson,
      log: log.debug,
    });
    try {
      const crew = await hireCrew(sandbox.workspace, this.signal, flags.keep ? null : join(sandbox.workspace, 'state'));
      try {
        const code = isForPerson ? await this.openInbox(crew, sandbox.workspace) : await this.printSteps(crew, sandbox);
        if (flags.keep) await this.stay(sandbox);
        return code;
      } finally {
        await crew.end();
      }
    } finally {
      await sandbox.close();
      if (!flags.keep) await rm(sandbox.workspace, { recursive: true, force: true });
    }
  }

  private async printSteps(
    crew: DemoCrew,
    sandbox: { readonly url: string; readonly workspace: string },
  ): Promise<number> {
    const tell = (words: string): void => {
      if (this.isJson) log.info(words);
      else process.stdout.write(`${words}\n`);
    };
    const { url, workspace } = sandbox;
    tell(`A world of simulated customers is up at ${url}; workspace ${workspace}`);
    tell('Here aino writes, and ville, a simulated colleague, approves.');
    const followed = await runDemo(crew, sandbox.url, tell);
    if (this.isJson)
      process.stdout.write(`${jsonText({ workspace: sandbox.workspace, url: sandbox.url, ...followed })}\n`);
    return 0;
  }

  private async openInbox(crew: DemoCrew, workspace: string): Promise<number> {
    process.stdout.write(
      `Simulated customers, nothing real, in ${workspace}. ville approves after a moment what you hand over; to act as him: ${asVille(workspace)}\n`,
    );
    await crew.listener.poll();
    const { launchInbox } = await import('../../tui/launch.tsx');
    const closing = new AbortController();
    const alive = keepAlive(crew, AbortSignal.any([closing.signal, this.signal]));
    try {
      return await launchInbox(crew.aino, { ...surroundings(), demoWorkspace: workspace });
    } finally {
      closing.abort();
      await alive;
    }
  }

  private async stay(sandbox: { readonly url: string; readonly workspace: string }): Promise<void> {
    const { url, workspace } = sandbox;
    log.info(`The sandbox stays at ${url} until interrupted. Try: kuulo --workspace ${workspace} list`);
    log.info(`ville approves nothing by himself from now on. To act as him: ${asVille(workspace)}`);
    if (!this.signal.aborted) await once(this.signal, 'abort');
  }
}

/** Ville is the one who may approve. */
function asVille(workspace: string): string {
  return `kuulo inbox --workspace ${workspace} --as ville`;
}
