import { readFileSync } from 'node:fs';
import type { Visibility } from '../../src/domain/message.ts';
import type { GuardRule, GuardSettings } from '../../src/domain/service-settings.ts';

export const DRAFT_LANGUAGES = ['fi', 'en'] as const;

/** A draft written for this set, and the rules that it breaks (see `test/data/README.md`). */
export interface LabelledDraft {
  readonly id: string;
  /** Of most of what is written in it, the customer's or ours. */
  readonly language: (typeof DRAFT_LANGUAGES)[number];
  readonly visibility: Visibility;
  readonly customer: { readonly text: string; readonly name: string; readonly language: string };
  readonly text: string;
  /** Empty for a good draft. */
  readonly rules: readonly GuardRule[];
  readonly split: 'dev' | 'test';
  /** The house style that it is judged by; absent for none. */
  readonly settings?: Partial<GuardSettings>;
  /** What the account said lately, newest first; absent for nothing. */
  readonly recent?: readonly string[];
}

/** Every labelled draft of a language. */
export function labelledDrafts(language: LabelledDraft['language']): readonly LabelledDraft[] {
  const lines = readFileSync(new URL(`../data/drafts.${language}.jsonl`, import.meta.url), 'utf8').trimEnd();
  return lines.split('\n').map((line): LabelledDraft => JSON.parse(line));
}

/** Those that measure; the others are there to write rules by. */
export function testDrafts(): readonly LabelledDraft[] {
  return DRAFT_LANGUAGES.flatMap((language) => labelledDrafts(language)).filter(({ split }) => split === 'test');
}
