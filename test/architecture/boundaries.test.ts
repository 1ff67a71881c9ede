import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = process.cwd();
const RULES = 'test/architecture/boundaries.cjs';

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

/** One file per rule that breaks it, written into a copy of the house. */
const PLANTED: Readonly<Record<string, readonly (readonly [file: string, text: string])[]>> = {
  'no-cycles': [
    ['src/domain/planted-a.ts', "import { b } from './planted-b.ts';\nexport const a: number = b;\n"],
    ['src/domain/planted-b.ts', "import { a } from './planted-a.ts';\nexport const b: number = a;\n"],
  ],
  'no-orphans': [['src/domain/planted-orphan.ts', 'export const alone = 1;\n']],
  'src-never-imports-test': [
    ['src/domain/planted-test.ts', "import { c } from '../../test/planted.ts';\nexport const d = c;\n"],
    ['test/planted.ts', 'export const c = 1;\n'],
  ],
  'domain-is-alone': [['src/domain/planted-store.ts', "export type { Store } from '../store/store.ts';\n"]],
  'guard-knows-domain': [['src/guard/planted.ts', "export type { Store } from '../store/store.ts';\n"]],
  'answers-know-domain': [['src/answers/planted.ts', "export type { Store } from '../store/store.ts';\n"]],
  'scoring-knows-domain': [['src/scoring/planted.ts', "export type { Store } from '../store/store.ts';\n"]],
  'sandbox-stands-alone': [['src/sandbox/planted.ts', "export type { Platform } from '../platforms/platform.ts';\n"]],
  launcher: [['src/launch.ts', "export type { App } from './app.ts';\n"]],
  'pure-rooms-do-no-io': [['src/domain/planted-io.ts', "export { readFileSync } from 'node:fs';\n"]],
  'platforms-are-islands': [['src/platforms/bluesky/planted.ts', "export { x } from '../x/x.ts';\n"]],
  'only-registry-names-platforms': [['src/cli/planted-x.ts', "export { x } from '../platforms/x/x.ts';\n"]],
  'registry-is-for-app': [
    ['src/journey/planted-registry.ts', "export { PLATFORMS } from '../platforms/registry.ts';\n"],
  ],
  'store-knows-domain': [['src/store/planted.ts', "export type { Platform } from '../platforms/platform.ts';\n"]],
  'one-file-knows-the-engine': [
    ['src/app/planted-engine.ts', "import Database from 'better-sqlite3';\nexport const db = Database;\n"],
  ],
  'steps-meet-in-the-store': [['src/journey/planted.ts', "export { poll } from './poll.ts';\n"]],
  'journey-is-pure-of-edges': [['src/journey/planted-cli.ts', "export { EXIT_CODES } from '../cli/exit-codes.ts';\n"]],
  'journey-gets-its-tools-injected': [
    ['src/journey/planted-store.ts', "export { openStore } from '../store/open.ts';\n"],
  ],
  'cli-talks-to-app': [['src/cli/planted-store.ts', "export type { Store } from '../store/store.ts';\n"]],
  'tui-talks-to-app': [['src/tui/planted-store.ts', "export type { Store } from '../store/store.ts';\n"]],
  'tui-gets-app-injected': [['src/tui/planted-app.ts', "export { openApp } from '../app.ts';\n"]],
  'screens-are-islands': [
    ['src/tui/screens/planted/a.ts', "export { b } from '../other/b.ts';\n"],
    ['src/tui/screens/other/b.ts', 'export const b = 1;\n'],
  ],
  'widgets-know-nothing': [['src/tui/widgets/planted.ts', "export type { App } from '../../app.ts';\n"]],
  'app-is-the-only-wirer': [['src/app/planted-tui.ts', "export { EXIT_CODES } from '../cli/exit-codes.ts';\n"]],
  'config-knows-domain': [['src/config/planted.ts', "export type { Store } from '../store/store.ts';\n"]],
  'outside-knows-domain': [['src/outside/planted.ts', "export type { Store } from '../store/store.ts';\n"]],
  'only-app-tells-outside': [
    ['src/journey/planted-outside.ts', "export { desktopNotice } from '../outside/desktop-notice.ts';\n"],
  ],
  'secrets-are-for-app': [['src/secrets/planted.ts', "export type { Store } from '../store/store.ts';\n"]],
  'nobody-else-sees-secrets': [
    ['src/journey/planted-secrets.ts', "export { Secrets } from '../secrets/secrets.ts';\n"],
  ],
};

function cruise(folder: string): Cruise {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const call = [program, '--config', RULES, '--output-type', 'json', 'src'];
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 } as const;
  try {
    return JSON.parse(execFileSync(process.execPath, call, options));
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string')
      return JSON.parse(error.stdout);
    throw error;
  }
}

describe('import boundaries', () => {
  let folder: string;
  let found: Cruise;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kuulo-boundaries-'));
    for (const part of ['src', 'package.json', 'tsconfig.json', RULES]) {
      mkdirSync(dirname(join(folder, part)), { recursive: true });
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [file, text] of Object.values(PLANTED).flat()) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      const before = file === 'src/launch.ts' ? readFileSync(join(folder, file), 'utf8') : '';
      writeFileSync(join(folder, file), before + text);
    }
    found = cruise(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('cruises every file of src, so that "no violations" means something', () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: folder }).toSorted();
    const cruised = found.modules.map((module) => module.source).filter((source) => /^src\/.*\.tsx?$/.test(source));
    expect(cruised.toSorted()).toEqual(files);
  });

  it('has a planted violation for every rule', () => {
    const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)(join(ROOT, RULES));
    expect(Object.keys(PLANTED).toSorted()).toEqual(rules.forbidden.map((rule) => rule.name).toSorted());
  });

  it.each(Object.entries(PLANTED))('%s: finds the planted violation', (rule, files) => {
    const planted = files.map(([file]) => file);
    const hits = found.summary.violations.filter((one) => one.rule.name === rule).map((one) => one.from);
    expect(hits.filter((from) => planted.includes(from))).not.toEqual([]);
  });
});
