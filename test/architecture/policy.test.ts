import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENV_FILE } from '../../src/cli/init-files.ts';
import { OVERRIDES, SERVICE_SECRETS } from '../../src/config/overrides.ts';
import { PLATFORMS } from '../../src/platforms/registry.ts';
import { ROOT } from '../e2e/program.ts';

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, 'src', file), 'utf8') }));

const named = (text: string): string[] =>
  [...text.matchAll(/^(?:# )?(KUULO_[A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '').sort();

describe('policy', () => {
  it('.env.example lists every override and every platform’s settings once: add what is missing, remove the rest', async () => {
    const settings = await Promise.all(
      PLATFORMS.map(async ({ id, load }) =>
        (await load()).settings.map(({ env }) => `KUULO_${id.toUpperCase()}_${env}`),
      ),
    );
    const wanted = [...OVERRIDES, ...SERVICE_SECRETS, ...settings.flat()].sort();
    expect(named(readFileSync(join(ROOT, '.env.example'), 'utf8'))).toEqual(wanted);
  });

  it('the .env that init writes names the same secrets: change src/cli/init-files.ts', async () => {
    const accounts: Readonly<Record<string, string>> = { mastodon: 'MASTO' };
    const settings = await Promise.all(
      PLATFORMS.map(async ({ id, load }) =>
        (await load()).settings.map(({ env }) => `KUULO_${accounts[id] ?? id.toUpperCase()}_${env}`),
      ),
    );
    expect(named(ENV_FILE)).toEqual(settings.flat().sort());
  });

  it('only config.ts reads the environment: hand the value in from there', () => {
    const readers = sources.filter(({ text }) => /process\.env\b/.test(text)).map(({ file }) => file);
    expect(readers).toEqual(['config.ts']);
  });

  it('only bin ends the process: return a code instead', () => {
    const enders = sources.filter(({ text }) => /process\.(exit|abort|reallyExit)\b|process\.exitCode\s*=/.test(text));
    expect(enders.map(({ file }) => file)).toEqual([]);
  });

  it('only results go to stdout: nothing but cli, launch and the screen writes there', () => {
    const writers = sources
      .filter(({ text }) => /process\.stdout\.write|console\.(log|error|warn|info|debug)\(/.test(text))
      .map(({ file }) => file);
    expect(writers.filter((file) => !/^(cli|tui)\/|^(launch|quick-answer)\.ts$/.test(file))).toEqual([]);
  });
});
