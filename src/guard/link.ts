import type { Judge, Remark } from './remark.ts';

const LINKS =
  /(?<![\p{L}\p{N}@._/-])(?:https?:\/\/(?:[^\s/@]{1,80}@)?)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}\p{L}{2,24})(?::\d{1,5})?(?:[/?#][^\s]{0,500})?/giu;
/** Ends of bare names that are written as links without https; other words with a dot in them are slips (`asiaan.Kiitos`). */
const ENDS =
  /\.(?:fi|com|net|org|io|eu|info|biz|app|dev|me|co|se|ee|de|uk|us|ly|gl|gd|be|link|shop|store|online|site|xyz|help|ai|tv|no|dk)$/i;
/** Services that hide where a link goes. */
const SHORTENERS = new Set(
  'bit.ly bitly.com t.co tinyurl.com goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly lnkd.in cutt.ly shorturl.at t.ly tiny.cc rb.gy s.id fb.me amzn.to trib.al dlvr.it short.io bl.ink urly.fi tiny.one shorte.st adf.ly soo.gd clck.ru qr.ae db.tt ift.tt'.split(
    ' ',
  ),
);
const REMARKS_MAX = 10;

/** Links to hosts that the brand has not listed, where it lists any; and shortened ones, which hide where they go. */
export const judgeLink: Judge = ({ reading: { text }, settings }) => {
  const remarks: Remark[] = [];
  for (const match of text.matchAll(LINKS)) {
    const host = (match[1] ?? '').toLowerCase();
    const isWritten = /^https?:/i.test(match[0]) || /[/?#]/.test(match[0]);
    if ((!isWritten && !ENDS.test(host)) || remarks.length >= REMARKS_MAX) continue;
    const found = match[0].replace(/[.,;:!?)\]'"”’]+$/u, '');
    const at = { start: match.index, end: match.index + found.length };
    if (isListed(host, settings.links)) continue;
    if (SHORTENERS.has(host.replace(/^www\./, '')))
      remarks.push({ ...SHORTENED, ...at, ...(settings.links.length > 0 ? {} : { severity: 'hint' as const }) });
    else if (settings.links.length > 0) remarks.push({ ...UNLISTED, ...at });
  }
  return remarks;
};

const UNLISTED = {
  rule: 'link',
  why: 'The brand’s list of links does not have this place.',
  suggestion: 'Check the address, or have it added to guard.links in kuulo.yaml.',
} as const;
const SHORTENED = {
  rule: 'link',
  why: 'A shortened link hides where it goes.',
  suggestion: 'Write the whole address.',
} as const;

function isListed(host: string, links: readonly string[]): boolean {
  return links.some((listed) => host === listed || host.endsWith(`.${listed}`));
}
