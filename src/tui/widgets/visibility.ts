import type { Visibility } from '../../domain/message.ts';
import type { Piece } from './line.ts';

/** What the two ways are called in the person's language. */
export type WayWords = Readonly<Record<Visibility, string>>;

/** `PUBLIC` or `PRIVATE`. Always spelled out, never by colour alone. */
export function spelledOut(visibility: Visibility, way: WayWords = ENGLISH): Piece {
  return { text: way[visibility], tone: visibility };
}

const ENGLISH: WayWords = { public: 'PUBLIC', private: 'PRIVATE' };
