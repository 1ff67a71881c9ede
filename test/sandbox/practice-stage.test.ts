import { describe, expect, it } from 'vitest';
import type { Visibility } from '../../src/domain/message.ts';
import type { PracticeJudge, PracticeLanguage } from '../../src/domain/practice.ts';
import { readTone } from '../../src/domain/practice-tone.ts';
import { createWorld } from '../../src/sandbox/create-world.ts';
import { checkPracticeText } from '../../src/sandbox/practice-mistakes.ts';
import { readPracticeScenario } from '../../src/sandbox/practice-scenario.ts';
import type { PracticeScenario } from '../../src/sandbox/practice-shape.ts';
import { createPracticeStage, type PracticeStage } from '../../src/sandbox/practice-stage.ts';
import { PLATFORM_NAMES, type Post, type World } from '../../src/sandbox/world.ts';

const MINUTE_MS = 60_000;
const GOOD = 'Hei Maija, pahoittelut! Pakettisi lähtee tänään, ja lähetämme viestin huomenna klo 12 mennessä.';
const RUDE = 'Oma vika. Olisit lukenut ehdot.';

/** By the tone alone, as where nobody guards. */
const judge: PracticeJudge = async ({ text }) => ({ findings: [], tone: readTone(text), isWrongLanguage: false });

interface Opened {
  readonly world: World;
  readonly stage: PracticeStage;
  answer(key: string, text: string, visibility?: Visibility): Promise<Post>;
}

function open(
  scenario: PracticeScenario,
  more: { seed?: number; language?: PracticeLanguage; judge?: PracticeJudge } = {},
) {
  const world = createWorld({ seed: more.seed ?? 1 });
  const stage = createPracticeStage(world, { scenario, language: more.language ?? 'fi', judge: more.judge ?? judge });
  const opened: Opened = {
    world,
    stage,
    async answer(key, text, visibility = 'public') {
      const newest = stage.newestOf(key);
      const post = newest === null ? null : world.find(newest.platform, newest.id);
      if (post === null) throw new Error(`${key} said nothing`);
      const to = visibility === 'private' ? post.author : null;
      const author = world.brand(post.platform);
      const reply = world.addPost({ author, text, inReplyTo: post.id, visibility, to });
      await stage.settled();
      return reply;
    },
  };
  return opened;
}

function own(yaml: string): PracticeScenario {
  const { scenario, mistakes } = checkPracticeText(yaml);
  if (scenario === null) throw new Error(JSON.stringify(mistakes));
  return scenario;
}

const ONE = (more: string, words = ''): PracticeScenario =>
  own(`name: one
level: calm
title: { fi: Yksi }
customers:
  - key: maija
    kind: complaint
${more}
    words:
      fi:
        name: Maija
        opening: "{brand} missä {order} on?"
${words}`);

