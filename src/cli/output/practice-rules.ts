import type { PracticeLanguage } from '../../domain/practice.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { GuardRule } from '../../domain/service-settings.ts';

/** What each rule of the guard looks for, in words; `kuulo.yaml` and `--json` keep its name. */
const RULES: Readonly<Record<PracticeLanguage, Readonly<Record<GuardRule, string>>>> = {
  en: {
    empty: 'an empty text',
    'too-long': 'too long a text',
    placeholder: 'a blank left unfilled',
    'hidden-characters': 'hidden characters',
    'personal-data': 'personal data in public',
    secret: 'a password or a code',
    promise: 'a promise without a time, or of what nobody can be sure of',
    blame: 'blame or arguing',
    jargon: 'official language or jargon',
    apology: 'an apology that is missing',
    'next-step': 'a next step that is missing',
    cold: 'coldness',
    shouting: 'shouting',
    language: 'another language than the customer’s',
    name: 'a wrong name',
    greeting: 'a greeting that is missing',
    signature: 'a signature that is missing',
    link: 'a link that is not allowed',
    repetition: 'the same words again',
    'private-matter': 'a private matter in public',
  },
  fi: {
    empty: 'tyhjä teksti',
    'too-long': 'liian pitkä teksti',
    placeholder: 'täyttämättä jäänyt kohta',
    'hidden-characters': 'piilomerkkejä',
    'personal-data': 'henkilötieto julkisesti',
    secret: 'salasana tai tunnus',
    promise: 'lupaus, jolla ei ole aikaa tai jota kukaan ei voi taata',
    blame: 'syyttely tai väittely',
    jargon: 'virka- tai ammattikieli',
    apology: 'pahoittelu puuttuu',
    'next-step': 'seuraava askel puuttuu',
    cold: 'tylyys',
    shouting: 'huutaminen',
    language: 'muu kuin asiakkaan kieli',
    name: 'väärä nimi',
    greeting: 'tervehdys puuttuu',
    signature: 'allekirjoitus puuttuu',
    link: 'linkki, jota ei ole sallittu',
    repetition: 'samat sanat uudestaan',
    'private-matter': 'yksityinen asia julkisesti',
  },
};

/** A rule in words; one that only a platform knows keeps its name. */
export function ruleWords(rule: string, language: PracticeLanguage): string {
  const known: Readonly<Record<string, string>> = RULES[language];
  return known[rule] ?? safeLine(rule);
}
