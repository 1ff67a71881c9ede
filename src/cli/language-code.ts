import { Flags } from '@oclif/core';
import { usage } from './flags.ts';

/** A flag that names a language, read as its lower-case code: `fi` of `FI` and `fi-FI`. */
export const languageFlag = Flags.custom<string>({
  helpValue: 'CODE',
  parse: async (written, _context, { name }) => {
    const code = languageCode(written);
    if (code !== null) return code;
    throw usage(`--${name} ${written} is not a language`, 'Write its code: fi, en, sv.');
  },
});

/** The primary subtag of a language tag, in lower case and as short as it may be (`fin` is `fi`); null where it is none. */
export function languageCode(written: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'));
    const code = tag.split('-')[0] ?? '';
    return /^[a-z]{2,3}$/.test(code) ? code : null;
  } catch {
    // no letters where a language stands
    return null;
  }
}
