import { Chalk } from 'chalk';
import type { Line, Tone } from './widgets/line.ts';

/** Turns a line into what the terminal gets. */
export interface Theme {
  paint(line: Line): string;
}

type Look = (text: string) => string;

const chalk = new Chalk({ level: 1 });
const asItIs: Look = (text) => text;

/** The terminal's own sixteen colours, so that the look follows the person's own scheme. */
const COLOURED: Readonly<Record<Tone, Look>> = {
  plain: asItIs,
  dim: chalk.dim,
  strong: chalk.bold,
  title: chalk.bold,
  key: chalk.cyan,
  bad: chalk.red.bold,
  warn: chalk.yellow,
  good: chalk.green,
  note: chalk.black.bgYellow,
  public: chalk.yellow.bold,
  private: chalk.green.bold,
  selected: chalk.inverse,
};

/** Without colour (NO_COLOR): weight and inversion only. */
const COLOURLESS: Readonly<Record<Tone, Look>> = {
  plain: asItIs,
  dim: asItIs,
  strong: chalk.bold,
  title: chalk.bold,
  key: chalk.bold,
  bad: chalk.bold,
  warn: chalk.bold,
  good: asItIs,
  note: chalk.inverse,
  public: chalk.bold,
  private: chalk.bold,
  selected: chalk.inverse,
};

/** @param hasColour what the terminal stream says, which knows NO_COLOR */
export function createTheme(hasColour: boolean): Theme {
  const looks = hasColour ? COLOURED : COLOURLESS;
  return {
    paint: (line) => line.map((piece) => (piece.text === '' ? '' : looks[piece.tone](piece.text))).join(''),
  };
}
