import { describe, expect, it } from 'vitest';
import type { SentimentLabel } from '../../src/domain/triage.ts';
import { FAMILY_EFFECTS } from '../../src/scoring/families.ts';
import type { Family } from '../../src/scoring/lexicon/cue-list.ts';
import { type Prepared, prepare } from '../../src/scoring/prepare.ts';
import { workbench } from '../train/examples.ts';

const HIGH = 0.6;
const BENCH = workbench();
const SEVERE = [...FAMILY_EFFECTS].filter(([, { kind }]) => kind === 'severe').map(([family]) => family);

function understood(text: string): Prepared {
  return prepare(BENCH, text, () => ({ language: 'sv', confidence: 1, evidence: [], isUnderstood: true }));
}

function familiesOf(text: string): readonly Family[] {
  return [...understood(text).reading.cues.keys()];
}

const MOODS: readonly (readonly [string, SentimentLabel])[] = [
  ['Grym service, allt var klart på en kvart!', 'positive'],
  ['Maten var inte illa alls', 'positive'],
  ['Jättebra hjälp av Lisbeth i receptionen', 'positive'],
  ['Så sjukt bra app, älskar den', 'positive'],
  ['Fy fan vad gott kaffe ni har', 'positive'],
  ['Utan krångel och i god tid, rekommenderas', 'positive'],
  ['Toppen, tusen tack för hjälpen', 'positive'],
  ['Inget att klaga på, kommer gärna tillbaka', 'positive'],
  ['Er personal är inte bara snabb utan också trevlig', 'positive'],
  ['Int illa, snäll gubbe i kassan', 'positive'],
  ['Guld värda allihop, världens bästa tandläkare', 'positive'],
  ['Alltså de nya sneakersen, asnajs', 'positive'],
  ['Soppan var sådär och brödet torrt', 'negative'],
  ['Rummet var inte bra, riktigt smutsigt', 'negative'],
  ['Appen funkar inte', 'negative'],
  ['Kan inte rekommendera det här gymmet', 'negative'],
  ['Urusel kundtjänst, bryr sig inte ett dugg', 'negative'],
  ['Skitdålig kvalitet och svindyrt', 'negative'],
  ['Trevligt ställe men fruktansvärt långsam betjäning', 'negative'],
  ['Int nöjd, nää', 'negative'],
  ['Tack för ingenting', 'negative'],
  ['Helt värdelöst, aldrig mer', 'negative'],
  ['Jag är så besviken på er', 'negative'],
  ['God dag, när öppnar ni på söndag?', 'neutral'],
  ['Går det att byta tid till torsdag?', 'neutral'],
  ['Vi ses vid ingången klockan fem', 'neutral'],
  ['Finns tröjan i brandgul?', 'neutral'],
];

const CIRCUMSTANCES: readonly (readonly [string, Family])[] = [
  ['Laddaren började ryka på natten', 'safety'],
  ['Jag hittade en glasbit i salladen', 'safety'],
  ['Det luktar gas i trappuppgången', 'safety'],
  ['Min dotter satte en lös del i halsen', 'safety'],
  ['Vi blev magsjuka efter er buffé', 'safety'],
  ['Jag vet var du bor', 'violence'],
  ['Någon har loggat in på mitt konto', 'fraud'],
  ['Pengarna är borta från mitt konto', 'fraud'],
  ['Jag gav tyvärr koden till mannen i telefonen', 'fraud'],
  ['Ett köp som jag aldrig gjort', 'fraud'],
  ['Jag ser en annan kunds fakturor när jag loggar in', 'privacy'],
  ['Ni skickade min adress till grannen', 'privacy'],
  ['Jag vänder mig till Konsumentverket', 'legal'],
  ['Ärendet går till ARN nu', 'legal'],
  ['Konsumentombudsmannen får avgöra', 'legal'],
  ['Polisanmälan är gjord', 'legal'],
  ['Allmänna reklamationsnämnden har fått papperen', 'legal'],
  ['Det här får konsumenttvistenämnden avgöra', 'legal'],
  ['Jag har tipsat Aftonbladet om det här', 'press'],
  ['Min man nekades inträde på grund av hudfärg', 'discrimination'],
  ['Bojkotta den här kedjan', 'boycott'],
  ['Hela gatan är utan ström', 'outage'],
  ['Kortterminalerna ligger nere', 'outage'],
  ['Flyget till Luleå blev inställt', 'stranded'],
  ['Vi sitter fast i hissen', 'stranded'],
  ['Bagaget kom aldrig fram till Malaga', 'lost'],
  ['Jag säger upp mitt abonnemang', 'churn'],
  ['Då byter vi operatör', 'churn'],
  ['Jag behöver svar senast i dag', 'deadline'],
  ['Jag har ringt er fyra gånger', 'repeat'],
  ['Har väntat i tre veckor', 'waiting'],
  ['Paketet skulle ha kommit i lördags', 'delivery'],
  ['Ni har dragit dubbelt belopp', 'billing'],
  ['Jag vill ha mina pengar tillbaka', 'refund'],
  ['Skärmen slocknar hela tiden', 'defect'],
  ['Osten var möglig', 'quality'],
  ['Jag kommer inte in på mitt konto', 'login'],
  ['Han la på luren mitt i samtalet', 'service'],
  ['Kan någon svara mig?', 'unanswered'],
  ['Problemet löste sig på fem minuter', 'resolved'],
  ['Härligt med ännu en försening', 'sarcasm'],
  ['Tjäna 9000 kr i veckan hemifrån', 'spam'],
  ['Dra åt helvete', 'abuse'],
];

