import { addNewcomer, castScenario, fillText, oneText } from './casting.ts';
import type { Random } from './random.ts';
import type { Persona, Scenario } from './scenario.ts';
import { BRAND_HANDLES, type Person, PLATFORM_NAMES, type PlatformName, type Post, type World } from './world.ts';

const MINUTE_MS = 60_000;

/** The simulated customers: who is there from the start, who comes later, and what they say when answered. */
export interface Crowd {
  /** New people, each addressing the brand once, stored before this returns. `text` forces what they say. */
  add(wanted: { count: number; platform: PlatformName | null; text: string | null }): Post[];
}

/** Plays a scenario into a fresh world and lets its people react to the brand's replies from then on. */
export function createCrowd(world: World, scenario: Scenario): Crowd {
  const temper = new Map<Person, Temper>();
  playScenario(world, scenario, temper);
  world.onBrandReply((reply, parent) => react({ world, scenario, temper }, reply, parent));
  const random = world.random('newcomers');
  let nextPlatform = 0;
  return {
    add({ count, platform, text }) {
      return Array.from({ length: count }, () => {
        const where = platform ?? PLATFORM_NAMES[nextPlatform++ % PLATFORM_NAMES.length] ?? 'x';
        const persona = random.pick(scenario.crowd);
        const author = addNewcomer(world, scenario, { persona, platform: where, random });
        temper.set(author, newTemper(persona));
        const said = text ?? fillText(oneText(persona, random), scenario, { platform: where, random });
        return world.addPost({ author, text: addressed(said, where), language: persona.language });
      });
    },
  };
}

/** What a person still has to say. */
interface Temper {
  readonly persona: Persona;
  answers: number;
  isTired: boolean;
}

interface Stage {
  readonly world: World;
  readonly scenario: Scenario;
  readonly temper: Map<Person, Temper>;
}

function playScenario(world: World, scenario: Scenario, temper: Map<Person, Temper>): void {
  const random = world.random('scenario');
  const posts = [...scenario.brandPosts].sort((a, b) => b.minutesAgo - a.minutesAgo);
  const brandPosts = new Map<string, Post>();
  for (const platform of PLATFORM_NAMES) {
    for (const { key, text, language, minutesAgo } of posts) {
      const createdAt = world.startedAt - minutesAgo * MINUTE_MS;
      brandPosts.set(`${platform} ${key}`, world.addPost({ author: world.brand(platform), text, language, createdAt }));
    }
  }
  for (const { persona, platform, minutesAgo, text } of castScenario(scenario, random)) {
    const author = addNewcomer(world, scenario, { persona, platform, random });
    temper.set(author, newTemper(persona));
    const target = brandPosts.get(`${platform} ${persona.to ?? ''}`) ?? null;
    const createdAt = Math.round(world.startedAt - minutesAgo * MINUTE_MS);
    const first = world.addPost({
      author,
      text: persona.heard === 'reply' ? inThread(text, platform) : text,
      language: persona.language,
      createdAt: target === null ? createdAt : Math.max(createdAt, target.createdAt + MINUTE_MS),
      inReplyTo: persona.heard === 'reply' ? (target?.id ?? null) : null,
      quotes: persona.heard === 'quote' ? (target?.id ?? null) : null,
    });
    addMore({ world, scenario, random }, persona, first);
  }
}

/** What a person wrote under their own message while nobody answered. */
function addMore(
  { world, scenario, random }: { world: World; scenario: Scenario; random: Random },
  persona: Persona,
  first: Post,
): void {
  let before = first;
  for (const more of persona.more) {
    const waited = (world.startedAt - before.createdAt) * (0.2 + random.next() * 0.3);
    before = world.addPost({
      author: first.author,
      text: fillText(more, scenario, { platform: first.platform, random }),
      language: persona.language,
      createdAt: Math.round(before.createdAt + waited),
      inReplyTo: before.id,
    });
  }
}

/** Customers answer an answer at once; they do not see a reply before reads show it. */
function react({ world, scenario, temper }: Stage, reply: Post, parent: Post): void {
  const state = temper.get(parent.author);
  if (state === undefined) return;
  const { persona } = state;
  const waitedMs = reply.createdAt - Math.max(parent.createdAt, world.startedAt);
  const isTired = !state.isTired && waitedMs > persona.patience * MINUTE_MS && persona.impatient !== undefined;
  const words = isTired ? persona.impatient : persona.reactions[state.answers];
  if (isTired) state.isTired = true;
  else state.answers += 1;
  if (words === undefined) return;
  const random = world.random(`reaction ${parent.author.id} ${state.answers}`);
  const text = fillText(words, scenario, { platform: reply.platform, random });
  world.addPost({
    author: parent.author,
    text: inThread(text, reply.platform),
    language: persona.language,
    inReplyTo: reply.id,
    visibility: reply.visibility,
    createdAt: Math.max(world.now(), reply.visibleAt),
  });
}

function newTemper(persona: Persona): Temper {
  return { persona, answers: 0, isTired: false };
}

/** Makes sure that a text is heard as a mention. */
function addressed(text: string, platform: PlatformName): string {
  const handle = `@${BRAND_HANDLES[platform]}`;
  const filled = text.replaceAll('{brand}', handle);
  return filled.includes(handle) ? filled : `${handle} ${filled}`;
}

/** X and Mastodon put the handle of whom you answer in front; Bluesky needs none. */
function inThread(text: string, platform: PlatformName): string {
  return platform === 'bluesky' ? text : addressed(text, platform);
}
