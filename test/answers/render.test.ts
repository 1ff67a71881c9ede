import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerNames, emptyAnswer, readAnswer } from '../../src/answers/answer.ts';
import { renderer } from '../../src/answers/render.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import { catalogueOf } from '../../src/tui/catalogue/catalogue.ts';
import { inLanguage } from '../../src/tui/in-language.ts';

const render = (body: string, values: Record<string, string> = {}): string => renderer({ name: 'a', body })(values);

describe('an answer', () => {
  it('is filled in', () => {
    expect(render('Hei {{ name }}, {{ order | default: "-" }}.\n', { name: 'Maija' })).toBe('Hei Maija, -.');
    expect(render('{% if order %}Tilaus {{ order }}{% else %}Hei{% endif %}', {})).toBe('Hei');
  });

  it.each([
    ['{{ order }}', /"order" has no value/],
    ['{{ name | shout }}', /shout/],
    ['{{ name ', /not closed/],
    ['{% if name %}', /not closed/],
    ['{% include "a" %}', /include/],
    ['{% render "/etc/passwd" %}', /render/],
    ['{% layout "a" %}', /layout/],
    ['{{ constructor }}', /constructor/],
    ['{{ name.constructor }}', /constructor/],
    ['{{ __proto__.x }}', /__proto__/],
    ['{% for i in (1..100000000) %}x{% endfor %}', /memory/],
  ])('%s is told', (body, words) => {
    const error = fails(() => render(body, { name: 'Maija' }));
    expect(error).toMatchObject({ code: 'USAGE', facts: { problem: expect.stringMatching(words) } });
  });

  it('what is filled in is text, whatever it looks like', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{{7*7}}', '{% include "x" %}', '{{ brand }}', '{%'),
    );
    const check = (name: string): void => {
      expect(render('<{{ name }}>', { name, brand: 'B' })).toBe(`<${name}>`);
    };
    fc.assert(fc.property(odd, check));
  });

  it('is a file with or without a head', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kuulo-answers-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const put = (name: string, text: string | Buffer): void => writeFileSync(join(folder, `${name}.md`), text);
    put('full', '\ufeff---\r\ntitle: Toimitus\r\nlanguage: fi\r\nlater: [1]\r\n---\r\nHei!\r\nMoi\r\n');
    put('bare', 'Hei --- moi\n---\n');
    put('broken', '---\ntitle: "x\n---\nHei');
    put('latin', Buffer.from('Hyvää', 'latin1'));
    expect(await readAnswer(folder, 'full')).toEqual({
      ...emptyAnswer('full'),
      title: 'Toimitus',
      language: 'fi',
      body: 'Hei!\nMoi',
      bodyLine: 6,
      // what nobody reads is told, and hides nothing
      mistakes: [{ line: 4, problem: expect.stringContaining('"later"'), remedy: expect.any(String) }],
    });
    expect(await readAnswer(folder, 'bare')).toEqual({
      ...emptyAnswer('bare'),
      body: 'Hei --- moi\n---',
    });
    for (const name of ['broken', 'latin']) {
      await expect(readAnswer(folder, name)).rejects.toMatchObject({ code: 'FILE_INVALID' });
    }
    for (const name of ['none', '../full', '/etc/passwd', '', '.', 'a b', 'full\0'])
      await expect(readAnswer(folder, name)).rejects.toMatchObject({ code: 'USAGE' });
    // umlauts are letters, also as a letter and its dots; what cannot be taken is told, not hidden
    put('myöhässä', 'Hei');
    put('myo\u0308ha\u0308', 'Hei');
    put('toimitus myöhässä', 'Hei');
    put('.hidden', 'Hei');
    expect(await answerNames(folder)).toEqual(
      ['bare', 'broken', 'full', 'latin', 'myöhässä', 'myo\u0308ha\u0308', 'toimitus myöhässä'].toSorted(),
    );
    expect(await readAnswer(folder, 'myöhässä')).toMatchObject({ body: 'Hei' });
    expect(await readAnswer(folder, 'myo\u0308ha\u0308')).toMatchObject({ body: 'Hei' });
    const misnamed = await readAnswer(folder, 'toimitus myöhässä').catch((error: unknown) => error);
    expect(misnamed).toMatchObject({
      code: 'FILE_INVALID',
      facts: { problem: expect.stringContaining('rename it to toimitus-myöhässä.md') },
    });
    const { problem } = (misnamed as ProblemError<'FILE_INVALID'>).facts;
    expect(inLanguage(catalogueOf('fi'), problem)).toMatch(/anna sille nimeksi toimitus-myöhässä\.md$/);
    await expect(readAnswer(folder, 'ful')).rejects.toMatchObject({ facts: { remedy: 'Did you mean full?' } });
  });
});

function fails(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    return error;
  }
  return null;
}