/** Alarming words that mean no alarm. */
const FIGURES = [
  'Jag dör av skratt åt er reklam',
  'Konserten var bomben!',
  'Har ni gardiner i brandgul?',
  'Den där tårtan är så god att man dör',
  'Skrattar ihjäl mig åt kommentarerna',
  'Vilken smällkall vinter, skön filt',
  'Det stämmer bra, tack för beskedet',
  'Läcker färg på den nya jackan',
  'Filmen om bankrånet får fyra stjärnor, bra skådespelare',
  'Jag brinner för trädgård, kul med nya krukor',
  'Han sprang som om det brann i knutarna haha',
  'Nya plattan med bandet är eld',
  'Ska vi ses nere på stan?',
  'Jag blev helt död efter passet, toppen instruktör',
];

describe('Swedish words', () => {
  it.each(MOODS)('mood of %j is %s', (text, label) => {
    const { mood } = understood(text).found;
    expect(mood.label, JSON.stringify(mood)).toBe(label);
  });

  it.each(CIRCUMSTANCES)('%j tells of %s', (text, family) => {
    expect(familiesOf(text)).toContain(family);
  });

  it.each(FIGURES)('stays calm at %j', (text) => {
    const { pressure } = understood(text).found;
    expect(pressure.score, JSON.stringify(pressure)).toBeLessThan(HIGH);
  });

  it('finds no grave circumstance in idioms it knows', () => {
    for (const text of ['Jag dör av skratt', 'Tårtan var bomben!', 'En brandgul tröja, tack', 'Skrattade ihjäl mig'])
      expect(
        familiesOf(text).filter((family) => SEVERE.includes(family)),
        text,
      ).toEqual([]);
  });

  it.each([
    'Er laddare började brinna och min son brände handen',
    'Någon har tömt mitt konto hos er i natt',
    'Jag ser någon annans fakturor i er app',
    'Vi sitter fast på Arlanda, ert flyg är inställt och vi får inget hotell',
    'Jag polisanmäler er i morgon',
  ])('is pressed by %j', (text) => {
    const { pressure } = understood(text).found;
    expect(pressure.score, JSON.stringify(pressure)).toBeGreaterThanOrEqual(HIGH);
  });

  it('says nothing in Swedish of a text in another language', () => {
    const prepared = prepare(BENCH, 'sommarfest bedrägeri akuten', () => ({
      language: 'fi',
      confidence: 1,
      evidence: [],
      isUnderstood: true,
    }));
    expect([...prepared.reading.cues.keys()]).toEqual([]);
  });
});

describe('English travellers', () => {
  const english: readonly (readonly [string, Family])[] = [
    ['you have cancelled our flight to Leeds', 'stranded'],
    ['flight just got canceled while we sat at the gate', 'stranded'],
    ['we are stuck at the airport with two toddlers', 'stranded'],
    ['missed our connection and there is no hotel', 'stranded'],
    ['you lost my bag', 'lost'],
    ['our luggage never arrived', 'lost'],
    ['my suitcase came out broken', 'lost'],
    ['the train was delayed again', 'delivery'],
    ['on hold for 3 hours now', 'waiting'],
    ['your agent hung up on me', 'service'],
    ['no one answers the phone', 'service'],
  ];

  it.each(english)('%j tells of %s', (text, family) => {
    const prepared = prepare(BENCH, text, () => ({ language: 'en', confidence: 1, evidence: [], isUnderstood: true }));
    expect([...prepared.reading.cues.keys()]).toContain(family);
  });

  it.each(['bought a new bag, love it', 'what a great flight, thank you', 'boarding now, see you in Rome'])(
    'stays calm at %j',
    (text) => {
      const { found } = prepare(BENCH, text, () => ({
        language: 'en',
        confidence: 1,
        evidence: [],
        isUnderstood: true,
      }));
      expect(found.pressure.score).toBeLessThan(HIGH);
    },
  );
});
