import { describe, expect, it } from 'vitest';
import type { ReplyTone } from '../../src/domain/practice.ts';
import { readTone } from '../../src/domain/practice-tone.ts';

/** What a reply is like; every claim that is not named must be false. */
const REPLIES: readonly (readonly [string, readonly (keyof ReplyTone)[]])[] = [
  [
    'Hei Maija, pahoittelemme. Pakettisi lähtee tänään, ja lähetämme sinulle viestin huomenna klo 12 mennessä.',
    ['hasApology', 'hasNextStep', 'hasPromiseWithDate'],
  ],
  ['Anteeksi odotus! Selvitän asian ja palaan sinulle.', ['hasApology', 'hasNextStep']],
  ['Kiitos kysymästä! Myymälä on auki joulukuussa samoin kuin muulloin.', ['isWarm']],
  ['Ymmärrän harmisi. Laitatko meille yksityisviestin?', ['isWarm', 'invitesPrivate', 'hasNextStep']],
  ['We are so sorry. I will send a new one today.', ['hasApology', 'hasNextStep', 'hasPromiseWithDate']],
  ['Thank you for telling us. Please send us a direct message.', ['isWarm', 'hasNextStep', 'invitesPrivate']],
  ['I understand. You can return it within 30 days.', ['isWarm', 'hasNextStep', 'hasPromiseWithDate']],
  ['That is your own fault, you should have read the terms.', ['isHarsh', 'isCold']],
  ['Olisit lukenut ehdot. Se on oma vika eikä kuulu meille.', ['isHarsh']],
  ['OLEMME JO VASTANNEET TÄHÄN KYSYMYKSEEN MONTA KERTAA', ['isHarsh']],
  ['Kuten jo sanoin, asia on kunnossa.', ['isCold']],
  ['As I already said, there is no more to tell.', ['isCold']],
  ['No.', ['isCold']],
];

describe('the tone of a reply', () => {
  it.each(REPLIES)('%s', (text, wanted) => {
    const found = Object.entries(readTone(text))
      .filter(([, isSo]) => isSo)
      .map(([name]) => name);
    expect(found.sort()).toEqual([...wanted].sort());
  });

  it.each([
    'Sorry you feel that way about it, the rules are clear.',
    'Sorry, but the rules are clear for everyone.',
    'Pahoittelut, jos koet asian näin, mutta säännöt ovat selvät.',
  ])('takes no excuse for an apology: %s', (text) => {
    expect(readTone(text).hasApology).toBe(false);
  });

  it.each(['We will not look into this matter.', 'Emme selvitä tätä asiaa.', 'The shop was open yesterday afternoon.'])(
    'takes no refusal and no past for a next step: %s',
    (text) => {
      expect(readTone(text)).toMatchObject({ hasNextStep: false, hasPromiseWithDate: false });
    },
  );

  it('reads letters whose dots are written apart', () => {
    const text = 'Ymmärrän, ja selvitän tämän tänään.';
    expect(readTone(text.normalize('NFD'))).toEqual(readTone(text));
    expect(readTone(text)).toMatchObject({ isWarm: true, hasPromiseWithDate: true });
  });

  it('reads a long text in no time', () => {
    const began = performance.now();
    readTone(`${'sorry you feel '.repeat(5_000)}${'a'.repeat(50_000)}`);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
