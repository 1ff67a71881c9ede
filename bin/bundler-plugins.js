// What the bundler does to packages and to our own files: what no user needs stays out, what few need is loaded late.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');

/** The launcher, the quick answers, what they seldom need and the full program are bundles of their own. */
export const withEntriesApart = {
  name: 'entries-apart',
  setup(bundler) {
    bundler.onResolve(
      {
        filter:
          /^\.\/(quick-answer|quick-inbox|cli\/run|cli\/open-inbox|config\/read-yaml|cli\/output\/(?:full-pen|poll))\.ts$/,
      },
      ({ path, kind }) => {
        return kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}.js`, external: true } : null;
      },
    );
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

/** Ink lays boxes out; ours are rows that we write ourselves, and its layout engine takes longer to load than all our screens. */
const withoutLayout = {
  name: 'without-layout',
  setup(bundler) {
    bundler.onResolve({ filter: /^yoga-layout$/ }, () => ({ path: 'yoga-layout', namespace: 'no-layout' }));
    bundler.onLoad({ filter: /.*/, namespace: 'no-layout' }, () => ({
      // a node without a layout is one that Ink draws nothing for
      contents: 'export default { Node: { create: () => undefined } }',
      loader: 'js',
    }));
  },
};

/** What Ink and its packages measure texts with looks for every picture there is when it is loaded; they seldom need it. */
const withLateWidths = {
  name: 'late-widths',
  setup(bundler) {
    bundler.onResolve({ filter: /^string-width$/ }, ({ importer, kind, namespace }) =>
      kind === 'import-statement' && namespace === 'file' && !importer.startsWith(SRC + sep)
        ? { path: 'string-width', namespace: 'late-widths', pluginData: importer }
        : null,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'late-widths' }, ({ pluginData }) => ({
      contents: "let kept; export default (...given) => (kept ??= require('string-width')).default(...given)",
      resolveDir: dirname(pluginData),
    }));
  },
};

/** oclif asks whether it runs inside Windows, and for that tries a shell; nothing of ours wants to know. */
const withoutWsl = {
  name: 'without-wsl',
  setup(bundler) {
    bundler.onResolve({ filter: /^wsl-utils$/ }, () => ({ path: 'wsl-utils', namespace: 'no-wsl' }));
    bundler.onLoad({ filter: /.*/, namespace: 'no-wsl' }, () => ({
      contents: 'export const isWsl = false',
      loader: 'js',
    }));
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

/** Zod brings its messages in fifty languages and loads them all; ours are our own, in English. */
const withOneTongue = {
  name: 'one-tongue',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, ({ path }) => ({
      contents: 'export { default as en } from "./en.js";',
      resolveDir: dirname(path),
    }));
  },
};

/** Packages whose loading takes longer than most commands: loaded when their function is called, their name asked. */
const LATE = {
  'string-width': 'export default (...given) => late().default(...given)',
  'cli-truncate': 'export default (...given) => late().default(...given)',
  'twitter-text': 'export default new Proxy({}, { get: (_, name) => (late().default ?? late())[name] })',
  parse5: 'export const parseFragment = (...given) => late().parseFragment(...given)',
  'write-file-atomic': 'export default (...given) => late()(...given)',
  'temporal-polyfill': 'export const Temporal = new Proxy({}, { get: (_, name) => late().Temporal[name] })',
};
const withLazyPackages = {
  name: 'lazy-packages',
  setup(bundler) {
    const filter = new RegExp(`^(${Object.keys(LATE).join('|')})$`);
    bundler.onResolve({ filter }, ({ path, importer }) =>
      importer.startsWith(SRC + sep) ? { path, namespace: 'late', pluginData: importer } : null,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'late' }, ({ path, pluginData }) => ({
      contents: `let kept; const late = () => (kept ??= require(${JSON.stringify(path)}));\n${LATE[path]}`,
      resolveDir: dirname(pluginData),
    }));
  },
};

/** better-sqlite3's own code is bundled like all else; its compiled part stays with the package. */
const withNative = {
  name: 'native',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]better-sqlite3[\\/]lib[\\/]binding\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      // asked for by a name in brackets, so that esbuild leaves the question for when the program runs
      const home = "path.dirname((0, require)['resolve']('better-sqlite3'))";
      return { contents: text.replaceAll('__dirname', home), loader: 'js' };
    });
  },
};

/** oclif loads all of itself (help, prompts, file search) for each command: let each part be loaded at its first use. */
const withLazyOclif = {
  name: 'lazy-oclif',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/ }, async ({ path }) => {
      const text = withLazyRequires(await readFile(path, 'utf8'));
      const contents = text
        // the ids are plain ASCII, and the first use of a language's order takes longer than reading all commands
        .replace('a.id.localeCompare(b.id)', 'a.id < b.id ? -1 : 1')
        // two small files, once; the promises of node:fs bring the whole of readline
        .replace(/await \(0, \(?promises_1\(\)\)?\.readFile\)\(/, "require('node:fs').readFileSync(");
      return { contents, loader: 'js' };
    });
  },
};

/** What TypeScript wrote as `const x_1 = require('x')` and uses as `x_1.name` becomes a function that asks when used. */
function withLazyRequires(source) {
  let text = source.replace(
    /^exports\.(\w+) = (__importStar\(require\("[^"]+"\)\));$/gm,
    'let $1_late; Object.defineProperty(exports, "$1", { enumerable: true, get: () => ($1_late ??= $2) });',
  );
  for (const [line, name, value] of source.matchAll(/^(?:const|var) (\w+_\d+) = (.*\brequire\("[^"]+"\)\)?);$/gm)) {
    const rest = text.replace(line, '');
    if (new RegExp(`\\b${name}\\b(?!\\.)`).test(rest)) continue;
    const asked = rest.replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `(${name}()).`);
    // a declaration that is there before the first line, since modules that ask for each other run half
    text = `var ${name}_late; function ${name}() { return (${name}_late ??= ${value}); }\n${asked}`;
  }
  return text;
}

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

/** For every bundle. */
export const plugins = [
  withoutDevtools,
  withoutLayout,
  withLateWidths,
  withoutWsl,
  withPunycode,
  withOneTongue,
  withLazyPackages,
  withLazyOclif,
  withNative,
  withAssetAddresses,
];
