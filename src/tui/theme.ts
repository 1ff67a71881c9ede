import { Chalk } from 'chalk';
import type { ThemeName } from '../domain/settings.ts';
import type { Line, Tone } from './widgets/line.ts';

/** Turns a line into what the terminal gets. Which tone a piece has is never all that tells what it means. */
export interface Theme {
  paint(line: Line): string;
}

type Look = (text: string) => string;
type Looks = Readonly<Record<Tone, Look>>;

const sixteen = new Chalk({ level: 1 });
const many = new Chalk({ level: 2 });
const asItIs: Look = (text) => text;

/** Bits of colour from which a terminal has the 256 that the dark and the light theme are chosen from. */
const MANY_COLOURS_BITS = 8;

/** The terminal's own sixteen colours, so that the look follows the person's own scheme. */
const AUTO: Looks = {
  plain: asItIs,
  dim: sixteen.dim,
  strong: sixteen.bold,
  title: sixteen.bold,
  key: sixteen.cyan,
  bad: sixteen.red.bold,
  warn: sixteen.yellow,
  good: sixteen.green,
  note: sixteen.black.bgYellow,
  public: sixteen.yellow.bold,
  private: sixteen.green.bold,
  selected: sixteen.inverse,
};

/**
 * Colours of the 256 for a dark and for a light ground, each at least 4.5 times lighter or darker than that ground; what is
 * less important is grey instead of dim, which many terminals draw too faintly to read.
 */
export const PALETTES = {
  dark: { dim: 248, key: 117, bad: 210, warn: 221, good: 114, note: 16, noteGround: 221 },
  light: { dim: 240, key: 25, bad: 124, warn: 94, good: 22, note: 16, noteGround: 222 },
} as const;

function lookOf(palette: (typeof PALETTES)[keyof typeof PALETTES]): Looks {
  return {
    plain: asItIs,
    dim: many.ansi256(palette.dim),
    strong: many.bold,
    title: many.bold,
    key: many.ansi256(palette.key),
    bad: many.ansi256(palette.bad).bold,
    warn: many.ansi256(palette.warn),
    good: many.ansi256(palette.good),
    note: many.ansi256(palette.note).bgAnsi256(palette.noteGround),
    public: many.ansi256(palette.warn).bold,
    private: many.ansi256(palette.good).bold,
    selected: many.inverse,
  };
}

/** As much contrast as the terminal has: bold and inversion, nothing faint and no colour. */
const CONTRAST: Looks = {
  plain: asItIs,
  dim: asItIs,
  strong: sixteen.bold,
  title: sixteen.bold.underline,
  key: sixteen.bold.underline,
  bad: sixteen.bold.inverse,
  warn: sixteen.bold,
  good: sixteen.bold,
  note: sixteen.inverse,
  public: sixteen.bold.inverse,
  private: sixteen.bold.underline,
  selected: sixteen.bold.inverse,
};

/** Without colour: weight and inversion only. */
const PLAIN: Looks = {
  plain: asItIs,
  dim: asItIs,
  strong: sixteen.bold,
  title: sixteen.bold,
  key: sixteen.bold,
  bad: sixteen.bold,
  warn: sixteen.bold,
  good: asItIs,
  note: sixteen.inverse,
  public: sixteen.bold,
  private: sixteen.bold,
  selected: sixteen.inverse,
};

/**
 * The person's theme, as far as the terminal goes.
 * @param colourBits as `getColorDepth` counts them; 1, which NO_COLOR and `--no-color` mean, is no colour in any theme
 */
export function createTheme(name: ThemeName, colourBits: number): Theme {
  const looks = looksFor(name, colourBits);
  return {
    paint: (line) => line.map((piece) => (piece.text === '' ? '' : looks[piece.tone](piece.text))).join(''),
  };
}

function looksFor(name: ThemeName, colourBits: number): Looks {
  if (name === 'contrast') return CONTRAST;
  if (name === 'plain' || colourBits <= 1) return PLAIN;
  if (name === 'auto' || colourBits < MANY_COLOURS_BITS) return AUTO;
  return lookOf(PALETTES[name]);
}
