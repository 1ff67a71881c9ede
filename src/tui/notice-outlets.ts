import { safeLine } from '../domain/safe-text.ts';
import type { NoticeOutlets } from './notices.ts';
import { cutText } from './widgets/line.ts';

const COLUMNS_MAX = 120;

/**
 * The terminal's bell; and a notice by the terminal (OSC 9: iTerm2, kitty, WezTerm, Windows Terminal and others, over ssh
 * too), or by the desktop's own program where the terminal is a plain console.
 */
export function noticeOutlets(around: {
  readonly output: Pick<NodeJS.WriteStream, 'write'>;
  readonly isPlainConsole: boolean;
  readonly notifyDesktop: (words: string) => void;
}): NoticeOutlets {
  const { output, isPlainConsole, notifyDesktop } = around;
  return {
    ring: () => output.write('\u0007'),
    notify: (words) => {
      // it begins with a word: terminals take digits at its start for commands of their own
      const notice = cutText(`kuulo: ${safeLine(words)}`, COLUMNS_MAX);
      // ended by ST and not by BEL, which some would hear
      if (isPlainConsole) notifyDesktop(notice);
      else output.write(`\u001b]9;${notice}\u001b\\`);
    },
  };
}
