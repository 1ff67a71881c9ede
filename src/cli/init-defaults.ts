import { basename } from 'node:path';
import { capitalised } from '../domain/operator.ts';
import type { Language } from '../domain/settings.ts';
import type { NewWorkspace } from './init-files.ts';

/** Where a workspace is made, and by whom. */
export interface Birthplace {
  /** Absolute. */
  readonly folder: string;
  readonly login: string;
  /** Such as `fi_FI.UTF-8`; empty when nothing is said. */
  readonly locale: string;
  /** The machine's time zone. */
  readonly timezone: string;
}

/** What the person says of it; the rest is taken from the place. */
export type Said = Partial<Pick<NewWorkspace, 'brand' | 'timezone' | 'language' | 'operator' | 'called'>>;

/** What a new workspace is about, as far as nobody says otherwise. */
export function workspaceDefaults({ folder, login, locale, timezone }: Birthplace, said: Said): NewWorkspace {
  const language: Language = said.language ?? (/^fi(?![a-z])/i.test(locale) ? 'fi' : 'en');
  const isFinnish = /^fi(?![a-z])|_FI/i.test(locale) || said.language === 'fi';
  const operator = said.operator ?? login;
  const name = operatorName(operator);
  const zone = said.timezone ?? (isFinnish && NOWHERE.test(timezone) ? 'Europe/Helsinki' : timezone);
  return {
    brand: said.brand ?? (capitalised(basename(folder)) || 'Our brand'),
    timezone: zone,
    language,
    operator: name,
    called: said.called ?? calledOf(operator, { name, language }),
    holidays: FINNISH_ZONE.test(zone) || NOWHERE.test(zone) ? 'FI' : null,
  };
}

/** The same in letters that `kuulo.yaml` takes as an operator's name. */
function operatorName(said: string): string {
  return (
    said
      .trim()
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[._-]+|-+$/g, '') || 'me'
  );
}

/** A machine's superuser is nobody who could sign; a full name signs as it was given. */
function calledOf(operator: string, { name, language }: { name: string; language: Language }): string {
  if (operator === 'root') return language === 'fi' ? 'Asiakaspalvelu' : 'Customer service';
  return operator.trim() === name ? capitalised(name) : operator.trim();
}

/** A machine that was never told where it stands. */
const NOWHERE = /^(?:etc\/)?(?:utc|uct|gmt|universal|zulu|greenwich)$/i;
const FINNISH_ZONE = /^Europe\/(?:Helsinki|Mariehamn)$/;
