import type { Theme } from '../theme.ts';
import type { Line } from './line.ts';

/** A cell of the screen, counted from 0. */
export interface ScreenCell {
  readonly x: number;
  readonly y: number;
}

/** A whole screen: its rows from the top, how they look, and where the typing cursor stands, if anywhere. */
export interface Picture {
  readonly lines: readonly Line[];
  readonly theme: Theme;
  readonly cursor: ScreenCell | null;
}

/** What draws pictures. */
export interface Painter {
  show(picture: Picture): void;
}
