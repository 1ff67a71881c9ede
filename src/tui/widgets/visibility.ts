import type { Visibility } from '../../domain/message.ts';
import type { Piece } from './line.ts';

/** `PUBLIC` or `PRIVATE`. Always spelled out, never by colour alone. */
export function spelledOut(visibility: Visibility): Piece {
  return visibility === 'public' ? { text: 'PUBLIC', tone: 'public' } : { text: 'PRIVATE', tone: 'private' };
}
