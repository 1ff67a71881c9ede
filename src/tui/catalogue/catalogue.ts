import type { Language } from '../../domain/settings.ts';
import { type Catalogue, EN } from './en/en.ts';
import { FI } from './fi/fi.ts';

export type { Catalogue } from './en/en.ts';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: EN, fi: FI };

/** The words of a language. */
export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language];
}
