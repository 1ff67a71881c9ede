/** Who somebody is, as a platform names them. */
interface Person {
  readonly remoteId: string;
  readonly handle: string;
  readonly name: string;
  readonly url: string | null;
}

/**
 * What a person is called: `@handle`, or the name where the platform shows no handle (Facebook shows pages none, nor an
 * address; an id stands for it), or the id. As the platform told it: not yet safe for a screen.
 */
export function calledBy(person: Person): string {
  if (hasHandle(person)) return `@${person.handle}`;
  const name = person.name.trim();
  return name === '' || name === person.remoteId ? `nameless ${person.remoteId}` : name;
}

/** `Name @handle`, or whichever of them there is. Not yet safe for a screen. */
export function nameAndHandle(person: Person): string {
  const called = calledBy(person);
  const name = person.name.trim();
  return !hasHandle(person) || name === '' || name === person.handle ? called : `${name} ${called}`;
}

/** A handle is neither an id nor the name again; those who have one have an address as well. */
function hasHandle({ remoteId, handle, name, url }: Person): boolean {
  if (handle === '' || handle === remoteId || /\s/.test(handle)) return false;
  return url !== null || handle !== name.replace(/^@+/, '');
}
