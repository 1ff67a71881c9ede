import { describe, expect, it } from 'vitest';
import { workspaceDefaults } from '../../src/cli/init-defaults.ts';
import { settingsFile } from '../../src/cli/init-files.ts';
import { readYaml } from '../../src/config/read-yaml.ts';
import { ProblemError, type ProblemFacts } from '../../src/domain/problem.ts';
import { DEFAULT_VIEWS } from '../../src/domain/saved-view.ts';

function mistake(text: string): ProblemFacts['CONFIG_INVALID'] {
  try {
    readYaml(text, 'kuulo.yaml');
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'CONFIG_INVALID')
      return error.facts as ProblemFacts['CONFIG_INVALID'];
    throw error;
  }
  throw new Error(`no mistake was found in ${text}`);
}

const inbox = (yaml: string) => readYaml(`inbox: ${yaml}`, 'kuulo.yaml').inbox;
const keys = (yaml: string) => inbox(`{ keys: ${yaml} }`).keys;

describe('inbox: of kuulo.yaml', () => {
  it('needs nothing: calm, in the terminal’s own colours, with the keys of the table', () => {
    expect(inbox('{}')).toEqual({
      theme: 'auto',
      screenReader: false,
      bell: 'off',
      desktopNotice: 'off',
      views: [],
      macros: [],
      keys: {},
    });
    expect(readYaml('', 'kuulo.yaml').language).toBe('en');
  });

  it('takes keys as people write them, of any layout', () => {
    expect(
      keys('{ inbox: { done: [e, ö, "Ä", å, "-", "?"], search: / , mark: Enter }, everywhere: { help: "+" } }'),
    ).toEqual({
      inbox: { done: ['e', 'ö', 'Ä', 'å', '-', '?'], search: ['/'], mark: ['enter'] },
      everywhere: { help: ['+'] },
    });
    expect(keys('{ lists: { down: [Ctrl-N, C-j2] } }'.replace('C-j2', '^p'))).toEqual({
      lists: { down: ['C-n', 'C-p'] },
    });
    // an unquoted digit is a number, a decomposed letter is the letter, a space is a key
    expect(
      keys('{ inbox: { mark: [1, " ", "o\u0308", PgDn, Escape] } , everywhere: { back: [Q] } }').inbox?.mark,
    ).toEqual(['1', 'space', 'ö', 'pagedown', 'esc']);
  });

  it('takes screens and commands by name or as they are typed', () => {
    expect(
      keys('{ follow-ups: { move-date: [m] }, followUps: { keep: [k] }, conversation: { done-next: [w] } }'),
    ).toBeTruthy();
  });

  it('lets a command go without a key, but for the ways out', () => {
    expect(keys('{ conversation: { browser: [] } }')).toEqual({ conversation: { browser: [] } });
  });

  it.each([
    ['inbox: { keys: { inobx: { done: [x] } } }', 18, /unknown screen "inobx"/, /did you mean inbox/],
    ['inbox: { keys: { inbox: { doen: [x] } } }', 27, /unknown command "doen" of inbox/, /did you mean done/],
    ['inbox: { keys: { inbox: { toString: [x] } } }', 27, /unknown command "toString"/, /commands there are/],
    ['inbox: { keys: { constructor: { a: b } } }', 18, /unknown screen/, /screens are/],
    ['inbox: { keys: { inbox: { approve: [x] } } }', 27, /unknown command/, /of approvals/],
    ['inbox: { keys: { inbox: { done: [M-x] } } }', 34, /needs Alt.*Finnish/, /Ctrl/],
    ['inbox: { keys: { inbox: { done: [Alt-x] } } }', 34, /needs Alt/, /letter/],
    ['inbox: { keys: { inbox: { done: [e, F5] } } }', 37, /"F5" is no key/, /one character/],
    ['inbox: { keys: { inbox: { done: [öö] } } }', 34, /"öö" is no key/, /one character/],
    ['inbox: { keys: { inbox: { done: [C-ö] } } }', 34, /letters a to z/, /C-x/],
    ['inbox: { keys: { inbox: { done: [C-c] } } }', 34, /asks whether to leave/, /another/],
    ['inbox: { keys: { inbox: { done: [C-i] } } }', 34, /is Tab to a terminal/, /write tab/],
    ['inbox: { keys: { inbox: { done: ["\\u0007"] } } }', 34, /nothing that can be seen/, /./],
    ['inbox: { keys: { inbox: { done: ["\\u202e"] } } }', 34, /nothing that can be seen/, /./],
    ['inbox: { keys: { inbox: { done: [~] } } }', 34, /key is missing/, /one character/],
    ['inbox: { keys: { inbox: { done: x, mark: [y, x] } } }', 46, /x is given to done and to mark/, /one of them/],
    ['inbox: { keys: { composer: { review: [x] } } }', 39, /x writes or moves in a text/, /Ctrl/],
    ['inbox: { keys: { composer: { review: [space] } } }', 39, /space writes/, /Ctrl/],
    ['inbox: { keys: { composer: { review: [C-k] } } }', 39, /moves or deletes in a text/, /Ctrl/],
    ['inbox: { keys: { composer: { answers: [up] } } }', 40, /up writes or moves/, /Ctrl/],
    ['inbox: { keys: { picker: { take: [a] } } }', 35, /a writes/, /Ctrl/],
    ['inbox: { keys: { everywhere: { back: [] } } }', 38, /back would have no key left/, /back: \[esc\]/],
    ['inbox: { keys: { everywhere: { undo: [q, esc] } } }', 39, /back would have no key left/, /find out/],
    ['inbox: { keys: { thread: { hide: ["?"] } } }', 35, /help would have no key left on the screen thread/, /"\?"/],
    ['inbox: { keys: { lists: { down: ["?"] } } }', 34, /help would have no key left/, /./],
    ['inbox: { keys: { composer: { review: [esc, C-g] } } }', 39, /leave-draft would have no key/, /./],
    ['inbox: { keys: { picker: { take: [esc, C-g] } } }', 35, /leave-picker would have no key/, /./],
    ['inbox: { keys: [x] }', 16, /keys must be a table/, /./],
    ['inbox: { theme: drak }', 17, /theme cannot be "drak"/, /did you mean dark/],
    ['inbox: { bell: loud }', 16, /bell cannot be "loud"/, /off, critical/],
    ['inbox: { screenReader: 1 }', 24, /must be true or false/, /./],
    ['inbox: { macros: [{ key: k, name: a, do: [lable x] }] }', 43, /unknown command "lable"/, /did you mean label/],
    ['inbox: { macros: [{ key: k, name: a, do: [macro a] }] }', 43, /cannot be part of a macro/, /leave it out/],
    [
      'inbox: { macros: [{ key: k, name: a, do: [label x, ":repeat"] }] }',
      52,
      /cannot be part of a macro/,
      /leave it out/,
    ],
    [
      'inbox: { macros: [{ key: k, name: a, do: [reply, done] }] }',
      43,
      /reply is no change, .*only come last/,
      /move it to the end/,
    ],
    [
      'inbox: { macros: [{ key: k, name: a, do: [done, thread, reply] }] }',
      49,
      /thread is no change/,
      /leave out any other/,
    ],
    ['inbox: { macros: [{ key: k, name: a, do: [next, close] }] }', 43, /next is no change/, /./],
    ['inbox: { macros: [{ key: k, name: a, do: [send] }] }', 43, /unknown command "send"/, /./],
    ['inbox: { macros: [{ key: k, name: a, do: [] }] }', 42, /do is too small/, /at least 1/],
    ['inbox: { macros: [{ key: enter, name: a, do: [done] }] }', 26, /no key for a macro/, /one character/],
    [
      'inbox: { macros: [{ key: k, name: a, do: [done] }, { key: k, name: b, do: [done] }] }',
      59,
      /k is the key of two macros/,
      /another key/,
    ],
    ['inbox: { views: [{ name: a, sort: worst }] }', 35, /sort cannot be "worst"/, /pressing/],
    ['inbox: { views: [{ name: a }, { name: a }] }', 39, /two views are called a/, /another name/],
    ['inbox: { views: [{ name: "a\\u001b[31m" }] }', 26, /name cannot be/, /./],
    ['language: suomi', 11, /language cannot be "suomi"/, /en, fi/],
  ])('%s', (...[text, column, problem, remedy]) => {
    const facts = mistake(text);
    expect(facts).toMatchObject({ line: 1, column });
    expect(facts.problem).toMatch(problem);
    expect(facts.remedy).toMatch(remedy);
  });

  it('says how many views there may be: one for each key', () => {
    const views = Array.from({ length: 10 }, (_, index) => `{ name: v${index} }`).join(', ');
    expect(mistake(`inbox: { views: [${views}] }`).problem).toMatch(/views is too big/);
  });

  it('is explained in the kuulo.yaml that init writes, whose examples hold', () => {
    const place = { folder: '/acme', login: 'aino', locale: '', timezone: 'Europe/Helsinki' };
    const file = settingsFile(workspaceDefaults(place, {}), 2026);
    expect(readYaml(file, 'kuulo.yaml').inbox.keys).toEqual({});
    const used = file.replace(/^#( {2}(?:views|macros|keys):| {4}[-#] )/gm, '$1');
    const { views, macros, keys: own } = readYaml(used, 'kuulo.yaml').inbox;
    expect([macros.length, Object.keys(own).length]).toEqual([1, 2]);
    // own views take the place of the built-in ones, which stand there to be kept
    expect(views).toEqual(DEFAULT_VIEWS.map(({ id, show, sort }) => ({ name: id, show, sort })));
    expect(file).toMatch(/take the place of the nine that are built in/);
  });
});
