/** What waits for a second person. */
export const APPROVALS = {
  title: (index: number, count: number): string => `Approvals ${index} of ${count}`,
  nothingWaits: 'Nothing waits for approval.',
  /** `1 reply`, `312 replies`. */
  replies: (count: number): string => (count === 1 ? '1 reply' : `${count} replies`),
  plan: (name: string): string => `PLAN ${name}`,
  hash: (hash: string): string => `hash ${hash}`,
  by: (author: string): string => `by ${author}`,
  conversation: (id: number): string => `conversation ${id}`,
  rowsSeen: (seen: number, count: number, keys: { readonly down: string; readonly up: string }): string =>
    `replies to ${seen} of ${count}; ${keys.down} and ${keys.up} scroll`,
  replaced: (keys: { readonly approve: string }): string =>
    `It changed, or another one came; read it, then ${keys.approve}`,
  textChanged: 'The text was changed meanwhile; read it again.',
  moved: 'It was changed, or they wrote again, meanwhile; read it again.',
  approved: (reply: number): string => `Reply ${reply} is approved and on its way…`,
  rejectTitle: 'Reject; note to the author',
  rejected: (reply: number, author: string): string => `Reply ${reply} went back to ${author}.`,
  noteMissing: 'A rejection needs a note. It still waits.',
  planChanged: 'The plan was changed meanwhile; read it again.',
  approvePlanTitle: (about: {
    readonly replies: string;
    readonly name: string;
    readonly hash: string;
    /** Null where all of it was on the screen. */
    readonly seen: number | null;
  }): string => {
    const seen = about.seen === null ? '' : ` You have seen ${about.seen}.`;
    return `Approve ${about.replies} of ${about.name} (${about.hash})?${seen}`;
  },
  planApproved: (name: string, how: string): string => `Plan ${name} is approved; nothing goes before \`${how}\`.`,
  rejectPlanTitle: (name: string): string => `Reject plan ${name}; note to the author`,
  planRejected: (name: string): string => `Plan ${name} was rejected.`,
  planNotEdited: (keys: { readonly reject: string }): string =>
    `A plan is not edited: ${keys.reject} rejects it, with a note that says what to change.`,
  editing: (reply: number, author: string): string =>
    `What you change in reply ${reply} of ${author} is a new version, with a new approval.`,
};
