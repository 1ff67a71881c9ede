import type { ThemeName } from '../domain/settings.ts';
import { black, bold, cyan, dim, green, ground, ink, inverse, look, onYellow, red, underline, yellow } from './sgr.ts';
import type { Line, Tone } from './widgets/line.ts';

/** Turns a line into what the terminal gets. Which tone a piece has is never all that tells what it means. */
export interface Theme {
  paint(line: Line): string;
}

type Look = (text: string) => string;
type Looks = Readonly<Record<Tone, Look>>;

const asItIs: Look = (text) => text;

/** Bits of colour from which a terminal has the 256 that the dark and the light theme are chosen from. */
const MANY_COLOURS_BITS = 8;

/** The terminal's own sixteen colours, so that the look follows the person's own scheme. */
const AUTO: Looks = {
  plain: asItIs,
  dim: look(dim),
  strong: look(bold),
  title: look(bold),
  key: look(cyan),
  bad: look(red, bold),
  warn: look(yellow),
  good: look(green),
  note: look(black, onYellow),
  public: look(yellow, bold),
  private: look(green, bold),
  selected: look(inverse),
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
    dim: look(ink(palette.dim)),
    strong: look(bold),
    title: look(bold),
    key: look(ink(palette.key)),
    bad: look(ink(palette.bad), bold),
    warn: look(ink(palette.warn)),
    good: look(ink(palette.good)),
    note: look(ink(palette.note), ground(palette.noteGround)),
    public: look(ink(palette.warn), bold),
    private: look(ink(palette.good), bold),
    selected: look(inverse),
  };
}

/** As much contrast as the terminal has: bold and inversion, nothing faint and no colour. */
const CONTRAST: Looks = {
  plain: asItIs,
  dim: asItIs,
  strong: look(bold),
  title: look(bold, underline),
  key: look(bold, underline),
  bad: look(bold, inverse),
  warn: look(bold),
  good: look(bold),
  note: look(inverse),
  public: look(bold, inverse),
  private: look(bold, underline),
  selected: look(bold, inverse),
};

/** Without colour: weight and inversion only. */
const PLAIN: Looks = {
  plain: asItIs,
  dim: asItIs,
  strong: look(bold),
  title: look(bold),
  key: look(bold),
  bad: look(bold),
  warn: look(bold),
  good: asItIs,
  note: look(inverse),
  public: look(bold),
  private: look(bold),
  selected: look(inverse),
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
