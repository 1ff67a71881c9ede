import type { Json } from '../../domain/message.ts';
import type { Person } from '../world.ts';

/** Places where a text names the Page: `message_tags`. */
export function messageTags(page: Person, text: string): Json {
  const name = `@${page.handle}`;
  const tags: Json[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    tags.push({ id: page.id, name: page.name, type: 'page', offset: at, length: name.length });
  }
  return tags;
}

/** The Page is tagged in it. */
export function isTagged(page: Person, text: string): boolean {
  return text.toLowerCase().includes(`@${page.handle.toLowerCase()}`);
}
