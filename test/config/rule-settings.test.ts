import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/config/read-yaml.ts';
import { ProblemError, type ProblemFacts } from '../../src/domain/problem.ts';

function mistake(text: string): ProblemFacts['CONFIG_INVALID'] {
  try {
    readYaml(text, 'kuulo.yaml');
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'CONFIG_INVALID')
      return error.facts as ProblemFacts['CONFIG_INVALID'];
    throw error;
  }
  throw new Error(`no mistake was found in ${text}`);
}

const AROUND = `accounts: [{ name: masto, platform: mastodon, handle: b, baseUrl: "https://m.example" }]
operators: [{ name: aino, role: agent }]
`;
/** One line of yaml for each rule, from line 4 on. */
const rules = (...lines: string[]) => `${AROUND}rules:\n${lines.map((line) => `  - ${line}`).join('\n')}\n`;

describe('rules: of kuulo.yaml', () => {
  it('takes rules as people write them', () => {
    const text = rules(
      '{ name: refunds, when: { text: ["refund*", "ei kuulu"], topic: billing }, do: { label: raha } }',
    );
    expect(readYaml(text, 'kuulo.yaml').rules).toMatchObject([
      { name: 'refunds', when: { text: ['refund*', 'ei kuulu'], topic: ['billing'] }, maxAge: 24 * 3_600_000 },
    ]);
  });

  it.each<[string, string, [string, string]]>([
    ['an unknown topic', '{ name: a, when: { topic: [bilingg] }, do: { label: x } }', ['bilingg', 'billing']],
    ['an unknown flag', '{ name: a, when: { flag: treat }, do: { label: x } }', ['treat', 'threat']],
    ['an unknown platform', '{ name: a, when: { platform: mastodn }, do: { label: x } }', ['mastodn', 'mastodon']],
    ['an unknown account', '{ name: a, when: { account: [mato] }, do: { label: x } }', ['mato', 'masto']],
    ['an unknown operator', '{ name: a, do: { assign: aimo } }', ['aimo', 'aino']],
    ['an unknown outlet', '{ name: a, do: { notify: [webhok] } }', ['webhok', 'webhook']],
    ['words that are none', '{ name: a, when: { text: ["*"] }, do: { label: x } }', ['no word', 'neighbours']],
  ])('tells of %s with its place and a remedy', (_what, line, [problem, remedy]) => {
    const told = mistake(rules(line));
    expect(told).toMatchObject({ line: 4, problem: expect.stringContaining(problem) });
    expect(told.remedy).toContain(remedy);
    expect(told.column).toBeGreaterThan(4);
  });

  it('refuses a rule that does nothing, two of one name, and one that can never act', () => {
    expect(mistake(rules('{ name: a, do: {} }')).problem).toContain('does nothing');
    const twice = mistake(
      rules('{ name: a, when: { platform: mastodon }, do: { label: x } }', '{ name: A, do: { label: y } }'),
    );
    expect(twice).toMatchObject({ line: 5, problem: 'there is a rule "A" already' });
    const never = mistake(
      rules('{ name: all, do: { label: x } }', '{ name: b, when: { text: apua }, do: { label: y } }'),
    );
    expect(never).toMatchObject({ line: 5, remedy: 'put it before "all"' });
    const narrower = mistake(
      rules(
        '{ name: wide, when: { urgency: [critical, high] }, do: { label: x } }',
        '{ name: narrow, when: { urgency: critical, text: apua }, do: { label: y } }',
      ),
    );
    expect(narrower.problem).toContain('"narrow" can never act');
  });

  it('keeps rules that merely overlap, or that reach further back', () => {
    const text = rules(
      '{ name: a, when: { urgency: [critical, high] }, do: { label: x } }',
      '{ name: b, when: { urgency: [high, normal] }, do: { label: y } }',
      '{ name: c, do: { label: z }, maxAge: 1h }',
      '{ name: d, do: { label: z }, maxAge: 2h }',
    );
    expect(readYaml(text, 'kuulo.yaml').rules).toHaveLength(4);
  });
});
