/** One person: what is on record of them. */
export const PERSON = {
  on: (platform: string): string => `on ${platform}`,
  followers: (count: number): string => (count === 1 ? '1 follower' : `${count} followers`),
  followersUnknown: 'followers not known',
  bot: 'a bot, by its own word',
  knownSince: (date: string): string => `wrote first ${date}`,
  wroteLast: (date: string): string => `last word ${date}`,
  neverWrote: 'never wrote to us',
  conversations: (count: number, shown: number): string =>
    `${count === 1 ? '1 conversation' : `${count} conversations`}${shown < count ? ` (the newest ${shown} are here)` : ''}`,
  optedOut: 'OPTED OUT: asked not to be written to in bulk.',
  sections: {
    followUps: (count: number): string => `Promises and follow-ups (${count})`,
    notes: (count: number): string => `Notes INTERNAL (${count})`,
    history: (count: number): string => `What was said, newest first (${count})`,
    sent: (count: number): string => `What we sent (${count})`,
  },
  none: 'nothing',
  they: 'they',
  we: 'WE',
  deleted: 'DELETED on the platform',
  edited: 'edited',
  conversation: (id: number): string => `conversation ${id}`,
  reply: (id: number, status: string): string => `reply ${id} · ${status}`,
  note: 'NOTE INTERNAL',
  kept: (at: string): string => `kept ${at}`,
  noneHere: 'No conversation here.',
};
