import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { typingFiles } from '../../src/store/typing-file.ts';

const MODULE = new URL('../../src/store/typing-file.ts', import.meta.url).href;
const typed = { operator: 'aino', conversation: 1, visibility: 'public' as const, reply: null, text: 'Hei', at: 1 };

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-typing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'typing');
}

/** Another process types this and dies. */
function dies(folder: string, text: object): void {
  const script = `const { typingFiles } = await import(${JSON.stringify(MODULE)});
    typingFiles(${JSON.stringify(folder)}).keep(${JSON.stringify({ ...typed, ...text })});
    process.kill(process.pid, 'SIGKILL');`;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(signal).toBe('SIGKILL');
}

describe('a text being typed', () => {
  it('is one private file, whatever the umask says, and gone when it is forgotten', () => {
    const folder = place();
    const files = typingFiles(folder);
    for (const text of ['H', 'He', 'Hei']) files.keep({ ...typed, text });
    const [name = '', ...more] = readdirSync(folder);
    expect(more).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').at(-1) ?? '')).toEqual(typed);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    files.forget(typed);
    files.forget(typed);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is nobody’s to take while its process lives', () => {
    const folder = place();
    typingFiles(folder).keep(typed);
    expect(typingFiles(folder).orphans('aino')).toEqual([]);
    // another process finds it held by ours, which runs
    const script = `const { typingFiles } = await import(${JSON.stringify(MODULE)});
      process.stdout.write(String(typingFiles(${JSON.stringify(folder)}).orphans('aino').length));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(stdout).toBe('0');
  });

  it('is taken once, by its operator, when its process died', () => {
    const folder = place();
    dies(folder, { text: 'Cut' });
    dies(folder, { text: 'Other', operator: 'ville', conversation: 2 });
    expect(typingFiles(folder).orphans('system')).toEqual([]);
    const [found, ...more] = typingFiles(folder).orphans('aino');
    expect(more).toEqual([]);
    expect(found?.typed).toEqual({ ...typed, text: 'Cut' });
    expect(typingFiles(folder).orphans('aino')).toEqual([]);
    found?.forget();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('is taken from one that was killed and still has its number, since nobody asked after it', async () => {
    const folder = place();
    const script = `const { typingFiles } = await import(${JSON.stringify(MODULE)});
      typingFiles(${JSON.stringify(folder)}).keep(${JSON.stringify(typed)});
      process.kill(process.pid, 'SIGKILL');`;
    // a sleep in the shell's place never waits for its child
    const careless = ['-c', '"$0" --input-type=module -e "$1" & exec sleep 60', process.execPath, script];
    const parent = spawn('/bin/sh', careless, { stdio: 'ignore' });
    onTestFinished(() => void parent.kill('SIGKILL'));
    await vi.waitFor(() => {
      const [pid = ''] = (readdirSync(folder)[0] ?? '').split('.');
      expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /);
    }, 10_000);
    expect(
      typingFiles(folder)
        .orphans('aino')
        .map((one) => one.typed.text),
    ).toEqual([typed.text]);
  });

  it('is taken although another process has the number of the dead one by now', () => {
    const folder = place();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${process.pid}.1.abcdef.1.json`), `${JSON.stringify(typed)}\n`);
    expect(typingFiles(folder).orphans('aino')).toHaveLength(1);
  });

  it('that was cut short in the middle of a write is the one before it', () => {
    const folder = place();
    dies(folder, { text: 'Before' });
    const [name = ''] = readdirSync(folder);
    appendFileSync(join(folder, name), JSON.stringify({ ...typed, text: 'After' }).slice(0, -4));
    writeFileSync(join(folder, '999999.1.abcdef.7.json'), 'no JSON at all\n');
    writeFileSync(join(folder, '999999.1.abcdef.8.json'), '');
    writeFileSync(join(folder, 'notes.txt'), 'of somebody');
    const found = typingFiles(folder).orphans('aino');
    expect(found.map((one) => one.typed.text)).toEqual(['Before']);
    expect(readdirSync(folder)).toContain('notes.txt');
  });

  it('that lay in an editor is what was saved there, or what it was given', () => {
    const folder = place();
    for (const saved of ['Saved there.\n', '', null]) {
      const script = `const { writeFileSync, rmSync } = await import('node:fs');
        const { typingFiles } = await import(${JSON.stringify(MODULE)});
        const { file } = typingFiles(${JSON.stringify(folder)}).edit(${JSON.stringify(typed)});
        const saved = ${JSON.stringify(saved)};
        if (saved === null) rmSync(file);
        else writeFileSync(file, saved);
        process.kill(process.pid, 'SIGKILL');`;
      spawnSync(process.execPath, ['--input-type=module', '-e', script]);
      const files = typingFiles(folder);
      const [orphan, ...more] = files.orphans('aino');
      expect(more).toEqual([]);
      expect(orphan?.typed).toEqual({ ...typed, text: saved === 'Saved there.\n' ? 'Saved there.' : 'Hei' });
      orphan?.forget();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('in an editor is private, and gone when that has ended', () => {
    const folder = place();
    const edited = typingFiles(folder).edit(typed);
    expect(statSync(edited.file).mode & 0o777).toBe(0o600);
    expect(edited.read()).toBe('Hei');
    writeFileSync(edited.file, ' \n');
    expect(edited.read()).toBeNull();
    edited.end();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not grow without end', () => {
    const folder = place();
    const files = typingFiles(folder);
    const long = 'x'.repeat(10_000);
    for (let at = 0; at < 200; at += 1) files.keep({ ...typed, text: `${long}${at}` });
    const [name = '', ...more] = readdirSync(folder);
    expect(more).toEqual([]);
    expect(statSync(join(folder, name)).size).toBeLessThan(300_000);
    expect(readFileSync(join(folder, name), 'utf8')).toContain(`${long}199`);
  });
});
