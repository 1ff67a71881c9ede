import { describe, expect, it } from 'vitest';
import { copyByTerminal, webAddress } from '../../src/tui/links.ts';

describe('a link', () => {
  it.each([
    ['https://mastodon.example/@maija/1', 'https://mastodon.example/@maija/1'],
    ['http://127.0.0.1:8080/a?b=c#d', 'http://127.0.0.1:8080/a?b=c#d'],
    ['https://example.com/\u001b]0;x\u0007/', 'https://example.com/%1B]0;x%07/'],
    ['https://example.com/äö \u202e', 'https://example.com/%C3%A4%C3%B6%20%E2%80%AE'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['https://example.com/$(touch x);`id`', 'https://example.com/$(touch%20x);%60id%60'],
  ])('%s goes out without anything a terminal or a program could obey', (link, safe) => {
    expect(webAddress(link)).toBe(safe);
    expect(webAddress(link)).toMatch(/^[\x21-\x7e]+$/);
  });

  it.each([
    '',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '--help',
    'at://did:plc:1/app/2',
    'https://a:b@example.com/',
    'nonsense',
  ])('is none: %s', (link) => {
    expect(webAddress(link)).toBeNull();
  });

  it('is copied by one sequence and nothing else', () => {
    const written: string[] = [];
    copyByTerminal('https://example.com/1', {
      write: (bytes: string | Uint8Array) => {
        written.push(String(bytes));
        return true;
      },
    });
    expect(written).toEqual([`\u001b]52;c;${btoa('https://example.com/1')}\u0007`]);
  });
});
