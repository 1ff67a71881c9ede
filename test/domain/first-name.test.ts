import { expect, it } from 'vitest';
import { firstNameOf } from '../../src/domain/first-name.ts';

const of = (name: string, handle = 'somebody_else'): string | null => firstNameOf({ name, handle });

it.each([
  ['Anneli Rantanen', 'Anneli'],
  ['anneli rantanen', 'Anneli'],
  ['REIJO RANTANEN', 'Reijo'],
  ['anna-liisa mäki-petäjä', 'Anna-Liisa'],
  ['Åke', 'Åke'],
  ['A\u030ake Öhman', 'Åke'],
  ['  Maija   V. ', 'Maija'],
  ['Maija 🌸', 'Maija'],
  ['JP Virtanen', 'JP'],
  ['Siobhán O’Brien', 'Siobhán'],
  ['Мария Иванова', 'Мария'],
])('%s is greeted by %s', (name, wanted) => expect(of(name)).toBe(wanted));

it.each([
  ['the handle', 'annelir', 'annelir'],
  ['the handle with a capital', 'Petrovp', 'petrovp'],
  ['the handle of another server', 'maija', 'maija@masto.example'],
  ['the handle of a domain', 'maija', 'maija.bsky.example'],
  ['a handle without its figures', 'annelir', 'annelir_85'],
])('%s is no name', (_what, name, handle) => expect(of(name, handle)).toBeNull());

it.each([
  ...['', '   ', '1234567890', 'Maija85', 'Maija 85', 'nameless 12', '🌸'],
  ...['Rantanen Oy', 'Oy Rantanen Ab', 'ACME Inc.', 'Helsingin kaupunki', 'Kahvila Aamu', 'Facebook User', 'The Shop'],
  ...['{{ brand }} x', '{% if x %}', 'Maija{{7*7}}', 'https://x.example/', '@maija', 'Maija\u202eX', 'J. Virtanen'],
  ...['PetriVirtanen', 'one two three four five', '王小明', 'Dr Virtanen', 'Maija | kahvia', 'Rantanen, Anneli'],
])('“%s” greets nobody', (name) => expect(of(name)).toBeNull());

it('a first and a last name are a name even where the handle is made of them', () => {
  expect(of('Maija Virtanen', 'maijavirtanen')).toBe('Maija');
  // Facebook shows no handle: the name stands for it
  expect(of('Reijo Rantanen', 'Reijo Rantanen')).toBe('Reijo');
});
