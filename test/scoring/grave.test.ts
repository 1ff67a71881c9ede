import { describe, expect, it } from 'vitest';
import type { ByRules } from '../../src/scoring/circumstances.ts';
import { CUES } from '../../src/scoring/lexicon/cues.ts';
import { ENGLISH_VALENCE } from '../../src/scoring/lexicon/english.ts';
import { FINNISH_VALENCE } from '../../src/scoring/lexicon/finnish.ts';
import { SWEDISH_VALENCE } from '../../src/scoring/lexicon/swedish.ts';
import { prepare } from '../../src/scoring/prepare.ts';
import { workbench } from '../train/examples.ts';

type Row = readonly [language: string, text: string];

const BENCH = workbench();
/** From here the word lists alone make a text high. */
const HIGH = 0.66;
/** Stands for critical. */
const CRITICAL = 0.85;
const CALM = 0.6;

/** What the word lists alone find, whatever the model would say. */
function found(language: string, text: string): ByRules {
  return prepare(BENCH, text, () => ({ language, confidence: 1, evidence: [], isUnderstood: true })).found;
}

function pressure([language, text]: Row): number {
  return found(language, text).pressure.score;
}

describe('self-harm', () => {
  it.each<Row>([
    ['fi', 'en halua enää elää'],
    ['fi', 'En jaksa enää elää tämän laskun kanssa'],
    ['fi', 'emmä jaksa enää elää'],
    ['fi', 'kohta tapan itseni'],
    ['fi', 'aion tappaa itseni'],
    ['fi', 'Olen miettinyt että lopetan tämän kaiken'],
    ['fi', 'olen ajatellut että jos vaan lopetan tämän kaiken'],
    ['fi', 'pelkään että teen itselleni jotain'],
    ['fi', 'Mietin itsemurhaa'],
    ['fi', 'olen harkinnut itsemurhaa velkojen takia'],
    ['fi', 'Minulla on itsemurha-ajatuksia'],
    ['en', "I don't want to live anymore"],
    ['en', 'I dont want to live'],
    ['en', 'I will kill myself if this bill stays'],
    ['en', 'I just want to end it all'],
    ['en', 'I feel suicidal because of this debt'],
    ['en', 'I want to die'],
    ['sv', 'jag vill inte leva längre'],
    ['sv', 'Jag orkar inte leva'],
    ['sv', 'jag tänker ta livet av mig'],
    ['sv', 'ska ta mitt liv'],
    ['sv', 'jag planerar självmord'],
  ])('%s: "%s" is heard', (...row) => {
    expect(pressure(row)).toBeGreaterThanOrEqual(0.9);
  });

  it.each<Row>([
    ['fi', 'nauroin niin että meinasin tappaa itseni nauruun'],
    ['fi', 'kuolin nauruun'],
    ['fi', 'Teen itse lounaan'],
    ['fi', 'lopetan tilauksen'],
    ['fi', 'Lopetan tämän tilauksen, kiitos kaikesta'],
    ['en', 'dying of laughter'],
    ['en', 'killing me lol'],
    ['en', 'im dead 😂'],
    ['en', 'to die for, that cake'],
    ['en', 'the end of it all was a nice dinner'],
    ['sv', 'jag dör av skratt'],
    ['sv', 'bästa i mitt liv'],
    ['en', 'no point in living near a store with no stock'],
  ])('%s: "%s" is a figure of speech', (...row) => {
    expect(pressure(row)).toBeLessThan(CALM);
  });
});

describe('a life in danger', () => {
  it.each<Row>([
    ['fi', 'Patterit kylmät ja pakkasta -20'],
    ['fi', 'Sähkölämmitys ei toimi, meillä on vauva'],
    ['fi', 'lämmöt pois ja vastasyntynyt kotona'],
    ['fi', 'lämmitys poikki, mummo 85 v palelee'],
    ['fi', 'Meillä on vastasyntynyt ja lämmitys ei toimi'],
    ['en', 'Heating is off and we have a newborn'],
    ['en', "no heating and it's minus 20 outside"],
    ['en', 'the boiler is dead and my elderly mum is freezing'],
    ['fi', 'Häkävaroitin soi'],
    ['fi', 'palovaroitin soi asunnossa'],
    ['fi', 'Asunnossa on häkää'],
    ['en', 'CO alarm is going off'],
    ['en', 'carbon monoxide in the flat'],
    ['fi', 'pesukoneesta tulee savuu'],
    ['fi', 'laite savuaa'],
    ['fi', 'Isällä on rintakipua'],
    ['fi', 'asiakas makaa lattialla ei hengitä'],
    ['fi', 'Vauva ei hengitä'],
    ['fi', 'lapsen huulet sinisenä'],
    ['fi', 'on ihan sinisenä huulista'],
    ['fi', 'Hengenvaarallinen vika teidän laitteessa'],
    ['en', 'chest pain and no ambulance'],
    ['en', 'he is not breathing'],
    ['en', 'baby has blue lips'],
  ])('%s: "%s" is critical', (...row) => {
    expect(pressure(row)).toBeGreaterThanOrEqual(CRITICAL);
  });

  it.each<Row>([
    ['fi', 'Patterit ovat jääkylmät. Ulkona on -20.'],
    ['fi', 'hissi jumissa ja ihminen sisällä'],
    ['fi', 'Hissi on jumittanut tunnin, äiti on sisällä'],
    ['fi', 'Olen jumissa hississä'],
    ['en', "I'm stuck in the lift"],
    ['en', 'my mother is stuck in your elevator'],
  ])('%s: "%s" is high', (...row) => {
    expect(pressure(row)).toBeGreaterThanOrEqual(HIGH);
  });
});

