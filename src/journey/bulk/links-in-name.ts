import type { Finding } from '../../domain/eligibility.ts';

const LINK = /https?:|www\.|@[\p{L}\p{N}_]|\p{L}\.(?:com|net|org|io|fi|se|eu|info|link|shop|xyz|top|ru)\b/iu;

/** What a customer calls himself is filled into answers, and would have us name whomever and whatever he likes. */
export function linksInName(text: string, name: string): Finding[] {
  const start = name === '' || !LINK.test(name) ? -1 : text.indexOf(name);
  if (start < 0) return [];
  return [
    {
      rule: 'link-in-name',
      severity: 'warn',
      words: name,
      start,
      end: start + name.length,
      why: 'The customer’s own name holds a link or names somebody; we would say it in the brand’s name.',
      suggestion: 'Write to them without their name.',
    },
  ];
}
