import { addNewcomer, castScenario, fillText, oneText, type Role } from './casting.ts';
import type { Random } from './random.ts';
import { ratingAnswer } from './rating.ts';
import type { Persona, Scenario } from './scenario.ts';
import { addressed, inPrivate, inThread, isPage, takeTurns } from './speech.ts';
import { type NewPost, type Person, PLATFORM_NAMES, type PlatformName, type Post, type World } from './world.ts';

const MINUTE_MS = 60_000;
/** In each call of `add` the fourth, the eighth … write in private. */
const PRIVATE_EVERY = 4;

/** Who is to come. */
interface Wanted {
  readonly count: number;
  /** In turn when null. */
  readonly platform: PlatformName | null;
  /** Forces what they say. */
  readonly text: string | null;
  /** Where they say it; every fourth in private when null. */
  readonly visibility: 'public' | 'private' | null;
}

/** The simulated customers: who is there from the start, who comes later, and what they say when answered. */
export interface Crowd {
  /** New people, each addressing the brand once, stored before this returns. */
  add(wanted: Wanted): Post[];
}

/** Plays a scenario into a fresh world and lets its people react to the brand's replies from then on. */
export function createCrowd(world: World, scenario: Scenario): Crowd {
  const stage: Stage = { world, scenario, temper: new Map() };
  playScenario(stage);
  world.onBrandReply((reply, parent) => react(stage, reply, parent));
  const random = world.random('newcomers');
  const pools = {
    public: scenario.crowd.filter(({ heard }) => heard !== 'private'),
    private: scenario.crowd.filter(({ heard }) => heard === 'private'),
  };
  let nextPlatform = 0;
  return {
    add({ count, platform, text, visibility }) {
      const commented = takeTurns(world);
      return Array.from({ length: count }, (_, index) => {
        const where = platform ?? PLATFORM_NAMES[nextPlatform++ % PLATFORM_NAMES.length] ?? 'x';
        const way = visibility ?? ((index + 1) % PRIVATE_EVERY === 0 ? 'private' : 'public');
        const persona = random.pick(pools[way]);
        const author = addNewcomer(world, scenario, { persona, platform: where, random });
        stage.temper.set(author, newTemper(persona));
        const said =
          text ?? fillText(oneText(persona, random), scenario, { handle: world.brand(where).handle, random });
        return world.addPost({
          author,
          language: persona.language,
          ...opening(world, author, { said, way, commented }),
        });
      });
    },
  };
}

