import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { ROOT, run } from '../e2e/program.ts';
import { openTerminal } from '../support/terminal.ts';

it('draft in $EDITOR keeps a line that begins with #, and leaves out what stands below the line', async () => {
  const sandbox = await startSandbox({ seed: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-editor-'));
  onTestFinished(async () => {
    await sandbox.close();
    for (const one of [sandbox.workspace, folder]) rmSync(one, { recursive: true, force: true });
  });
  const editor = join(folder, 'editor.sh');
  writeFileSync(
    editor,
    '#!/bin/sh\nprintf "Hei! Kiitos.\\n#asiakaspalvelu\\n" | cat - "$1" > "$1.new" && mv "$1.new" "$1"\n',
  );
  chmodSync(editor, 0o700);
  const cwd = sandbox.workspace;
  await run(['poll', 'masto'], { cwd });
  const args = [join(ROOT, 'bin/run.js'), 'draft', '1', '--as', 'aino'];
  const terminal = openTerminal(process.execPath, args, { cwd, env: { EDITOR: editor, VISUAL: '', HOME: folder } });
  expect((await terminal.exited).exitCode).toBe(0);
  const { out } = await run(['show', '1', '--json'], { cwd });
  expect(JSON.parse(out).replies[0].text).toBe('Hei! Kiitos.\n#asiakaspalvelu');
});
