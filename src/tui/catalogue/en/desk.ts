/** What the desk says and asks on every screen. */
export const DESK = {
  way: { public: 'PUBLIC', private: 'PRIVATE' },
  /** One letter each, for spans of at most four columns. */
  units: { minute: 'm', hour: 'h', day: 'd', week: 'w' },
  /** For spans at length: `3 h 5 min`. */
  spans: { s: 's', min: 'min', h: 'h', d: 'd' },
  rows: (
    at: { readonly first: number; readonly last: number; readonly count: number },
    keys: { readonly down: string; readonly up: string },
  ): string => {
    const scroll = keys.down === '' || keys.up === '' ? '' : `; ${keys.down} and ${keys.up} scroll`;
    return `rows ${at.first}–${at.last} of ${at.count}${scroll}`;
  },
  meansNothing: (key: string, help: string): string =>
    `${key} means nothing here${help === '' ? '.' : `; ${help} lists the keys.`}`,
  yes: 'yes',
  no: 'no',
  leave: 'leave',
  stay: 'stay',
  /** On the plain terminal, after the screen is given back. */
  finishing: 'kuulo finishes what is under way; Ctrl-C leaves at once.',
  /** `workspace` is a folder. */
  demo: (workspace: string): string =>
    `Demo: ville, a simulated colleague, approves after a moment. To act as him: kuulo inbox --workspace ${workspace} --as ville`,
  leaveTitle: (waiting: number): string =>
    `Leave kuulo?${waiting === 0 ? '' : ` (${waiting} in the outbox go with the next kuulo send)`}`,
  nothingToUndo: 'Nothing to undo.',
  undone: (what: string): string => `Undone: ${what}`,
  nothingToRepeat: 'Nothing to repeat yet.',
  listening: (what: string, done: number, total: number | null): string =>
    `Listening…${what === '' ? '' : ` ${what}`}${total === null ? '' : ` ${done}/${total}`}`,
  commandLine: ':',
  /** In the place of the colon, before the line that was typed. */
  commandAimGone: 'NOT DONE: what it was meant for is gone or changed. Enter does it to what is there now',
  /** `help` is the key that lists all. */
  noSuchCommand: (word: string, near: string | null, keys: { readonly help: string }): string => {
    const all = keys.help === '' ? '' : ` ${keys.help} lists all.`;
    return `There is no command “${word}” here.${near === null ? all : ` Did you mean ${near}?`}`;
  },
};
