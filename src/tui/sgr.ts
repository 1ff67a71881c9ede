/** How a terminal is told to draw: the numbers that begin and end a look (ECMA-48, select graphic rendition). */
type Sign = readonly [begin: string, end: string];

export const bold: Sign = ['1', '22'];
export const dim: Sign = ['2', '22'];
export const underline: Sign = ['4', '24'];
export const inverse: Sign = ['7', '27'];
export const black: Sign = ['30', '39'];
export const red: Sign = ['31', '39'];
export const green: Sign = ['32', '39'];
export const yellow: Sign = ['33', '39'];
export const cyan: Sign = ['36', '39'];
export const onYellow: Sign = ['43', '49'];

/** One of the 256 colours, for letters or for the ground. */
export const ink = (colour: number): Sign => [`38;5;${colour}`, '39'];
export const ground = (colour: number): Sign => [`48;5;${colour}`, '49'];

/**
 * Draws a text so. Our own and not chalk, which takes as long to load as everything else the first page of the inbox needs:
 * it looks at the environment, and what the terminal can do is known here already.
 */
export function look(...signs: readonly Sign[]): (text: string) => string {
  const begin = signs.map(([code]) => `\u001b[${code}m`).join('');
  const end = signs
    .toReversed()
    .map(([, code]) => `\u001b[${code}m`)
    .join('');
  return (text) => begin + text + end;
}
