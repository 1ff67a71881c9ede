import { Chalk, type ChalkInstance } from 'chalk';
import { surroundings } from '../../config.ts';
import type { SentimentLabel, UrgencyLevel } from '../../domain/triage.ts';

// chalk does not read NO_COLOR
const state: { chalk: ChalkInstance } = { chalk: new Chalk(surroundings().isColourless ? { level: 0 } : {}) };

/** Colours for people; none with `--no-color`, `NO_COLOR` or into a pipe. Words carry the meaning, colour only helps. */
export const paint = {
  strong: (text: string): string => state.chalk.bold(text),
  faint: (text: string): string => state.chalk.dim(text),
  good: (text: string): string => state.chalk.green(text),
  bad: (text: string): string => state.chalk.red(text),
  warning: (text: string): string => state.chalk.yellow(text),
  urgency: (level: UrgencyLevel): string => {
    if (level === 'critical') return state.chalk.red.bold(level);
    return level === 'high' ? state.chalk.yellow(level) : level;
  },
  sentiment: (label: SentimentLabel): string => {
    if (label === 'negative') return state.chalk.red(label);
    return label === 'positive' ? state.chalk.green(label) : label;
  },
};

/** Turns colours off for this run. */
export function withoutColours(): void {
  state.chalk = new Chalk({ level: 0 });
}
