import { describe, expect, it } from 'vitest';
import { type Told, toldOf } from '../../src/domain/practice-matter.ts';
import { readPracticeScenario } from '../../src/sandbox/practice-scenario.ts';

const ORDER = '123456';

function told(scenario: string, text: string, earlier: readonly string[] = []): Told {
  const words = readPracticeScenario(scenario).customers[0]?.words;
  const { opening = '', know = '', facts = [] } = (/[äö]/i.test(text) ? words?.fi : words?.en) ?? {};
  return toldOf({ opening, know, facts, order: ORDER }, text, earlier);
}

const ANSWERS: readonly (readonly [string, string, Told])[] = [
  ['late-parcel', 'Hyvää päivää, olen pahoillani. Kerron lisää klo 15 mennessä. Banaani banaani banaani.', 'nothing'],
  ['late-parcel', 'Ikävää! Palaamme asiaan huomenna klo 18 mennessä.', 'nothing'],
  ['late-parcel', 'Sorry. I will get back to you tomorrow by 18:00 with a banana.', 'nothing'],
  ['late-parcel', 'Ikävää, että paketti on myöhässä. Kerron lisää klo 15 mennessä.', 'about'],
  ['late-parcel', 'Ikävää! Selvitän pakettisi tilanteen ja kerron siitä klo 15 mennessä.', 'told'],
  ['late-parcel', 'Ikävää! Se jäi varastoon, mutta lähtee nyt ja on perillä huomenna klo 18.', 'told'],
  ['late-parcel', 'We are sorry. It leaves now and arrives tomorrow at 18.', 'told'],
  ['calm-question', 'Hei! Tampereen myymälä on silloin auki, tervetuloa käymään.', 'about'],
  ['calm-question', 'Hei! Myymälä on itsenäisyyspäivänä auki klo 12–16.', 'told'],
];

describe('what an answer tells of a matter', () => {
  it.each(ANSWERS)('%s: %s → %s', (scenario, text, wanted) => {
    expect(told(scenario, text)).toBe(wanted);
  });

  it('goes on from the answers before, and takes an order’s number for the matter', () => {
    const later = 'Tarkistan sen tänään klo 15 mennessä, älä huoli.';
    expect(told('late-parcel', later)).toBe('nothing');
    expect(told('late-parcel', later, ['Ikävää, että paketti on myöhässä.'])).toBe('about');
    expect(told('late-parcel', `Tarkistan tilauksen ${ORDER} tänään, älä huoli.`)).toBe('told');
  });

  it('asks nothing of an answer where the case has no words', () => {
    expect(toldOf({ opening: '{brand} missä {order} on?', know: '', facts: [], order: ORDER }, 'Selvitämme.')).toBe(
      'told',
    );
  });
});
