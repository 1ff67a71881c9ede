import type { Language } from '../../domain/settings.ts';
import { EN } from './en/en.ts';
import { FI } from './fi/fi.ts';

/**
 * Every word that the screens say, in one language. A text that depends on something is a function of it, so that each
 * language counts and inflects in its own way. English is the shape; the compiler holds every other language to it.
 */
export type Catalogue = typeof EN;

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: EN, fi: FI };

/** The words of a language. */
export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language];
}
