import type { CueList } from './cue-list.ts';
import { ENGLISH_CUES } from './cues-english.ts';
import { FINNISH_CUES } from './cues-finnish.ts';
import { SWEDISH_CUES } from './cues-swedish.ts';

/** Every list of circumstances, by language. */
export const CUES: readonly { readonly language: string; readonly lists: readonly CueList[] }[] = [
  { language: 'fi', lists: FINNISH_CUES },
  { language: 'en', lists: ENGLISH_CUES },
  { language: 'sv', lists: SWEDISH_CUES },
];
