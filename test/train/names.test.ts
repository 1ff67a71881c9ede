import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomForFeatures } from '../../src/scoring/features.ts';
import { prepare } from '../../src/scoring/prepare.ts';
import { brandWords } from '../../src/scoring/reading.ts';
import { workbench } from './examples.ts';

const room = roomForFeatures();

/** Everything the model is told of a text. */
function featuresOf(
  text: string,
  brandNames: readonly string[] = [],
): readonly (readonly [hash: number, owner: number])[] {
  const bench = { ...workbench(), room, brandNames: brandWords(brandNames) };
  prepare(bench, text, () => ({ language: 'fi', confidence: 1, evidence: [], isUnderstood: true }));
  return Array.from(room.hashes.subarray(0, room.all), (hash, at) => [hash, room.owners[at] ?? -1] as const);
}

const handle = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{2,14}$/);
const name = fc.stringMatching(/^[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{3,11}$/);

describe('names are not learnt', () => {
  it.each([
    (who: string) => `@${who} missä mun paketti on??`,
    (who: string) => `kiitos @${who}, hyvää palvelua!`,
    (who: string) => `ei toimi @${who} @${who}`,
    (who: string) => `love it .@${who}`,
  ])('whoever is addressed (%#)', (write) => {
    const wanted = featuresOf(write('kuulo'));
    fc.assert(
      fc.property(handle, (who) => {
        expect(featuresOf(write(who))).toEqual(wanted);
      }),
    );
  });

  it.each([
    (brand: string) => `${brand} ei vastaa mihinkään`,
    (brand: string) => `onko ${brand} rikki vai mun netti`,
    (brand: string) => `${brand.toUpperCase()} ON PARAS`,
    (brand: string) => `vaihdan pois, ${brand}`,
  ])('whatever the brand is called (%#)', (write) => {
    const wanted = featuresOf(write('Kolibri'), ['Kolibri']);
    fc.assert(
      fc.property(name, (brand) => {
        expect(featuresOf(write(brand), [brand])).toEqual(wanted);
      }),
    );
  });

  it('also where the name is a word of praise or danger, has two words, or takes an ending', () => {
    const praise = (brand: string): string => `${brand} laskutti kahdesti`;
    expect(featuresOf(praise('Paras'), ['Paras'])).toEqual(featuresOf(praise('Kolibri'), ['Kolibri']));
    expect(featuresOf(praise('Palovaara'), ['Palovaara'])).toEqual(featuresOf(praise('Kolibri'), ['Kolibri']));
    expect(featuresOf(praise('Huono Maku'), ['Huono Maku'])).toEqual(
      featuresOf(praise('Sininen Talo'), ['Sininen Talo']),
    );
    expect(featuresOf('kävin Kolibrissa tänään', ['Kolibri'])).toEqual(
      featuresOf('kävin Mustanissa tänään', ['Mustani']),
    );
  });

  it('would be learnt without the mask', () => {
    expect(featuresOf('Kolibri laskutti kahdesti')).not.toEqual(featuresOf('Mustani laskutti kahdesti'));
    expect(featuresOf('Kolibri laskutti kahdesti', ['Kolibri'])).not.toEqual(featuresOf('Kolibri laskutti kahdesti'));
    expect(featuresOf('kolibri ei vastaa')).not.toEqual(featuresOf('@kolibri ei vastaa'));
  });
});