/** What a newcomer opens with: a message, a comment under the page's own posts, or a mention. */
export function opening(
  world: World,
  { platform }: Person,
  { said, way, commented }: { said: string; way: 'public' | 'private'; commented: (platform: PlatformName) => Post },
): Pick<NewPost, 'text' | 'inReplyTo' | 'visibility' | 'to'> {
  const to = world.brand(platform);
  const text = said.replaceAll('{brand}', `@${to.handle}`);
  if (way === 'private') return { text: inPrivate(text, to), visibility: way, to };
  if (isPage(platform)) return { text, inReplyTo: commented(platform).id };
  return { text: addressed(text, to) };
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

function playScenario({ world, scenario, temper }: Stage): void {
  const random = world.random('scenario');
  const brandPosts = publishBrandPosts(world, scenario);
  for (const role of castScenario(scenario, random)) {
    const { persona, platform } = role;
    const author = addNewcomer(world, scenario, { persona, platform, random });
    temper.set(author, newTemper(persona));
    const createdAt = Math.round(world.startedAt - role.minutesAgo * MINUTE_MS);
    const own = brandPosts.filter((post) => post.platform === platform);
    const first = world.addPost({
      author,
      language: persona.language,
      ...entrance(world, role, { own, createdAt, random }),
    });
    addMore({ world, scenario, random }, persona, first);
  }
}

/** The brand's own posts of every platform, oldest first; `extras.key` is their key in the scenario. */
function publishBrandPosts(world: World, scenario: Scenario): Post[] {
  const posts = [...scenario.brandPosts].sort((a, b) => b.minutesAgo - a.minutesAgo);
  return PLATFORM_NAMES.flatMap((platform) =>
    posts.map(({ key, text, language, minutesAgo }) => {
      const createdAt = world.startedAt - minutesAgo * MINUTE_MS;
      return world.addPost({ author: world.brand(platform), text, language, createdAt, extras: { key } });
    }),
  );
}

/** How and when somebody of the scenario comes in. Two of three who would mention a page comment on its posts instead. */
function entrance(
  world: World,
  { persona, platform, text }: Role,
  { own, createdAt, random }: { own: readonly Post[]; createdAt: number; random: Random },
): Pick<NewPost, 'text' | 'createdAt' | 'inReplyTo' | 'quotes' | 'visibility' | 'to'> {
  const { heard } = persona;
  const brand = world.brand(platform);
  if (heard === 'private') {
    return { text: inPrivate(text, brand), createdAt, visibility: 'private', to: brand };
  }
  if (heard === 'mention' && isPage(platform)) {
    const earlier = own.filter((post) => post.createdAt < createdAt);
    const isComment = random.next() < 2 / 3 && earlier.length > 0;
    return { text, createdAt, inReplyTo: isComment ? random.pick(earlier).id : null };
  }
  const target = own.find(({ extras }) => extras.get('key') === persona.to);
  if (target === undefined) return { text, createdAt };
  const after = Math.max(createdAt, target.createdAt + MINUTE_MS);
  if (heard === 'quote') return { text, createdAt: after, quotes: target.id };
  return { text: inThread(text, brand), createdAt: after, inReplyTo: target.id };
}

/** What a person wrote under their own message while nobody answered. */
function addMore(
  { world, scenario, random }: { world: World; scenario: Scenario; random: Random },
  persona: Persona,
  first: Post,
): void {
  const { author, visibility, to } = first;
  const brand = world.brand(first.platform);
  let before = first;
  for (const more of persona.more) {
    const waited = (world.startedAt - before.createdAt) * (0.2 + random.next() * 0.3);
    const said = fillText(more, scenario, { handle: brand.handle, random });
    before = world.addPost({
      author,
      text: visibility === 'private' ? inPrivate(said, brand) : said,
      language: persona.language,
      createdAt: Math.round(before.createdAt + waited),
      inReplyTo: before.id,
      visibility,
      to,
    });
  }
}

/** Customers answer an answer at once and where it was given; they do not see a reply before reads show it. */
function react({ world, scenario, temper }: Stage, reply: Post, parent: Post): void {
  const state = temper.get(parent.author);
  if (state === undefined) return;
  const { persona } = state;
  const mark = ratingAnswer(reply.text, state, world.random(`rating ${parent.author.id}`));
  const waitedMs = reply.createdAt - Math.max(parent.createdAt, world.startedAt);
  const isTired =
    mark === null && !state.isTired && waitedMs > persona.patience * MINUTE_MS && persona.impatient !== undefined;
  const words = mark ?? (isTired ? persona.impatient : persona.reactions[state.answers]);
  if (isTired) state.isTired = true;
  else if (mark === null) state.answers += 1;
  if (words === undefined) return;
  const { visibility } = reply;
  const brand = world.brand(reply.platform);
  const random = world.random(`reaction ${parent.author.id} ${state.answers}`);
  const text = fillText(words, scenario, { handle: brand.handle, random });
  const isPrivate = visibility === 'private';
  world.addPost({
    author: parent.author,
    text: isPrivate ? inPrivate(text, brand) : inThread(text, brand),
    language: persona.language,
    inReplyTo: reply.id,
    visibility,
    to: isPrivate ? brand : null,
    createdAt: Math.max(world.now(), reply.visibleAt),
  });
}

function newTemper(persona: Persona): Temper {
  return { persona, answers: 0, isTired: false };
}
