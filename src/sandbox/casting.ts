import type { Random } from './random.ts';
import type { Persona, Scenario } from './scenario.ts';
import { BRAND_HANDLES, type Person, PLATFORM_NAMES, type PlatformName, type World } from './world.ts';

/** A persona on its way to a platform. */
export interface Role {
  readonly persona: Persona;
  readonly platform: PlatformName;
  readonly minutesAgo: number;
  readonly text: string;
}

/** Servers that Mastodon customers come from; null is the brand's own. */
const SERVERS = [null, 'piiri.example', 'tuutti.example', 'social.example', 'fosso.example'];

/** A page hears neither who quotes it elsewhere nor who only names it. */
const WITH_SEARCH: readonly PlatformName[] = ['x', 'bluesky', 'mastodon'];
const WITH_HASHTAGS: readonly PlatformName[] = ['x', 'instagram', 'bluesky', 'mastodon'];

/**
 * Who is in a world: at least one of every kind in every language and of every way to be heard that the scenario
 * has, then others by chance up to `keep`; on which platform, when, and in which of their words. Oldest first.
 */
export function castScenario(scenario: Scenario, random: Random): Role[] {
  const shuffled = random.shuffled(scenario.people);
  const kept = new Map<string, Persona>();
  for (const persona of shuffled) {
    kept.set(`${persona.kind} ${persona.language}`, persona);
    // platforms too, so that a search finds somebody on each
    kept.set(`${persona.heard} ${persona.platforms?.join() ?? ''}`, persona);
  }
  for (const [place, persona] of privateOnes(shuffled)) kept.set(`private ${place}`, persona);
  const chosen = new Set(kept.values());
  const keep = scenario.keep ?? scenario.people.length;
  for (const persona of shuffled) {
    if (chosen.size >= keep) break;
    chosen.add(persona);
  }
  const load = new Map<string, number>();
  const roles = random.shuffled([...chosen]).map((persona): Role => {
    // private ones apart, so that every platform has its share of both
    const platform = leastLoaded(placesOf(persona), load, persona.heard === 'private' ? 'private' : 'public');
    return {
      persona,
      platform,
      minutesAgo: random.between(...persona.minutesAgo) + random.next(),
      text: fillText(oneText(persona, random), scenario, { handle: BRAND_HANDLES[platform], random }),
    };
  });
  return roles.sort((a, b) => b.minutesAgo - a.minutesAgo);
}

/** One of the texts of a persona. */
export function oneText(persona: Persona, random: Random): string {
  return typeof persona.text === 'string' ? persona.text : random.pick(persona.text);
}

/** Puts the brand's `handle` and words from the scenario's slots into a text; `{order}` is an order number. */
export function fillText(
  text: string,
  scenario: Pick<Scenario, 'slots'>,
  { handle, random }: { handle: string; random: Random },
): string {
  return text.replaceAll(/\{([\p{L}\d]+)\}/gu, (whole, slot: string) => {
    if (slot === 'brand') return `@${handle}`;
    if (slot === 'order') return String(random.between(100_000, 999_999));
    const words = scenario.slots[slot];
    return words === undefined ? whole : random.pick(words);
  });
}

/** A person nobody has met: names from the scenario's lists, a handle nobody has. Every third is open to messages. */
export function addNewcomer(
  world: World,
  scenario: Scenario,
  role: { persona: Persona; platform: PlatformName; random: Random },
): Person {
  const { persona, platform, random } = role;
  const list = scenario.names[persona.language];
  const name = persona.name ?? `${random.pick(list.first)} ${random.pick(list.last)}`;
  const stem = persona.handle ?? handleStem(name, random);
  const server = platform === 'mastodon' ? random.pick(SERVERS) : null;
  let handle = placeHandle(stem, platform, server);
  for (let number = random.between(2, 99); world.personByHandle(platform, handle) !== null; number += 1) {
    // X takes 15 characters: the number stays whole, the stem gives way
    handle = placeHandle(`${stem.slice(0, 15 - `${number}`.length)}${number}`, platform, server);
  }
  const followers = random.between(...persona.followers);
  const isOpenToMessages = random.next() < 1 / 3;
  const shown = shownName(name, random);
  return world.addPerson({ platform, handle, name: shown, followers, bio: persona.bio, isOpenToMessages });
}

/** One private persona for each platform, as far as there are any. */
function privateOnes(people: readonly Persona[]): (readonly [PlatformName, Persona])[] {
  const left = people.filter(({ heard }) => heard === 'private');
  const found: (readonly [PlatformName, Persona])[] = [];
  for (const place of PLATFORM_NAMES) {
    const index = left.findIndex((persona) => placesOf(persona).includes(place));
    const [persona] = index === -1 ? [] : left.splice(index, 1);
    if (persona !== undefined) found.push([place, persona]);
  }
  return found;
}

function placesOf(persona: Persona): readonly PlatformName[] {
  if (persona.platforms !== undefined) return persona.platforms;
  if (persona.heard === 'hashtag') return WITH_HASHTAGS;
  return persona.heard === 'quote' || persona.heard === 'search' ? WITH_SEARCH : PLATFORM_NAMES;
}

function leastLoaded(platforms: readonly PlatformName[], load: Map<string, number>, among: string): PlatformName {
  const loadOf = (name: PlatformName): number => load.get(`${among} ${name}`) ?? 0;
  const chosen = platforms.reduce((least, name) => (loadOf(name) < loadOf(least) ? name : least));
  load.set(`${among} ${chosen}`, loadOf(chosen) + 1);
  return chosen;
}

function placeHandle(stem: string, platform: PlatformName, server: string | null): string {
  if (platform === 'bluesky') return `${stem.replaceAll('_', '-')}.sandbox`;
  if (platform === 'x') return stem.slice(0, 15);
  return server === null ? stem : `${stem}@${server}`;
}

function handleStem(name: string, random: Random): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const [first = 'nimi', last = 'meri'] = plain.split(/[^a-z]+/).filter((part) => part !== '');
  const shapes = [
    `${first}${last.slice(0, 1)}`,
    `${first}_${last}`.slice(0, 12).replace(/_$/, ''),
    `${last}${first.slice(0, 1)}`,
    `${first}${random.between(70, 99)}`,
    `${first}${last}`.slice(0, 12),
  ];
  return random.pick(shapes);
}

/** People write their names as they like. */
function shownName(name: string, random: Random): string {
  const [first = name] = name.split(' ');
  return random.pick([name, name, name, first, `${first} 🌿`, name.toLowerCase()]);
}
