import type { Contact } from '../../../domain/conversation.ts';
import type { PersonCard } from '../../../domain/person-card.ts';
import { askUntilFine } from '../../acts/ask-until-fine.ts';
import { isSure } from '../../acts/go-ahead.ts';
import { quoted } from '../../acts/intent.ts';
import type { Desk } from '../../desk-state.ts';
import { calledLine, strangerLine } from '../../widgets/stranger-text.ts';

const FOUND_MAX = 9;

/** Asks which contact is the same person, by number, handle or name, and links it once that is confirmed; undo unlinks. */
export async function link(desk: Desk, card: PersonCard, argument: string | null): Promise<void> {
  const { app } = desk;
  const words = desk.words.person;
  const others = card.namesakes.map((one) => shown(desk, one));
  const asked = await askUntilFine(desk, {
    title: words.linkTitle(others.join(', ')),
    argument,
    initial: card.namesakes.length === 1 ? String(card.namesakes[0]?.id ?? '') : '',
    read: (text) => (text.trim() === '' ? { wrong: words.linkTitle('') } : { value: text.trim() }),
  });
  if (asked === null) return;
  const other = await chosen(desk, card, asked.value);
  if (other === null) return;
  if (!(await isSure(desk, words.sureLink(calledLine(card.contact, 30), shown(desk, other))))) return;
  if (!(await app.linkPeople(card.contact.id, other.id))) return desk.say(words.linkedAlready);
  keepWayBack(desk, words.linkedTo(shown(desk, other)), () => app.unlinkPeople(card.contact.id, other.id));
}

/** Takes a link away, once that is confirmed; undo links again. */
export async function unlink(desk: Desk, card: PersonCard, argument: string | null): Promise<void> {
  const { app } = desk;
  const words = desk.words.person;
  const direct = card.linked.filter((one) => one.link !== null).map(({ contact }) => contact);
  const [first, ...more] = direct;
  if (first === undefined) return desk.say(words.noLinks, 'bad');
  const wanted =
    argument ??
    (more.length === 0
      ? String(first.id)
      : await desk.ask({ kind: 'text', title: words.unlinkTitle(direct.map((one) => shown(desk, one)).join(', ')) }));
  if (wanted === null) return;
  const other = direct.find((one) => isCalled(one, wanted));
  if (other === undefined) return desk.say(words.nobody(quoted(wanted)), 'bad');
  if (!(await isSure(desk, words.sureUnlink(shown(desk, other))))) return;
  await app.unlinkPeople(card.contact.id, other.id);
  keepWayBack(desk, words.unlinked(shown(desk, other)), () => app.linkPeople(card.contact.id, other.id));
}

function keepWayBack(desk: Desk, said: string, back: () => Promise<boolean>): void {
  desk.undo.push({
    words: said,
    back: async () => {
      await back();
    },
  });
  desk.say(desk.words.acts.undoBy(said, desk.keymap.keyFor('everywhere', 'undo')), 'good');
  desk.refresh();
}

/** By a contact's number or its handle; of several who go by a name the person has to name the number. */
async function chosen(desk: Desk, card: PersonCard, said: string): Promise<Contact | null> {
  const words = desk.words.person;
  if (/^[1-9]\d{0,14}$/.test(said)) return (await desk.app.person(Number(said))).contact;
  const found = (await desk.app.findPeople(said.replace(/^@/, ''), FOUND_MAX)).filter(
    ({ id }) => id !== card.contact.id,
  );
  const exact = found.filter((one) => isCalled(one, said));
  const [only, ...more] = exact.length > 0 ? exact : found;
  if (only === undefined) desk.say(words.nobody(quoted(said)), 'bad');
  else if (more.length > 0) desk.say(words.several([only, ...more].map((one) => shown(desk, one)).join(', ')), 'bad');
  return only !== undefined && more.length === 0 ? only : null;
}

function isCalled({ id, handle }: Contact, said: string): boolean {
  return String(id) === said.trim() || handle.toLowerCase() === said.trim().replace(/^@/, '').toLowerCase();
}

function shown(desk: Desk, contact: Contact): string {
  return `${calledLine(contact, 30)} ${desk.words.person.on(strangerLine(contact.platform, 20))} #${contact.id}`;
}
