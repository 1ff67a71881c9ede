/** What the desk says and asks on every screen. */
export const DESK = {
  way: { public: 'PUBLIC', private: 'PRIVATE' },
  /** One letter each, for spans of at most four columns. */
  units: { minute: 'm', hour: 'h', day: 'd', week: 'w' },
  rows: (first: number, last: number, count: number): string => `rows ${first}–${last} of ${count}; j and k scroll`,
  meansNothing: (key: string, help: string): string =>
    `${key} means nothing here${help === '' ? '.' : `; ${help} lists the keys.`}`,
  yes: 'yes',
  no: 'no',
  leave: 'leave',
  stay: 'stay',
  leaveTitle: (waiting: number): string =>
    `Leave kuulo?${waiting === 0 ? '' : ` (${waiting} in the outbox go with the next kuulo send)`}`,
  nothingToUndo: 'Nothing to undo.',
  undone: (what: string): string => `Undone: ${what}`,
  nothingToRepeat: 'Nothing to repeat yet.',
  listening: (what: string, done: number, total: number | null): string =>
    `Listening…${what === '' ? '' : ` ${what}`}${total === null ? '' : ` ${done}/${total}`}`,
  commandLine: ':',
  noSuchCommand: (word: string, near: string | null): string =>
    `There is no command “${word}” here.${near === null ? ' ? lists all.' : ` Did you mean ${near}?`}`,
};
