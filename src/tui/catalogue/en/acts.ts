/** What is said and asked when something is done with conversations. `whom` is `@maija`, or `12 conversations`. */
export const ACTS = {
  conversations: (count: number): string => `${count} conversations`,
  /** At the end of a question, with the first few by name. */
  named: (names: readonly string[], more: number): string =>
    more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`,
  undoBy: (said: string, key: string): string => (key === '' ? said : `${said}  ${key} undoes`),
  /** Behind what was undone. */
  changedSince: (count: number): string =>
    ` (${count} changed since by others, left as ${count === 1 ? 'it is' : 'they are'})`,
  /** Of an act on many, while it lasts. */
  progress: (done: number, total: number): string => `${done} of ${total}…`,
  changedMeanwhile: (whom: string): string => `${whom}: others changed it meanwhile. It was left as it is.`,
  done: {
    sure: (whom: string, names: string): string => `Close ${whom}: ${names}?`,
    said: (whom: string): string => `${whom} done.`,
    undone: (whom: string): string => `${whom}: done`,
    already: (whom: string): string => `${whom}: done already.`,
  },
  reopen: {
    sure: (whom: string, names: string): string => `Open ${whom} again: ${names}?`,
    said: (whom: string): string => `${whom} open again.`,
    undone: (whom: string): string => `${whom}: opened again`,
    already: (whom: string): string => `${whom}: open already.`,
  },
  snooze: {
    title: 'Snooze until when, and why (2h · tomorrow 9:00 waits for the shop)',
    wrong: (text: string): string =>
      `“${text}” does not begin with a time ahead. Say 2h, 3d, tomorrow, mon 9:00, 14:30 or 2026-12-24, then why`,
    sure: (whom: string, names: string, until: string): string => `Snooze ${whom} until ${until}: ${names}?`,
    said: (whom: string, until: string, why: string | null): string =>
      `${whom} snoozed until ${until}${why === null ? '.' : `: ${why}`}`,
    undone: (whom: string): string => `${whom}: snoozed`,
  },
  assign: {
    title: (known: string): string => `Assign to${known === '' ? '' : ` (${known})`}, empty for nobody`,
    wrong: (name: string, known: string): string =>
      `There is no operator “${name}”. Assign to one of ${known}; empty for nobody`,
    nobody: 'nobody',
    sure: (whom: string, names: string, to: string): string => `Assign ${whom} to ${to}: ${names}?`,
    said: (whom: string, to: string): string => `${whom}: assigned to ${to}.`,
    undone: (whom: string, to: string): string => `${whom}: assigned to ${to}`,
  },
  label: {
    title: 'Labels (refund -spam)',
    sure: (whom: string, names: string, change: string): string => `Label ${whom} ${change}: ${names}?`,
    said: (whom: string, change: string): string => `${whom}: ${change}`,
    undone: (whom: string, change: string): string => `${whom}: ${change}`,
    already: (whom: string, change: string): string => `${whom}: ${change} already.`,
  },
  note: {
    title: 'NOTE INTERNAL (never sent)',
    sure: (whom: string, names: string): string => `The same NOTE INTERNAL on ${whom}: ${names}?`,
    said: 'Note kept.',
    undone: (whom: string): string => `${whom}: note`,
  },
  followUp: {
    title: 'Follow up when, and what was promised (fri 12:00 tell the new date)',
    wrong: (text: string): string =>
      `“${text}” does not begin with a time ahead. Say 2h, 3d, tomorrow, mon 9:00, 14:30 or 2026-12-24, then what is to be done`,
    wordless: (text: string): string => `“${text}” says when. Say behind it what is to be done`,
    sure: (whom: string, names: string, when: string): string => `Follow up ${whom} on ${when}: ${names}?`,
    said: (whom: string, when: string, what: string): string => `${whom}: to be followed up ${when}: ${what}`,
    undone: (whom: string): string => `${whom}: follow-up`,
  },
  correct: {
    title: 'How do they sound?',
    wrong: (text: string): string => `“${text}” is none of negative, neutral, positive. How do they sound?`,
    sure: (whom: string, names: string, to: string): string => `Correct ${whom} to ${to}: ${names}?`,
    sureUp: (whom: string, names: string): string => `One step more urgent, ${whom}: ${names}?`,
    sureDown: (whom: string, names: string): string => `One step less urgent, ${whom}: ${names}?`,
    said: (whom: string, to: string): string => `Corrected: ${to} (${whom}).`,
    undone: (whom: string, to: string): string => `${whom}: ${to}`,
    already: (level: string): string => `Already ${level}.`,
  },
  claim: {
    sure: (whom: string, names: string): string => `Claim ${whom}: ${names}?`,
    sureRelease: (whom: string, names: string): string => `Release ${whom}: ${names}?`,
    takeOver: (name: string, until: string): string => `${name} works on it until ${until}. Take it over?`,
    takeOverSome: (whom: string, names: string, count: number): string =>
      `Claim ${whom}, ${count} of them from colleagues who work on them: ${names}?`,
    said: (whom: string, until: string, key: string): string =>
      `${whom} claimed${until === '' ? '' : ` until ${until}`}${key === '' ? '.' : `; ${key} releases.`}`,
    notOurs: (whom: string): string => `${whom}: not claimed by you.`,
    released: (whom: string): string => `${whom} released.`,
    undone: (whom: string): string => `${whom}: claimed`,
    undoneRelease: (whom: string): string => `${whom}: released`,
  },
  hide: {
    none: 'There is no public message of theirs to hide.',
    cannot: (why: string): string => `It cannot be hidden: ${why}`,
    sure: (text: string, price: string): string => `Hide from others${price}: “${text}”?`,
    sureShow: (text: string, price: string): string => `Show to others again${price}: “${text}”?`,
    said: (key: string): string => `Hidden from others.${key === '' ? '' : ` ${key} shows it again.`}`,
    shown: 'Others can see it again.',
  },
  macro: {
    title: 'Macro',
    none: 'There are no macros yet. inbox.macros in kuulo.yaml holds them.',
    unknown: (name: string, known: string): string => `There is no macro “${name}”. There are: ${known}`,
    unreadable: (name: string, command: string): string =>
      `Macro ${name}: “${command}” is no command here. Nothing was done.`,
    notLast: (name: string, command: string): string =>
      `Macro ${name}: “${command}” is no change, so it can only come last. Nothing was done.`,
    sure: (name: string, whom: string, names: string): string => `Macro ${name} on ${whom}: ${names}?`,
    said: (name: string, whom: string): string => `Macro ${name}: ${whom}.`,
    stopped: (name: string, command: string): string =>
      `Macro ${name} stopped at “${command}”; what came before it was done.`,
    unstarted: (name: string): string => `Macro ${name}: nothing was done.`,
  },
  compose: {
    answeredAlready: (author: string, answer: { readonly status: string; readonly text: string }): string =>
      `${author} answered this already (${answer.status}: “${answer.text}”). Answer again?`,
    takesBack: 'Your answer waits for approval; what you change takes it back from there. Go on?',
    wroteInPrivate: 'they wrote in private.',
    notInPublic: (why: string): string => `Not answerable in public: ${why}`,
    notInPrivate: (why: string): string => `Not answerable in private: ${why}`,
    turn: 'They wrote in PRIVATE. Answer in PUBLIC, where everyone reads it?',
    turnReally: 'Really in PUBLIC? Nothing they told us in private may be in it.',
  },
  link: {
    none: 'It has no web address.',
    opening: (link: string): string => `Opens in the browser: ${link}`,
    noBrowser: (link: string): string => `There is no browser here. The link: ${link}`,
    copied: (link: string): string => `Copied, where the terminal lets us: ${link}`,
  },
};
