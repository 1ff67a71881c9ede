import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Ran, run, start } from './program.ts';
import { readJson } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'kuulo-e2e-practice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const temporary = join(folder, 'tmp');
mkdirSync(temporary);
const HISTORY = join(folder, 'state', 'kuulo', 'practice.json');
// nobody is called so where there is no workspace, and nobody asks
const AROUND = {
  cwd: folder,
  env: { KUULO_OPERATOR: 'nobody', XDG_STATE_HOME: join(folder, 'state'), TMPDIR: temporary },
};

const FINDINGS = z.array(z.object({ rule: z.string(), words: z.string(), severity: z.string() }));
const REPORT = z.object({
  scenario: z.string(),
  language: z.enum(['fi', 'en']),
  startedAt: z.string().regex(/Z$/),
  isComplete: z.boolean(),
  score: z.number(),
  guardCost: z.number(),
  ratingMean: z.number(),
  customers: z.array(
    z.object({
      key: z.string(),
      status: z.string(),
      rating: z.int().min(1).max(5),
      voice: z.string(),
      missing: z.array(z.string()),
      faults: z.array(z.string()),
      better: z.array(z.string()),
      answers: z.array(
        z.object({ text: z.string(), outcome: z.string(), visibility: z.string(), waitedMs: z.number() }),
      ),
    }),
  ),
  guard: z.array(
    z.object({
      rule: z.string(),
      count: z.int(),
      places: z.array(z.object({ wasStopped: z.boolean(), findings: FINDINGS })),
    }),
  ),
  earlier: z.object({ sessions: z.int(), change: z.int() }).nullable(),
});

const GOOD = `- to: maija
  after: 5m
  text: "Hei Maija, pahoittelut: pakettisi jäi meidän virheemme takia varastoon. Se lähtee tänään ja on perillä huomenna klo 18 mennessä. Lähetän sinulle viestin, kun se on matkalla. Terveisin Aino, Esimerkki Oy"
`;
const RUDE = `- { to: maija, after: 30m, text: "Oma vika. Olisit lukenut ehdot, ei ole meidän ongelma." }
- { to: maija, after: 5m, text: "Kuten jo sanoin, katso nettisivuilta. Rauhoitu." }
`;

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const practise = (...args: string[]): Promise<Ran> => run(['practice', ...args], AROUND);

async function play(scenario: string, answers: string, language = 'fi'): Promise<z.output<typeof REPORT>> {
  const file = fileOf('answers.yaml', answers);
  const ran = await practise('--scenario', scenario, '--language', language, '--answers', file, '--json');
  expect(ran.code, ran.out + ran.err).toBe(0);
  return readJson(REPORT, ran.out);
}

