import { describe, expect, it } from 'vitest';
import { THEMES } from '../../src/domain/settings.ts';
import { createTheme, PALETTES } from '../../src/tui/theme.ts';
import type { Tone } from '../../src/tui/widgets/line.ts';

const TONES: readonly Tone[] = [
  'plain',
  'dim',
  'strong',
  'title',
  'key',
  'bad',
  'warn',
  'good',
  'note',
  'public',
  'private',
  'selected',
];
/** Bits of colour: none, sixteen, 256, all. */
const DEPTHS = [1, 4, 8, 24];

const codes = (painted: string): number[][] =>
  [...painted.matchAll(/\u001b\[([\d;]*)m/g)].map(([, said = '']) => said.split(';').map(Number));
/** Whether a colour is asked for, of the sixteen, the 256 or all. */
const isColour = ([first = 0]: number[]): boolean =>
  (first >= 30 && first <= 38) || (first >= 40 && first <= 48) || (first >= 90 && first <= 107);
const asked = (name: (typeof THEMES)[number], depth: number, tone: Tone): number[][] =>
  codes(createTheme(name, depth).paint([{ text: 'words', tone }]));

describe('themes', () => {
  it('never change a word, and end every look they begin', () => {
    for (const name of THEMES) {
      for (const depth of DEPTHS) {
        const theme = createTheme(name, depth);
        for (const tone of TONES) {
          const painted = theme.paint([
            { text: 'ä', tone },
            { text: '', tone },
            { text: ' b', tone: 'plain' },
          ]);
          expect(painted.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe('ä b');
          expect(painted.endsWith(' b'), `${name} ${tone}`).toBe(true);
        }
      }
    }
  });

  it('have no colour at all where none is wanted, whichever is chosen', () => {
    for (const name of THEMES)
      for (const tone of TONES) expect(asked(name, 1, tone).filter(isColour), `${name} ${tone}`).toEqual([]);
    for (const depth of DEPTHS)
      for (const tone of TONES) expect(asked('plain', depth, tone).filter(isColour), tone).toEqual([]);
  });

  it('auto keeps to the sixteen colours of the terminal’s own scheme', () => {
    for (const depth of [4, 8, 24]) {
      const all = TONES.flatMap((tone) => asked('auto', depth, tone));
      expect(all.some(isColour)).toBe(true);
      expect(all.every((code) => code.length === 1)).toBe(true);
    }
  });

  it('dark and light fall back to the sixteen where there are no 256', () => {
    for (const tone of TONES) {
      expect(asked('dark', 4, tone)).toEqual(asked('auto', 4, tone));
      expect(asked('light', 4, tone)).toEqual(asked('auto', 4, tone));
    }
  });

  it('dark and light can be read: every colour is 4.5 times lighter or darker than what it stands on', () => {
    const grounds = { dark: ['#000000', '#1c1c1c', '#282c34'], light: ['#ffffff', '#fdf6e3'] } as const;
    for (const name of ['dark', 'light'] as const) {
      const { note, noteGround, ...colours } = PALETTES[name];
      for (const [tone, colour] of Object.entries(colours))
        for (const ground of grounds[name])
          expect(ratio(luminance(rgbOf(colour)), luminance(hex(ground))), `${name} ${tone}`).toBeGreaterThanOrEqual(
            4.5,
          );
      expect(ratio(luminance(rgbOf(note)), luminance(rgbOf(noteGround)))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('contrast is bold and inversion: nothing faint, no colour, and what counts is not plain', () => {
    for (const depth of DEPTHS) {
      for (const tone of TONES) {
        const used = asked('contrast', depth, tone);
        expect(used.filter(isColour)).toEqual([]);
        expect(used.flat()).not.toContain(2);
      }
      for (const tone of ['bad', 'warn', 'public', 'private', 'note', 'selected'] as const)
        expect(asked('contrast', depth, tone), tone).not.toEqual([]);
    }
  });

  it('tell public from private also where there is no colour; the words do so too', () => {
    expect(asked('contrast', 1, 'public')).not.toEqual(asked('contrast', 1, 'private'));
  });
});

/** A colour of the 256: 16 to 231 are a cube of six steps, 232 to 255 are greys (xterm). */
function rgbOf(colour: number): readonly [number, number, number] {
  if (colour >= 232) {
    const grey = 8 + (colour - 232) * 10;
    return [grey, grey, grey];
  }
  const steps = [0, 95, 135, 175, 215, 255];
  const at = colour - 16;
  return [steps[Math.floor(at / 36)] ?? 0, steps[Math.floor(at / 6) % 6] ?? 0, steps[at % 6] ?? 0];
}

function hex(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Relative luminance and contrast ratio, as WCAG 2.2 defines them. */
function luminance(rgb: readonly [number, number, number]): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function ratio(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
