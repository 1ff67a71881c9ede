import type { CueList } from './cue-list.ts';
import { ENGLISH_CUES } from './cues-english.ts';
import { ENGLISH_DANGER_CUES } from './cues-english-danger.ts';
import { ENGLISH_GRAVE_CUES } from './cues-english-grave.ts';
import { ENGLISH_TROUBLE_CUES } from './cues-english-trouble.ts';
import { FINNISH_CUES } from './cues-finnish.ts';
import { FINNISH_DANGER_CUES } from './cues-finnish-danger.ts';
import { FINNISH_GRAVE_CUES } from './cues-finnish-grave.ts';
import { FINNISH_TROUBLE_CUES } from './cues-finnish-trouble.ts';
import { SWEDISH_CUES } from './cues-swedish.ts';
import { SWEDISH_DANGER_CUES } from './cues-swedish-danger.ts';
import { SWEDISH_GRAVE_CUES } from './cues-swedish-grave.ts';
import { SWEDISH_TROUBLE_CUES } from './cues-swedish-trouble.ts';

/** Every list of circumstances, by language. */
export const CUES: readonly { readonly language: string; readonly lists: readonly CueList[] }[] = [
  { language: 'fi', lists: [...FINNISH_CUES, ...FINNISH_GRAVE_CUES, ...FINNISH_DANGER_CUES, ...FINNISH_TROUBLE_CUES] },
  { language: 'en', lists: [...ENGLISH_CUES, ...ENGLISH_GRAVE_CUES, ...ENGLISH_DANGER_CUES, ...ENGLISH_TROUBLE_CUES] },
  { language: 'sv', lists: [...SWEDISH_CUES, ...SWEDISH_GRAVE_CUES, ...SWEDISH_DANGER_CUES, ...SWEDISH_TROUBLE_CUES] },
];