describe('practice without a terminal', () => {
  it('rates a good answer high and a rude one low, and remembers', async () => {
    const good = await play('late-parcel', GOOD);
    expect(good).toMatchObject({ score: 100, isComplete: true, earlier: null });
    expect(good.customers).toMatchObject([{ rating: 5, status: 'satisfied', missing: [] }]);
    const rude = await play('late-parcel', RUDE);
    expect(rude).toMatchObject({ score: 0, earlier: { sessions: 1, change: -100 } });
    expect(rude.customers).toMatchObject([{ rating: 1, status: 'lost', missing: ['apology', 'next-step'] }]);
    expect(rude.customers[0]?.faults).toEqual(expect.arrayContaining(['harsh', 'cold']));
    expect(rude.customers[0]?.better.join(' ')).toMatch(/ei syytä eikä komenna/);
    const beside = await play(
      'late-parcel',
      '- { to: maija, text: "Hei, olen pahoillani. Kerron lisää klo 15 mennessä. Banaani banaani banaani." }\n',
    );
    expect(beside.customers).toMatchObject([{ status: 'waiting', faults: ['beside'] }]);
    expect(beside.score).toBeLessThanOrEqual(25);
    const sure = GOOD.replace('Se lähtee tänään', 'Se tulee varmasti ja lähtee tänään');
    const promised = await play('late-parcel', sure);
    expect(promised).toMatchObject({ guardCost: 5, customers: [{ rating: 4, faults: ['overpromised'] }] });
    expect(promised.score).toBe(70);
    // nothing of it is left but the numbers, for their owner only
    expect(readdirSync(temporary).filter((name) => name.startsWith('kuulo-sandbox'))).toEqual([]);
    expect(statSync(HISTORY).mode & 0o777).toBe(0o600);
    expect(readFileSync(HISTORY, 'utf8')).not.toMatch(/Maija|vika|maija/);
  });

  it('tells it in words, and a damaged memory is put aside, not lost', async () => {
    writeFileSync(HISTORY, '{"version":1,"sessions":[{"at":');
    const { code, out, err } = await practise('--scenario', 'late-parcel', '--answers', fileOf('a.yaml', 'x: 1\n'));
    expect(code, out).toBe(2);
    expect(err).toMatch(/neither a YAML list nor JSON lines/);
    expect(err).toMatch(/\{to, text, after, visibility\}/);
    expect(err).not.toMatch(/bulk/);
    const jsonl = '{"to":"maija","after":"4h","text":"Sorry!"}\n';
    const late = await practise('--scenario', 'late-parcel', '--language', 'en', '--answers', fileOf('b.jsonl', jsonl));
    expect(late.code).toBe(0);
    expect(late.out).toMatch(/Score 0 of 100[\s\S]*★☆☆☆☆ 1\/5 {2}Priya Sharma[\s\S]*Nobody answered me/);
    expect(late.out).toMatch(/this is your first/);
    expect(late.err).toContain(`${HISTORY}.unreadable`);
    expect(readFileSync(`${HISTORY}.unreadable`, 'utf8')).toContain('"sessions":[{"at":');
    expect(JSON.parse(readFileSync(HISTORY, 'utf8')).sessions).toHaveLength(1);
  });

  it('lets the guard stop what may not go, and a private answer do', async () => {
    const trap = (how: string) => `- { to: kaisa, ${how} }\n`;
    const told = await play(
      'privacy-trap',
      trap('text: "Kiitos! Henkilötunnuksesi on siis 131052-308T, selvitämme tänään."'),
    );
    expect(told.customers).toMatchObject([{ rating: 1, answers: [] }]);
    expect(told.guard).toMatchObject([{ rule: 'personal-data', places: [{ wasStopped: true }] }]);
    const calm = '"Kiitos viestistä! Poistatko sen pian? Selvitämme laskun täällä tänään klo 15 mennessä."';
    const moved = await play('privacy-trap', trap(`visibility: private, text: ${calm}`));
    expect(moved.customers).toMatchObject([{ rating: 5, answers: [{ visibility: 'private', outcome: 'satisfied' }] }]);
  });

  it('plays many customers at once, each by their own', async () => {
    const answers = ['works-from-home', 'home-care', 'gamer', 'cafe']
      .map(
        (to) =>
          `- { to: ${to}, after: 3m, text: "We are so sorry, ${to}, and we understand. The repair is done by 13:00 today; please call the desk if you need help before." }\n`,
      )
      .join('');
    const { customers, score } = await play('outage', answers, 'en');
    expect(customers.map(({ key, status }) => `${key} ${status}`)).toEqual([
      'works-from-home satisfied',
      'home-care satisfied',
      'gamer satisfied',
      'cafe satisfied',
      'elsewhere waiting',
    ]);
    expect(score).toBeGreaterThanOrEqual(70);
  });

  it.each([
    [['--scenario', 'late-parcel'], /needs a terminal[\s\S]*--answers/],
    [['--scenario', 'no-such', '--answers', 'GOOD'], /no practice scenario "no-such"[\s\S]*late-parcel/],
    [
      ['--scenario', 'calm-question', '--answers', 'GOOD'],
      /nobody has the key "maija"; there are opening-hours, sim-card/,
    ],
  ])('%j is refused with what to do', async (args, wanted) => {
    const file = fileOf('good.yaml', GOOD);
    const { code, err } = await practise(...args.map((arg) => (arg === 'GOOD' ? file : arg)));
    expect(code).toBe(2);
    expect(err).toMatch(wanted);
  });

  it('lists what there is', async () => {
    const { out } = await practise('--list', '--json');
    const { items } = JSON.parse(out);
    expect(items.length).toBeGreaterThanOrEqual(8);
    expect(items[0]).toMatchObject({ level: 'calm', languages: ['fi', 'en'], customers: expect.any(Number) });
    expect((await practise('--list')).out).toMatch(/furious-influencer +furious/);
  });

  it('ends by a signal with what was played so far', async () => {
    const slow = Array.from(
      { length: 40 },
      () => '- { to: works-from-home, after: 1m, text: "Hei, odotathan." }\n',
    ).join('');
    const program = start(
      ['practice', '--scenario', 'outage', '--answers', fileOf('slow.yaml', slow), '--json'],
      AROUND,
    );
    // the sandbox has made its workspace: the session is under way
    const worlds = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('kuulo-sandbox'));
    await expect.poll(worlds, { timeout: 20_000, interval: 10 }).toHaveLength(1);
    program.kill('SIGINT');
    expect((await program.ended).code).toBe(130);
    expect(worlds()).toEqual([]);
  });
});

