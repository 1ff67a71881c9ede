import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../e2e/program.ts';

interface Described {
  readonly description?: string;
  readonly summary?: string;
}
interface Listed extends Described {
  readonly id: string;
  readonly args: Readonly<Record<string, Described & { readonly required?: boolean }>>;
  readonly flags: Readonly<Record<string, Described & { readonly helpGroup?: string; readonly hidden?: boolean }>>;
  readonly examples?: readonly string[];
}

const manifest: { readonly commands: Readonly<Record<string, Listed>> } = JSON.parse(
  readFileSync(join(ROOT, 'oclif.manifest.json'), 'utf8'),
);
const commands = Object.values(manifest.commands).sort((a, b) => a.id.localeCompare(b.id));
const GLOBAL = ['workspace', 'json', 'as', 'quiet', 'verbose', 'no-color', 'no-input'];

describe('the commands', () => {
  it('are these: when one changes on purpose, run vitest with -u and tell it in the changelog', () => {
    const tree = commands.map(({ id, args, flags }) => {
      const own = Object.keys(flags)
        .filter((name) => !GLOBAL.includes(name))
        .sort();
      const words = Object.entries(args).map(([name, { required }]) =>
        required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
      );
      return [id.replaceAll(':', ' '), ...words, ...own.map((name) => `--${name}`)].join(' ');
    });
    expect(tree.join('\n')).toMatchSnapshot();
  });

  it.each(commands.map((command) => [command.id, command] as const))(
    '%s explains itself',
    (_, { summary, examples, flags, args }) => {
      expect(summary).toMatch(/\.$/);
      expect(examples?.length).toBeGreaterThan(0);
      for (const name of GLOBAL) expect(Object.keys(flags)).toContain(name);
      for (const [name, flag] of Object.entries(flags)) expect(flag.summary ?? flag.description, name).toMatch(/\S/);
      for (const [name, arg] of Object.entries(args)) expect(arg.description, name).toMatch(/\S/);
    },
  );
});
