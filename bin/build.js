// Bundles src into dist: one entry per command so that each loads only what it needs, then the command list that
// spares oclif from importing every command. Files are put in place one by one, each by a rename, entries last: runs in
// parallel and programs already running keep finding what they need.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { plugins, withEntriesApart } from './bundler-plugins.js';
import { lightFile, REQUIRE } from './light-file.js';
import { isNewEnough } from './new-enough.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SRC = join(ROOT, 'src');
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, 'stamp.txt');
const BUILDERS = ['bin/build.js', 'bin/bundler-plugins.js', 'bin/light-file.js'];
/** Old chunks stay this long for programs that still run. */
const STALE_MS = 3_600_000;

/** Builds unless nothing changed since the last build. */
export async function build() {
  const wanted = await fingerprint();
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === wanted) return;
  const temporary = join(DIST, `.new-${process.pid}`);
  await mkdir(temporary, { recursive: true });
  try {
    await bundle(temporary);
    for (const file of (await filesIn(temporary)).filter((name) => name.endsWith('.js'))) {
      const path = join(temporary, file);
      await writeFile(path, lightFile(await readFile(path, 'utf8')));
    }
    await copyAssets(join(temporary, 'assets'));
    const files = await filesIn(temporary);
    await place(temporary, files);
    await removeStale(new Set(files));
    await writeManifest();
    await replace(STAMP, wanted);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function bundle(outdir) {
  const { build: esbuild } = await import('esbuild');
  const common = {
    absWorkingDir: ROOT,
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    jsx: 'automatic',
    legalComments: 'none',
    minifySyntax: true,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      // bin/new-enough.js has looked already
      'process.env.OCLIF_DISABLE_ENGINE_WARNING': '"1"',
      KUULO_STAMP: JSON.stringify(await stamp()),
    },
    // oclif asks for typescript only where a plugin is written in it
    external: ['typescript'],
    banner: { js: REQUIRE },
  };
  await Promise.all([
    esbuild({ ...common, plugins, entryPoints: await entries(), splitting: true, chunkNames: 'chunks/[name]-[hash]' }),
    // each whole, since one file opens faster than ten
    esbuild({ ...common, plugins: [...plugins, withEntriesApart], entryPoints: quickEntries() }),
  ]);
}

function quickEntries() {
  const files = [
    'launch.ts',
    'quick-answer.ts',
    'quick-inbox.ts',
    'config/read-yaml.ts',
    'cli/output/full-pen.ts',
    'cli/output/poll.ts',
  ];
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(SRC, file)]));
}

/** What the launcher hands on to, and every command, by their names in dist. */
async function entries() {
  const commands = join(SRC, 'cli', 'commands');
  const files = (await filesIn(commands)).filter((file) => /\.tsx?$/.test(file));
  const named = files.map((file) => [`commands/${file.replace(/\.tsx?$/, '')}`, join(commands, file)]);
  return Object.fromEntries(
    [
      ['run', 'run.ts'],
      ['open-inbox', 'open-inbox.ts'],
    ]
      .map(([name, file]) => [name, join(SRC, 'cli', file)])
      .concat(named),
  );
}

async function copyAssets(to) {
  await cp(SRC, to, { recursive: true, filter: (from) => !/\.(tsx?|md)$/.test(from) });
}

/** Chunks and assets first, entries last, so that an entry never names a chunk that is not there. */
async function place(from, files) {
  const rank = (file) => (file.startsWith('chunks') ? 0 : file === 'launch.js' ? 2 : 1);
  for (const file of files.toSorted((a, b) => rank(a) - rank(b))) {
    await mkdir(dirname(join(DIST, file)), { recursive: true });
    await rename(join(from, file), join(DIST, file));
  }
}

async function removeStale(current) {
  for (const file of await filesIn(DIST)) {
    if (current.has(file) || file.startsWith('.new-') || join(DIST, file) === STAMP) continue;
    const path = join(DIST, file);
    const isNeededNoMore = !file.startsWith('chunks') || Date.now() - (await mtimeOf(path)) > STALE_MS;
    if (isNeededNoMore) await rm(path, { force: true });
  }
}

async function writeManifest() {
  const { Plugin } = await import('@oclif/core/config');
  const plugin = new Plugin({ root: ROOT, type: 'core', ignoreManifest: true, errorOnManifestCreate: true });
  await plugin.load();
  await replace(join(ROOT, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest)}\n`);
}

/** Names, sizes and times of all that goes in, and what builds it. */
async function fingerprint() {
  const hash = createHash('sha256');
  const sources = (await filesIn(SRC)).map((file) => join(SRC, file));
  const tools = ['package.json', 'package-lock.json', ...BUILDERS].map((file) => join(ROOT, file));
  for (const file of [...sources, ...tools].sort()) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${relative(ROOT, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** What checked settings and other kept answers depend on: the rules and the packages they are worked out with. */
async function stamp() {
  const hash = createHash('sha256').update(await readFile(join(ROOT, 'package-lock.json')));
  for (const file of ['config.ts', 'config', 'domain'].map((name) => join(SRC, name))) {
    const inside = (await stat(file)).isDirectory()
      ? (await filesIn(file)).sort().map((name) => join(file, name))
      : [file];
    for (const one of inside) hash.update(`${relative(SRC, one)}\n`).update(await readFile(one));
  }
  return hash.digest('hex').slice(0, 32);
}

async function filesIn(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function mtimeOf(path) {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}

async function replace(path, text) {
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (isNewEnough()) await build();
  else (await import('./pinned-node.js')).restartOnPinnedNode('build.js');
}
