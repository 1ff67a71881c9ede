// Bundles src into dist: one entry per command so that each loads only what it needs, then the command list that
// spares oclif from importing every command. Files are put in place one by one, each by a rename, entries last: runs in
// parallel and programs already running keep finding what they need.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNewEnough } from './new-enough.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SRC = join(ROOT, 'src');
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, 'stamp.txt');
/** Head of every file: packages written as CommonJS ask for `require` and for their own name. */
const REQUIRE =
  "import{createRequire as kuuloRequire}from'node:module';const require=kuuloRequire(import.meta.url),__filename=import.meta.filename;";
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
    await removeIdleHeads(temporary);
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
    define: { 'process.env.NODE_ENV': '"production"' },
    // compiled code cannot be bundled; oclif asks for typescript only where a plugin is written in it
    external: ['better-sqlite3', 'typescript'],
    banner: { js: REQUIRE },
  };
  const plugins = [withoutDevtools, withPunycode, withAssetAddresses];
  await Promise.all([
    esbuild({ ...common, plugins, entryPoints: await entries(), splitting: true, chunkNames: 'chunks/[name]-[hash]' }),
    // each whole, since one file opens faster than ten
    esbuild({ ...common, plugins: [...plugins, withEntriesApart], entryPoints: quickEntries() }),
  ]);
}

/** Takes the head out of the many files that ask for nothing: making a `require` for each slows every start. */
async function removeIdleHeads(folder) {
  for (const file of (await filesIn(folder)).filter((name) => name.endsWith('.js'))) {
    const path = join(folder, file);
    const text = (await readFile(path, 'utf8')).replace(REQUIRE, '');
    if (!/\b(require|__filename)\b/.test(text)) await writeFile(path, text);
  }
}

function quickEntries() {
  return { launch: join(SRC, 'launch.ts'), 'quick-answer': join(SRC, 'quick-answer.ts') };
}

/** What the launcher hands on to, and every command, by their names in dist. */
async function entries() {
  const commands = join(SRC, 'cli', 'commands');
  const files = (await filesIn(commands)).filter((file) => /\.tsx?$/.test(file));
  const named = files.map((file) => [`commands/${file.replace(/\.tsx?$/, '')}`, join(commands, file)]);
  return Object.fromEntries([['run', join(SRC, 'cli', 'run.ts')], ...named]);
}

/** The launcher, the quick answers and the full program are bundles of their own. */
const withEntriesApart = {
  name: 'entries-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/(quick-answer|cli\/run)\.ts$/ }, ({ path, kind }) => {
      return kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}.js`, external: true } : null;
    });
  },
};

/** Ink asks for React's developer tools, which no user has. */
const withoutDevtools = {
  name: 'without-devtools',
  setup(bundler) {
    bundler.onResolve({ filter: /^react-devtools-core$/ }, () => ({
      path: 'react-devtools-core',
      namespace: 'nothing',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {}', loader: 'js' }));
  },
};

/** twitter-text asks for `punycode`, which Node deprecates; its own dependency of that name is meant. */
const withPunycode = {
  name: 'punycode',
  setup(bundler) {
    bundler.onResolve({ filter: /^punycode$/ }, ({ importer }) => ({
      path: createRequire(importer).resolve('punycode/'),
    }));
  },
};

/** In dist the files beside the code (scenarios, the trained model) lie under assets/ in the tree of src. */
const withAssetAddresses = {
  name: 'asset-addresses',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => {
      if (!path.startsWith(SRC + sep)) return null;
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return null;
      const place = relative(SRC, path).split(sep).join('/');
      const home = "import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 6)";
      const contents = text.replaceAll('import.meta.url', `(${home} + ${JSON.stringify(`assets/${place}`)})`);
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

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
  const tools = ['package.json', 'package-lock.json', 'bin/build.js'].map((file) => join(ROOT, file));
  for (const file of [...sources, ...tools].sort()) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${relative(ROOT, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
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