describe('a practice customer', () => {
  it('rates a good answer high and a rude one low', async () => {
    const [good, rude] = [open(readPracticeScenario('late-parcel')), open(readPracticeScenario('late-parcel'))];
    for (const { stage } of [good, rude]) stage.advanceTo(5 * MINUTE_MS);
    await good.answer('maija', GOOD);
    await rude.answer('maija', RUDE);
    expect(good.stage.results()).toMatchObject([{ status: 'satisfied', rating: 5, met: ['apology', 'next-step'] }]);
    expect(rude.stage.results()).toMatchObject([{ status: 'waiting', rating: 1, moodAfter: -3 }]);
    expect(good.stage.results()[0]?.answers[0]).toMatchObject({ waitedMs: 5 * MINUTE_MS, outcome: 'satisfied' });
    expect(rude.stage.results()[0]?.voice).toContain('En tilaa teiltä enää.');
    expect([good.stage.isOver(), rude.stage.isOver()]).toEqual([true, false]);
  });

  it('answers where and as they were answered, in their own words', async () => {
    const { world, answer } = open(readPracticeScenario('late-parcel'));
    const reply = await answer('maija', RUDE);
    const [reaction] = world.replies(reply);
    expect(reaction).toMatchObject({ visibility: 'public', byBrand: false });
    expect(reaction?.text).toContain('Siis MINÄ olen syypää');
  });

  it('says nothing more to us once they are content', async () => {
    const { world, answer } = open(readPracticeScenario('late-parcel'));
    await answer('maija', GOOD);
    const before = world.everything().length;
    await answer('maija', 'Kiitos itsellesi!');
    expect(world.everything().length).toBe(before + 1);
  });

  it('loses patience, then leaves; a dated promise buys time', async () => {
    const scenario = ONE(
      '    mood: -1\n    wants: [apology, facts]\n    patienceMinutes: 10',
      '        facts: [keskiviikko]\n',
    );
    const ignored = open(scenario);
    ignored.stage.advanceTo(9 * MINUTE_MS);
    expect(ignored.stage.results()).toMatchObject([{ status: 'waiting', lateCount: 0 }]);
    ignored.stage.advanceTo(10 * MINUTE_MS);
    expect(ignored.stage.results()).toMatchObject([{ status: 'waiting', lateCount: 1 }]);
    ignored.stage.advanceTo(60 * MINUTE_MS);
    expect(ignored.stage.results()).toMatchObject([{ status: 'lost', rating: 1, answers: [] }]);
    expect(ignored.world.everything().filter(({ byBrand, text }) => !byBrand && text.includes('Haloo'))).toHaveLength(
      1,
    );
    const told = open(scenario);
    await told.answer('maija', 'Pahoittelut! Palaan asiaan huomenna klo 12 mennessä.');
    told.stage.advanceTo(170 * MINUTE_MS);
    expect(told.stage.results()).toMatchObject([{ status: 'waiting', lateCount: 0 }]);
  });

  it('is angry when what is theirs alone is told to everybody, and not when it is told to them', async () => {
    const scenario = readPracticeScenario('furious-influencer');
    const text = (order: string) => `Pahoittelut, selvitämme tilauksen ${order} tänään.`;
    for (const [visibility, outcome] of [
      ['public', 'madePublic'],
      ['private', 'pleased'],
    ] as const) {
      const { stage, answer } = open(scenario);
      const order = /Tilaus (\d{6})/.exec(stage.takeSaid()[0]?.know ?? '')?.[1] ?? '';
      expect(order).not.toBe('');
      await answer('influencer', text(order), visibility);
      expect(stage.results()[0]?.answers[0]?.outcome).toBe(outcome);
    }
  });

  it('goes to private when asked to, if that is what they want', async () => {
    const { world, stage, answer } = open(readPracticeScenario('privacy-trap'));
    await answer(
      'kaisa',
      'Hei Kaisa, poistatko viestin ja laitatko meille yksityisviestin? Selvitämme asian siellä tänään.',
    );
    const { platform, id } = stage.newestOf('kaisa') ?? { platform: 'x', id: '' };
    expect(world.find(platform, id)).toMatchObject({ visibility: 'private', to: world.brand(platform) });
    expect(stage.results()[0]).toMatchObject({ status: 'satisfied', met: ['next-step', 'private'] });
  });

  it('notices the same words twice', async () => {
    const { stage, answer } = open(ONE('    mood: 1\n    wants: [facts]', '        facts: [keskiviikko]\n'));
    await answer('maija', 'Kiitos viestistä, palaamme asiaan pian.');
    await answer('maija', 'Kiitos viestistä, palaamme asiaan pian!');
    expect(stage.results()[0]?.answers.map(({ faults }) => faults)).toEqual([['beside'], ['beside', 'repeated']]);
  });

  it('takes an answer in although nobody could judge it', async () => {
    const scenario = readPracticeScenario('late-parcel');
    const { stage, answer } = open(scenario, { judge: async () => Promise.reject(new Error('closed')) });
    await answer('maija', GOOD);
    expect(stage.results()).toMatchObject([{ status: 'satisfied' }]);
  });
});

describe('a session', () => {
  it('brings its customers one after the other, over when none waits', async () => {
    const { stage } = open(readPracticeScenario('outage'));
    const there = () => stage.results().filter(({ status }) => status !== 'toCome').length;
    expect(there()).toBe(1);
    stage.advanceTo(4 * MINUTE_MS);
    expect(there()).toBe(3);
    expect(stage.takeSaid().map(({ key }) => key)).toEqual(['works-from-home', 'home-care', 'gamer']);
    expect(stage.takeSaid()).toEqual([]);
    stage.advanceTo(400 * MINUTE_MS);
    expect(there()).toBe(5);
    expect(stage.isOver()).toBe(true);
  });

  it('is the same by the same seed, and another by another', () => {
    const told = (seed: number) =>
      open(readPracticeScenario('outage'), { seed })
        .stage.results()
        .map(({ platform }) => platform);
    expect(told(3)).toEqual(told(3));
    expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => told(seed).join())).size).toBeGreaterThan(1);
  });

  it('speaks the language it is asked for; who speaks another keeps theirs', () => {
    const languages = (language: PracticeLanguage) =>
      open(readPracticeScenario('tourist'), { language })
        .stage.results()
        .map((customer) => customer.language);
    expect(languages('fi')).toEqual(['en', 'fi']);
    expect(languages('en')).toEqual(['en', 'fi']);
    expect(open(readPracticeScenario('late-parcel'), { language: 'en' }).stage.results()[0]?.language).toBe('en');
  });

  it.each(PLATFORM_NAMES)('%s: both ways work, and every text is told', async (platform) => {
    for (const way of ['mention', 'private'] as const) {
      const scenario = ONE(
        `    heard: ${way}\n    platforms: [${platform}]\n    mood: -1\n    wants: [apology, next-step]`,
      );
      const { world, stage, answer } = open(scenario);
      const visibility = way === 'private' ? 'private' : 'public';
      const { id } = stage.newestOf('maija') ?? { id: '' };
      expect(world.find(platform, id)).toMatchObject({ visibility });
      expect(world.find(platform, id)?.text).toMatch(/missä \d{6} on\?/);
      await answer('maija', 'Pahoittelut.', visibility);
      await answer('maija', 'Selvitämme asian tänään.', visibility);
      expect(stage.results()).toMatchObject([{ status: 'satisfied' }]);
      expect(world.find(platform, stage.newestOf('maija')?.id ?? '')).toMatchObject({ visibility });
    }
  });
});
