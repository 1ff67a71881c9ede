// What is done to each bundled file so that loading it costs little.

/** Head of every file: packages written as CommonJS ask for `require` and for their own name. */
export const REQUIRE =
  "const require=globalThis.process.getBuiltinModule('node:module').createRequire(import.meta.url),__filename=import.meta.filename;";

/**
 * Takes the head out of the many files that ask for nothing, since making a `require` for each slows every start, and
 * asks for Node's own modules by a call: an `import` of one loads every part of it.
 */
export function lightFile(written) {
  const text = withBuiltinsAtHand(written);
  const headless = text.replace(REQUIRE, '');
  return /\b(require|__filename)\b/.test(headless) ? text : headless;
}

const BUILTIN_IMPORT = /^import (?:(\w+)|\* as (\w+)|(?:(\w+), )?\{([^}]*)\}) from "(node:[\w/]+|fs|path)";$/gm;
/** Modules of Node that bring many others: each function of theirs asks for them when it is called. */
const HEAVY = new Set(['node:crypto', 'node:fs/promises', 'node:timers/promises', 'node:zlib']);

function withBuiltinsAtHand(text) {
  const asked = [];
  const rest = text.replace(BUILTIN_IMPORT, (_line, ...[whole, space, beside, names = '', from]) => {
    const source = `globalThis.process.getBuiltinModule(${JSON.stringify(from)})`;
    for (const name of [whole, space, beside]) if (name !== undefined) asked.push(`${name} = ${source}`);
    for (const [name, local = name] of names.split(',').map((one) => one.trim().split(' as '))) {
      const isPlainCall =
        HEAVY.has(from) && /^[a-z]/.test(name) && typeof process.getBuiltinModule(from)[name] === 'function';
      if (name !== '')
        asked.push(`${local} = ${isPlainCall ? `(...given) => ${source}.${name}(...given)` : `${source}.${name}`}`);
    }
    return '';
  });
  // first of all: what is imported is there before any line runs
  return asked.length === 0 ? text : rest.replace(REQUIRE, () => `${REQUIRE}const ${asked.join(', ')};`);
}
