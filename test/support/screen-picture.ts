/** A terminal's screen as a picture: each run of cells of one look as one text of a fixed length, so that every font keeps the columns. */
import xterm from '@xterm/headless';

const CELL = { width: 8.4, height: 19 };
const FONT = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';
const PAPER = '#1c1f26';
const INK = '#d8dee9';
/** The terminal's first sixteen colours. */
const COLOURS = [
  ['#3b4252', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d8dee9'],
  ['#5c6370', '#ff7a85', '#b5e890', '#ffd58a', '#82c4ff', '#de9bf0', '#7fdbe6', '#ffffff'],
].flat();

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a terminal of this size shows after these bytes, as SVG. */
export async function pictureOf(bytes: string, size: Size): Promise<string> {
  const screen = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
  await new Promise<void>((done) => screen.write(bytes, done));
  const svg = svgOf(screen, size);
  screen.dispose();
  return svg;
}

interface Run {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly look: Look;
}

interface Look {
  readonly fill: string;
  readonly paper: string | null;
  readonly isBold: boolean;
  readonly isDim: boolean;
}

function svgOf(screen: InstanceType<typeof xterm.Terminal>, size: Size): string {
  const width = Math.ceil(size.columns * CELL.width + 24);
  const height = size.rows * CELL.height + 24;
  const rows = Array.from({ length: size.rows }, (_, row) => rowOf(screen, row, size.columns));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family='${FONT}' font-size="14">
<rect width="${width}" height="${height}" rx="8" fill="${PAPER}"/>
<g transform="translate(12 12)" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}

function rowOf(screen: InstanceType<typeof xterm.Terminal>, row: number, columns: number): string {
  return runsOf(screen, row, columns)
    .map(({ x, width, text, look }) => {
      const left = (x * CELL.width).toFixed(1);
      const wide = (width * CELL.width).toFixed(1);
      const paper = look.paper
        ? `<rect x="${left}" y="${row * CELL.height}" width="${wide}" height="${CELL.height}" fill="${look.paper}"/>`
        : '';
      if (text.trim() === '') return paper;
      const style = `fill="${look.fill}"${look.isBold ? ' font-weight="bold"' : ''}${look.isDim ? ' opacity="0.65"' : ''}`;
      return `${paper}<text x="${left}" y="${(row + 0.75) * CELL.height}" textLength="${wide}" ${style}>${escaped(text)}</text>`;
    })
    .join('');
}

/** Neighbouring cells of one look. */
function runsOf(screen: InstanceType<typeof xterm.Terminal>, row: number, columns: number): Run[] {
  const runs: Run[] = [];
  const line = screen.buffer.active.getLine(screen.buffer.active.viewportY + row);
  for (let x = 0; x < columns; x += 1) {
    const cell = line?.getCell(x);
    if (!cell || cell.getWidth() === 0) continue;
    const text = cell.getChars() || ' ';
    const foreground = cell.isFgDefault() ? INK : (COLOURS[cell.getFgColor()] ?? INK);
    const background = cell.isBgDefault() ? null : (COLOURS[cell.getBgColor()] ?? null);
    const look: Look = cell.isInverse()
      ? { fill: PAPER, paper: foreground, isBold: cell.isBold() !== 0, isDim: false }
      : { fill: foreground, paper: background, isBold: cell.isBold() !== 0, isDim: cell.isDim() !== 0 };
    const last = runs.at(-1);
    const isSame = last && last.x + last.width === x && JSON.stringify(last.look) === JSON.stringify(look);
    if (last && isSame)
      runs[runs.length - 1] = { ...last, width: last.width + cell.getWidth(), text: last.text + text };
    else runs.push({ x, width: cell.getWidth(), text, look });
  }
  return runs;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
