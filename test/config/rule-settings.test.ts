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

  it('refuses an account where there is none at all, and not a person where nobody is named', () => {
    const text = 'rules: [{ name: a, when: { account: nosuch }, do: { assign: aino } }]';
    expect(mistake(text)).toMatchObject({ line: 1, column: 37, problem: 'there is no account "nosuch"' });
    expect(readYaml(text.replace('account', 'platform'), 'kuulo.yaml').rules).toHaveLength(1);
  });

  it.each<[string, number, string]>([
    ['alerts: { to: [bell, webhook] }', 22, 'webhook'],
    ['alerts: { to: webhook }', 15, 'webhook'],
    ['alerts: { to: [email] }\nmail: { from: a@b.fi }', 16, 'address'],
    ['alerts: { to: [email], email: a@b.fi }', 16, 'server'],
    ['rules: [{ name: a, do: { notify: [bell, email] } }]', 41, 'address'],
  ])('refuses an outlet that leads nowhere: %s', (text, column, what) => {
    const told = mistake(text);
    expect(told).toMatchObject({ line: 1, column, problem: expect.stringContaining(what) });
    expect(told.remedy).toContain('write');
  });

  it('takes outlets that lead somewhere', () => {
    const text =
      'alerts: { to: [webhook, email, bell], webhook: "https://h.example", email: a@b.fi }\nmail: { from: a@b.fi }';
    expect(readYaml(text, 'kuulo.yaml').alerts.to).toHaveLength(3);
    // an address that nobody uses yet needs no server
    expect(readYaml('alerts: { email: a@b.fi }', 'kuulo.yaml').alerts.email).toBe('a@b.fi');
  });

  it.each([
    'alerts: { email: foo }',
    'mail: { from: foo }',
    'handover: { email: 5 }',
    'guard: { links: ["https://x.fi/a"] }',
    'guard: { orderNumbers: [abc] }',
    'rules: [{ name: a, when: { language: finnish }, do: { label: x } }]',
  ])('tells what to write instead: %s', (text) => {
    const told = mistake(text);
    expect(told.remedy).toMatch(/^write .*such as/);
    expect(told).toMatchObject({ line: 1, column: text.search(/foo|5|"https|abc|finnish/) + 1 });
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
