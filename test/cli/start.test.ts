import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, run, start } from '../e2e/program.ts';

const OLD_NODE = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => existsSync(node) && majorOf(node) < 22);

function majorOf(node: string): number {
  return Number(execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).split('.')[0]);
}

/** bin/ beside another program than kuulo, and with or without a pinned Node. */
function oddProject(launch: string, hasPinnedNode: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-odd-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const name of ['run.js', 'new-enough.js', 'pinned-node.js'])
    copyFileSync(join(ROOT, 'bin', name), join(folder, 'bin', name));
  writeFileSync(join(folder, 'dist', 'launch.js'), launch);
  if (hasPinnedNode) {
    mkdirSync(join(folder, 'node_modules', 'node', 'bin'), { recursive: true });
    symlinkSync(process.execPath, join(folder, 'node_modules', 'node', 'bin', 'node'));
  }
  chmodSync(join(folder, 'bin', 'run.js'), 0o755);
  return folder;
}

describe.skipIf(OLD_NODE === undefined)('bin/run.js started by an older Node (skipped where none is installed)', () => {
  const old = OLD_NODE ?? '';
  const waits = `export async function launch() {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => { console.log('got ' + name); process.exit(40); });
    console.log('up'); setInterval(() => {}, 1000); await new Promise(() => {}); }`;
  const folders: string[] = [];
  const project = (launch: string, hasPinnedNode = true): string => {
    const folder = oddProject(launch, hasPinnedNode);
    folders.push(folder);
    return join(folder, 'bin', 'run.js');
  };
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('runs on the pinned one with the same arguments and ends by the same code', () => {
    const file = project('export const launch = async (argv) => { console.log(process.version, ...argv); return 7; }');
    const { status, stdout } = spawnSync(old, [file, 'a b', '--c'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 7, stdout: `${process.version} a b --c\n` });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('passes on %s', async (signal) => {
    const child = spawn(old, [project(waits)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => lines.push(String(chunk)));
    await once(child.stdout, 'data');
    child.kill(signal);
    const [code] = await once(child, 'close');
    expect({ code, out: lines.join('') }).toEqual({ code: 40, out: `up\ngot ${signal}\n` });
  });

  it('killed so that it cannot pass anything on, it takes the program along', async () => {
    const child = spawn(old, [project(waits)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => lines.push(String(chunk)));
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    // the pipe closes with the last of the two
    await once(child, 'close');
    expect(lines.join('')).toBe('up\ngot SIGTERM\n');
  });

  it('ends by the same signal', async () => {
    const child = spawn(old, [
      project(
        "export const launch = async () => { process.kill(process.pid, 'SIGTERM'); await new Promise(() => {}); }",
      ),
    ]);
    const [code, signal] = await once(child, 'close');
    expect({ code, signal }).toEqual({ code: null, signal: 'SIGTERM' });
  });

  it('says in one line which Node it needs where none is pinned', () => {
    const { status, stdout, stderr } = spawnSync(old, [project('', false)], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^kuulo needs Node 22\.19 or newer; this is v\d+\.[^\n]+\n$/);
  });
});

describe('bin/run.js', () => {
  it('says that it is not built', () => {
    const folder = oddProject('', false);
    rmSync(join(folder, 'dist'), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'run.js')], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'kuulo is not built yet: run npm run build\n' });
    rmSync(folder, { recursive: true });
  });

  it('answers --version and status without oclif', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kuulo-quick-'));
    writeFileSync(join(folder, 'kuulo.yaml'), 'timezone: Europe/Helsinki\n');
    await run(['list'], { cwd: folder });
    // oclif reads its manifest first of all: a program that does not ask for it has not loaded oclif
    const env = { NODE_OPTIONS: `--import=${join(ROOT, 'test/cli/report-opens.js')}` };
    for (const args of [['--version'], ['status', '--json'], ['status', '--check', '--max-age', '1h']]) {
      const { code, err } = await run(args, { cwd: folder, env });
      expect({ args, code }).toEqual({ args, code: 0 });
      expect(err).toContain('opened: ');
      expect(err).not.toContain('oclif.manifest.json');
    }
    const full = await run(['gaps'], { cwd: folder, env });
    expect(full.err).toContain('oclif.manifest.json');
    rmSync(folder, { recursive: true });
  });
});

describe('signals and closed pipes', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kuulo-signal-'));
    writeFileSync(join(folder, 'kuulo.yaml'), 'timezone: Europe/Helsinki\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends a watch with %i', async (signal, code) => {
    const program = start(['poll', '--watch', '--json'], { cwd: folder });
    await program.firstLine;
    program.kill(signal);
    expect(await program.ended).toMatchObject({ code, signal: null });
  });

  it('the sandbox ends by a signal and frees its port', async () => {
    const program = start(['sandbox', '--json', '--workspace', join(folder, 'sandbox')], { cwd: folder });
    const { url } = JSON.parse(await program.firstLine);
    expect((await fetch(`${url}/_sandbox/state`)).status).toBe(200);
    program.kill('SIGTERM');
    expect((await program.ended).code).toBe(143);
    await expect(fetch(`${url}/_sandbox/state`)).rejects.toThrow();
  });

  it('a reader that goes away is quiet and 0', async () => {
    const program = start(['classify'], { cwd: folder, stdin: '{"text":"Kiitos!"}\n'.repeat(20_000) });
    await program.readOnceAndLeave();
    expect(await program.ended).toMatchObject({ code: 0, err: '' });
  });
});
