import type { Json } from '../../domain/message.ts';
import type { Person, World } from '../world.ts';

/** Places where a text names somebody, the Page or a person: `message_tags`. */
export function messageTags(world: World, text: string): Json {
  return [...text.matchAll(NAMES)].flatMap(({ 0: name, index }): Json[] => {
    const person = world.personByHandle('facebook', name.slice(1));
    if (person === null) return [];
    const type = person.isBrand ? 'page' : 'user';
    return [{ id: person.id, name: person.name, type, offset: index, length: name.length }];
  });
}

const NAMES = /@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;

/** The Page is tagged in it. */
export function isTagged(world: World, page: Person, text: string): boolean {
  if (text.toLowerCase().includes(`@${page.handle.toLowerCase()}`)) return true;
  // by a name that it had before
  return [...text.matchAll(NAMES)].some(([name]) => world.personByHandle('facebook', name.slice(1)) === page);
}
