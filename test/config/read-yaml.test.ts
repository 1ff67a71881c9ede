import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/config/read-yaml.ts';
import { ProblemError, type ProblemFacts } from '../../src/domain/problem.ts';

function mistake(text: string): ProblemFacts['CONFIG_INVALID'] {
  try {
    readYaml(text, 'kuulo.yaml');
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'CONFIG_INVALID') {
      return error.facts as ProblemFacts['CONFIG_INVALID'];
    }
    throw error;
  }
  throw new Error('no mistake was found');
}

describe('kuulo.yaml', () => {
  it('needs nothing: every setting has a default', () => {
    const written = readYaml('', 'kuulo.yaml');
    expect(written.sla).toEqual({ critical: 900_000, high: 3_600_000, normal: 28_800_000, low: 86_400_000 });
    expect(written.review).toEqual({ public: 'required', private: 'optional', fourEyes: false, expires: 604_800_000 });
    expect(written.send).toEqual({
      undo: 10_000,
      perAccountPerMinute: 10,
      perAccountPerDay: 0,
      dailyBudgetUsd: 20,
      settle: 120_000,
    });
    expect(written.hours.days.mon).toEqual([{ from: 480, until: 960 }]);
    expect(written.hours.days.sun).toEqual([]);
  });

  it('takes keys without values for their defaults', () => {
    expect(readYaml('accounts:\noperators:\nsend:\n  undo:\n', 'kuulo.yaml').send.undo).toBe(10_000);
  });

  it('reads split days, ranges, Saturdays and holidays', () => {
    const text = 'hours: { mon-thu: ["08:00-12:00", "13:00-16:00"], fri: "08:00-15:00", sat: [], holidays: fi }';
    const { hours } = readYaml(text, 'kuulo.yaml');
    expect(hours.days.thu).toEqual([
      { from: 480, until: 720 },
      { from: 780, until: 960 },
    ]);
    expect(hours.days.fri).toEqual([{ from: 480, until: 900 }]);
    expect(hours.holidays).toBe('FI');
  });

  it.each([
    ['brand: { nmae: A }', 1, 10, /unknown key "nmae"/, /did you mean name/],
    [
      '# c\naccounts:\n  - { name: x, platform: x, handel: e }',
      3,
      5,
      /handle is missing.*also 3:29 unknown key "handel"/,
      /text/,
    ],
    [
      'accounts:\n  - { name: x, platform: x, handle: e, streams: [mentoins] }',
      2,
      50,
      /unknown stream "mentoins"/,
      /mentions/,
    ],
    [
      'accounts:\n  - { name: x, platform: x, handle: e, streams: [nonsense] }',
      2,
      50,
      /known are mentions, comments, messages, search, hashtag/,
      /mentions/,
    ],
    ['accounts:\n  - { name: x, platform: x, handle: e, streams: [own] }', 2, 50, /always heard/, /remove/],
    ['review: { public: requird }', 1, 19, /public cannot be "requird"/, /did you mean required/],
    ['sla: { high: 15 }', 1, 14, /15 is not a duration/, /15m/],
    ['timezone: Europe/Helsingfors', 1, 11, /not a time zone/, /Europe\/Helsinki/],
    ['hours: { mon-fri: ["16:00-08:00"] }', 1, 8, /not a span/, /08:00-16:00/],
    ['hours: { mon: ["08:00-12:00", "11:00-13:00"] }', 1, 8, /overlap/, /./],
    ['hours: { maanantai: ["08:00-12:00"] }', 1, 8, /not a day/, /mon/],
    ['database: postgres://user:secret@db/kuulo', 1, 11, /PostgreSQL is not supported yet/, /SQLite/],
    ['send: { perAccountPerMinute: -1 }', 1, 30, /too small/, /at least 0/],
    ['review: { fourEyes: true }', 1, 21, /four eyes need operators/, /operators:/],
    ['operators: [{ name: system, role: agent }]', 1, 21, /kuulo itself/, /another name/],
    [
      'accounts: [{ name: a-b, platform: x, handle: e }, { name: a_b, platform: x, handle: e }]',
      1,
      59,
      /share their secrets/,
      /./,
    ],
    ['accounts: [{ name: a, platform: x, handle: e, baseUrl: "https://u:p@h" }]', 1, 56, /password/, /\.env/],
    ['brand: { name: A', 1, 17, /./, /mend the YAML/],
    ['brand: 1\nbrand: 2', 2, 1, /unique/, /mend/],
    ['- a\n- b', 1, 1, /must be a table/, /./],
  ])('%s', (...[text, line, column, problem, remedy]) => {
    const facts = mistake(text);
    expect({ line: facts.line, column: facts.column }).toEqual({ line, column });
    expect(facts.problem).toMatch(problem);
    expect(facts.remedy).toMatch(remedy);
  });

  it('does not unfold a bomb of aliases', () => {
    const rows = Array.from({ length: 12 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`);
    expect(mistake(['a0: &a0 [x]', ...rows].join('\n')).problem).toMatch(/alias/i);
  });

  it('never repeats the password of a database address', () => {
    expect(JSON.stringify(mistake('database: postgres://user:secret@db/kuulo'))).not.toContain('secret');
  });
});