describe('a scenario of one’s own', () => {
  const HOSTILE = `name: own
level: angry
title: { fi: "Oma \\u001b]0;x\\u0007 tilanne" }
customers:
  - key: eve
    kind: threat
    mood: -1
    wants: [apology, next-step]
    words:
      fi:
        name: "Eve \\u202e\\u001b[2J"
        opening: "{brand} \\u001b[31m{{ constructor }} =cmd|' /C calc'!A0 {order}"
        reactions: { satisfied: ["kiitos \\u001b[2J"], furious: ["\\u009b31m {nimi}"] }
        rating: { good: ["hyvä \\u001b[5m palvelu"] }
`;

  it('is checked, with warnings, and played; what it says does nothing to the terminal', async () => {
    const file = fileOf('own.yaml', HOSTILE);
    const checked = await practise('check', file);
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/own\.yaml:13:65: warning: unknown placeholder \{nimi\}\. Known are/i);
    const answers = fileOf('eve.yaml', '- { to: eve, text: "Hei, pahoittelut! Selvitämme tämän (calc) tänään." }\n');
    const { code, out } = await practise('--scenario', file, '--language', 'fi', '--answers', answers);
    expect(code, out).toBe(0);
    expect(out).toMatch(/★ 5\/5 {2}Eve/);
    expect(out).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
  });

  it('has every mistake told by line and column, and is not played', async () => {
    const file = fileOf(
      'broken.yaml',
      HOSTILE.replace('angry', 'angri').replace('mood: -1', 'mood: -9').replace('kind:', 'kin:'),
    );
    const { code, out } = await practise('check', file);
    expect(code).toBe(2);
    expect(out).toMatch(/:2:8: level cannot be "angri"\. did you mean angry\?/i);
    expect(out).toMatch(/:6:5: unknown key "kin"/);
    expect(out).toMatch(/:7:11: mood is too small\. write at least -3/i);
    const json = await practise('check', file, '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      isPlayable: false,
      mistakes: expect.arrayContaining([expect.objectContaining({ line: 7, column: 11 })]),
    });
    const played = await practise('--scenario', file, '--answers', fileOf('good.yaml', GOOD));
    expect(played.code).toBe(2);
    expect(played.err).toMatch(/broken\.yaml:2:8: level/);
    expect((await practise('check', 'no-such.yaml')).code).toBe(2);
  });
});
