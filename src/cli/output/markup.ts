import { safeLine } from '../../domain/safe-text.ts';

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A stranger's text as one line of HTML: text, whatever it holds. */
export function escaped(text: string): string {
  return safeLine(text).replace(/[&<>"']/g, (character) => NAMED[character] ?? character);
}

/** A table for a page; `caption` tells a reader who hears it what it holds. The first cell of a row names it. */
export function htmlTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly [name: string, ...cells: string[]])[],
): string {
  const cell = (text: string, index: number): string =>
    `<th scope="col"${index > 0 ? ' class="n"' : ''}>${escaped(text)}</th>`;
  const lines = rows.map(([name, ...cells]) => {
    return `<tr><th scope="row">${name}</th>${cells.map((text) => `<td class="n">${escaped(text)}</td>`).join('')}</tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(caption)}"><table>
<caption>${escaped(caption)}</caption>
<thead><tr>${head.map(cell).join('')}</tr></thead>
<tbody>${lines.join('\n')}</tbody>
</table></div>`;
}
