/** Sentences that come with data are English already. */
export const PHRASES = {
  say: (text: string): string => text,
};
