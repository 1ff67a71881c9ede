import packageJson from '../package.json' with { type: 'json' };
import { isScreen, printQuickly } from './cli/output/quick-print.ts';

/**
 * The quick start: all output has left when it returns. What can be answered without oclif is answered here, the rest is handed on.
 * @param root folder of package.json and oclif.manifest.json
 * @returns the exit code
 */
export async function launch(argv: readonly string[], root: string): Promise<number> {
  // everything we write may hold what customers said
  process.umask(0o077);
  const [command] = argv;
  if (argv.length === 1 && command === '--version') {
    const { name, version } = packageJson;
    await printQuickly(`${name}/${version} ${process.platform}-${process.arch} node-${process.version}\n`);
    return 0;
  }
  if (command === 'status' || command === 'poll') {
    const { quickAnswer } = await import('./quick-answer.ts');
    const code = await quickAnswer(argv);
    if (code !== null) return code;
  }
  const isInbox = command === undefined || command === 'inbox' || command.startsWith('-');
  const code = (isInbox && isScreen() ? await inbox(argv) : null) ?? (await byCommandLine(argv, root));
  // what was printed leaves before the process does; a reader that went away is no reason to stay
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  return code;
}

async function byCommandLine(argv: readonly string[], root: string): Promise<number> {
  const { runCommandLine } = await import('./cli/run.ts');
  return await runCommandLine(argv, root);
}

/** Null where there is no inbox to open, or more to say than that. */
async function inbox(argv: readonly string[]): Promise<number | null> {
  const { paintInbox } = await import('./quick-inbox.ts');
  const painted = await paintInbox(argv);
  if (painted === null) return null;
  const { openInbox } = await import('./cli/open-inbox.ts');
  return await openInbox(painted.config, painted);
}
