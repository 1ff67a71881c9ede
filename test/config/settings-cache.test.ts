import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksum } from '../../src/config/checksum.ts';
import { loadConfig } from '../../src/config.ts';

const GOOD = 'brand: { name: Acme }\ntimezone: Europe/Helsinki\nhours: { mon: ["09:00-10:00"], holidays: FI }\n';

let folder: string;
let cacheFolder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-cache-'));
  cacheFolder = join(folder, 'cache', 'kuulo');
  write(GOOD);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (yaml: string): void => writeFileSync(join(folder, 'kuulo.yaml'), yaml);
const load = (stamp: string | null = 'build-1', more: Record<string, string> = {}) =>
  loadConfig({
    from: folder,
    stamp,
    variables: { HOME: folder, XDG_CACHE_HOME: join(folder, 'cache'), KUULO_OPERATOR: 'system', ...more },
  });
const entryFile = (): string => {
  const [name, ...more] = readdirSync(cacheFolder);
  if (name === undefined || more.length > 0) throw new Error('one entry is expected');
  return join(cacheFolder, name);
};
const brandOf = async (stamp?: string | null) => (await load(stamp)).settings.brand.name;

/** Writes another brand into the kept answer, whole as we would write it: whoever reads `Kept` has not read kuulo.yaml. */
function mark(): void {
  const [, body = ''] = readFileSync(entryFile(), 'utf8').split('\n');
  const entry = JSON.parse(body);
  entry.value.written.brand.name = 'Kept';
  const changed = JSON.stringify(entry);
  writeFileSync(entryFile(), `${checksum(changed)}\n${changed}`);
}

describe('kept settings', () => {
  it('say the same as kuulo.yaml, are readable by their owner only, and spare reading it', async () => {
    const first = await load();
    const { secretOf: _, ...facts } = first;
    const { secretOf: __, ...again } = await load();
    const { secretOf: ___, cache: ____, ...unkept } = await load(null);
    expect(again).toEqual(facts);
    expect(again).toMatchObject(unkept);
    expect(Object.isFrozen(again.settings.hours.days.mon)).toBe(true);
    expect(statSync(entryFile()).mode & 0o777).toBe(0o600);
    expect(statSync(cacheFolder).mode & 0o777).toBe(0o700);
    mark();
    expect(await brandOf()).toBe('Kept');
  });

  it('count for the very text only, however little changed', async () => {
    await load();
    mark();
    write(GOOD.replace('Acme', 'Acmf'));
    expect(await brandOf()).toBe('Acmf');
    write(`${GOOD}# a comment\n`);
    expect(await brandOf()).toBe('Acme');
    write(GOOD);
    expect(await brandOf()).toBe('Acme');
  });

  it('count for the build that checked them only, and not at all when run from source', async () => {
    await load();
    mark();
    expect(await brandOf(null)).toBe('Acme');
    expect(await brandOf('build-2')).toBe('Acme');
    expect(await brandOf('build-1')).toBe('Acme');
  });

  it.each([
    ['changed by hand', (text: string) => text.replace('"Kept"', '"Kepu"')],
    ['cut off', (text: string) => text.slice(0, -20)],
    ['empty', () => ''],
    ['no JSON', () => `${checksum('{')}\n{`],
    ['of another shape', () => `${checksum('[1]')}\n[1]`],
    ['null', () => `${checksum('null')}\nnull`],
  ])('are not believed when the entry is %s', async (_, spoil) => {
    await load();
    mark();
    writeFileSync(entryFile(), spoil(readFileSync(entryFile(), 'utf8')));
    expect(await brandOf()).toBe('Acme');
    expect(await brandOf()).toBe('Acme');
  });

  it('are not believed when others may read or write the entry, or it is a link', async () => {
    await load();
    for (const mode of [0o620, 0o604, 0o666]) {
      mark();
      chmodSync(entryFile(), mode);
      expect(await brandOf()).toBe('Acme');
    }
    mark();
    const target = join(folder, 'elsewhere.json');
    renameSync(entryFile(), target);
    symlinkSync(target, join(cacheFolder, `settings-${checksum(join(folder, 'kuulo.yaml'))}.json`));
    expect(await brandOf()).toBe('Acme');
  });

  it('are done without where the folder cannot be made, is a file, or holds a folder of that name', async () => {
    writeFileSync(join(folder, 'cache'), 'a file');
    expect(await brandOf()).toBe('Acme');
    rmSync(join(folder, 'cache'));
    mkdirSync(join(cacheFolder, `settings-${checksum(join(folder, 'kuulo.yaml'))}.json`), { recursive: true });
    expect(await brandOf()).toBe('Acme');
  });

  it('never hold a mistake: a broken file says line and column each time, and the good one before does not answer', async () => {
    await load();
    write(`${GOOD}send: { undo: soon }\n`);
    for (let time = 0; time < 2; time += 1)
      await expect(load()).rejects.toMatchObject({ code: 'CONFIG_INVALID', facts: { line: 4, column: 15 } });
    write('brand: [\n');
    await expect(load()).rejects.toMatchObject({ code: 'CONFIG_INVALID', facts: { line: 2 } });
    expect(readFileSync(entryFile(), 'utf8')).not.toContain('soon');
  });

  it('leave the environment its say', async () => {
    await load();
    const { settings, database } = await load('build-1', { KUULO_UNDO_MS: '7', KUULO_DATABASE: 'other.db' });
    expect(settings.send.undoMs).toBe(7);
    expect(database).toBe(join(folder, 'other.db'));
    await expect(load('build-1', { KUULO_UNDO_MS: 'x' })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('take the machine’s time zone anew where kuulo.yaml names none', async () => {
    write('brand: { name: Acme }\n');
    await load();
    expect(readFileSync(entryFile(), 'utf8')).toContain('"timezone":null');
    expect((await load()).settings.timezone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('do not gather without end', async () => {
    mkdirSync(cacheFolder, { recursive: true });
    for (let at = 0; at < 90; at += 1) writeFileSync(join(cacheFolder, `settings-${at}.json`), '');
    await load();
    expect(readdirSync(cacheFolder).length).toBeLessThanOrEqual(64);
    mkdirSync(join(cacheFolder, 'live'));
    write(`${GOOD}\n`);
    await load();
    expect(existsSync(join(cacheFolder, 'live'))).toBe(true);
  });
});
