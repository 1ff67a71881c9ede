import { createHash } from 'node:crypto';
import type { Finding } from '../../domain/eligibility.ts';
import type { Platform } from '../../platforms/platform.ts';

/** Counts who is told the same on each platform. */
export class SameText {
  readonly #told = new Map<string, number>();

  /** What the platform's rule has against one more person who is told this, or null. */
  finding({ id, title, sameText }: Pick<Platform, 'id' | 'title' | 'sameText'>, text: string): Finding | null {
    // a hash, since texts may be long and many
    const key = createHash('sha256')
      .update(`${id} ${plain(text)}`)
      .digest('base64');
    const count = (this.#told.get(key) ?? 0) + 1;
    this.#told.set(key, count);
    if (count <= sameText.max) return null;
    return {
      rule: 'identical-text',
      severity: 'warn',
      words: '',
      start: 0,
      end: 0,
      why: `More than ${sameText.max} people would be told the same on ${title}: ${sameText.rule}`,
      suggestion: 'Say to each what concerns them, or answer fewer.',
    };
  }
}

/** Whom it speaks to, capitals and blanks make no other text. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/@[\p{L}\p{N}_.@-]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