describe('a purse or a secret in danger', () => {
  it.each<Row>([
    ['fi', 'rahaa lähtee tililtä koko ajan'],
    ['fi', 'Rahaa viedään tililtäni juuri nyt'],
    ['fi', 'kortilta viedään rahaa nyt'],
    ['en', 'money is leaving my account right now'],
    ['fi', 'kaikkien asiakkaiden tiedot näkyvät sivulla'],
    ['fi', 'Näen muiden asiakkaiden laskut'],
    ['en', "all customers' data is visible on your site"],
    ['en', 'all customer data leaked'],
    ['fi', 'Tekstiviesti teidän nimissä kysyy pankkitunnuksia'],
    ['fi', 'Nimissänne kysellään pankkitunnuksia linkillä'],
    ['en', 'Got a text to confirm your bank details at http://x.example'],
    ['fi', 'Kuluttaja-asiamies kuulee tästä'],
  ])('%s: "%s" is high', (...row) => {
    expect(pressure(row)).toBeGreaterThanOrEqual(HIGH);
  });
});

describe('what only sounds grave', () => {
  it.each<Row>([
    ['fi', 'Kauppa on tänään kiinni, harmi'],
    ['fi', 'Hengenvaarallisen hyviä pullia'],
    ['en', 'Is the app down?'],
    ['en', 'Still waiting for my refund'],
    ['fi', 'Onko Helsingissä sähkökatko?'],
    ['en', 'your cashier rolled her eyes and walked off'],
    ['en', 'Their podcast about fraud cases is on at five'],
    ['fi', 'Hissimusiikki soi kaupassa'],
    ['fi', 'Ihana sininen huulipuna'],
    ['fi', 'Mistä saa lastenvaunuja ja vauvan vaatteita?'],
    ['fi', 'Milloin rahat siirtyvät tililtä toiselle?'],
    ['en', 'Can I change the bank account on my profile?'],
    ['fi', 'Takki ei hengitä'],
    ['fi', 'Maksu lähtee tililtä nyt'],
    ['fi', 'Koska rahat siirtyy tililtä koko ajan hitaasti'],
    ['en', "Does your jacket keep my baby warm when it's freezing"],
    ['en', 'unconscious bias training'],
    ['en', 'smoke alarm arrived today'],
  ])('%s: "%s" is calm', (...row) => {
    expect(pressure(row)).toBeLessThan(CALM);
  });

  it('does not take a strike for a catastrophe, nor rolled eyes for violence', () => {
    expect(pressure(['fi', 'Teidän palvelu on lakossa, ei kuulu mitään'])).toBeLessThan(CRITICAL);
    const { causes } = found('en', 'your cashier rolled her eyes and walked off').pressure;
    expect(causes.map(({ family }) => family)).not.toContain('violence');
  });
});

describe('understatement, relief and mock thanks', () => {
  it.each<Row>([
    ['fi', 'ei paha'],
    ['fi', 'Ei yhtään paha'],
    ['fi', 'Ei yhtään hassumpi'],
    ['fi', 'Ei yhtään huono'],
    ['fi', 'ei hassumpi'],
    ['fi', 'odotin huonompaa'],
    ['fi', 'perkele että on hyvää kahvia'],
    ['fi', 'saatana että on hyvä palvelu'],
    ['fi', 'vittu että on hyvä'],
    ['fi', 'Netti toimii taas'],
    ['fi', 'toimii nyt taas'],
    ['en', 'It works again'],
    ['en', 'back up again'],
    ['en', "credit where it's due"],
    ['en', 'no complaints'],
    ['en', "can't fault them"],
    ['en', 'more of this please'],
  ])('%s: "%s" is positive', (...row) => {
    expect(found(...row).mood.label).toBe('positive');
  });

  it.each<Row>([
    ['en', 'Great, another delay'],
    ['en', 'thanks for nothing'],
    ['fi', 'kiitos ei mistään'],
    ['fi', 'perkele että on huono'],
    ['fi', 'ei toimi taas'],
    ['en', 'not working again'],
    ['en', "It doesn't work again"],
    ['en', 'nothing works again'],
  ])('%s: "%s" is negative', (...row) => {
    expect(found(...row).mood.label).toBe('negative');
  });
});

describe('the word lists', () => {
  it('hold no entry that can never be met', () => {
    const lists = [
      ...CUES.flatMap((cues) => cues.lists.map((list) => list.words)),
      ...[ENGLISH_VALENCE, FINNISH_VALENCE, SWEDISH_VALENCE].flat().map(([, words]) => words),
    ];
    const dead = lists
      .flatMap((words) => words.split(/\s+/))
      .filter((entry) => /[_+&|.]$|^[_+&|.]|[_+&|.][_+&|.]|undefined|\p{L}-\p{L}/u.test(entry));
    expect(dead).toEqual([]);
  });
});
