import { createContext, useContext, useLayoutEffect } from 'react';
import type { Painter, Picture } from './picture.ts';

/** Who draws; null in a world without a terminal, where nothing is drawn. */
export const PainterContext = createContext<Painter | null>(null);

/**
 * Lines as the rows of the screen. Drawn by our own writer as soon as React is done: laying them out as boxes takes Ink ten
 * times as long as everything else a key does.
 */
export function Rows(picture: Picture): null {
  const painter = useContext(PainterContext);
  useLayoutEffect(() => painter?.show(picture));
  return null;
}
