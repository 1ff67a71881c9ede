import type { GuardRule } from '../../src/domain/service-settings.ts';
import type { GuardedDraft } from '../../src/guard/draft.ts';

/** A draft, what the customer wrote (null: nobody is known), and the words that the rule marks (none: all of it). */
export type Case = readonly [rule: GuardRule, text: string, customer: string | null, words: string | RegExp];

/** One by one what each rule is for, in both languages. */
export const FOUND: readonly Case[] = [
  ['promise', 'Hyvitämme sinulle varmasti kaikki kulut.', null, 'Hyvitämme sinulle varmasti'],
  ['promise', 'Vika korjataan huomenna.', null, 'korjataan huomenna'],
  ['promise', 'It will be fixed tomorrow.', null, 'will be fixed tomorrow'],
  ['promise', 'Palaamme asiaan mahdollisimman pian.', null, /^Palaamme asiaan/],
  ['promise', 'Someone will call you shortly.', null, 'will call you shortly'],
  ['promise', 'We guarantee that it arrives.', null, 'We guarantee'],
  ['promise', 'Lupaamme, ettei näin käy.', null, 'Lupaamme'],
  ['blame', 'Tämä on ihan oma vikasi.', null, 'oma vikasi'],
  ['blame', 'You should have read the instructions.', null, 'You should have read'],
  ['blame', 'Ymmärsit ohjeen väärin.', null, 'Ymmärsit ohjeen väärin'],
  ['blame', 'Nobody else has complained.', null, 'Nobody else has complained'],
  ['jargon', 'Asianne on otettu käsittelyyn.', null, /Asianne on otettu|käsittelyyn/],
  ['jargon', 'Tuote lähetetään asiakaspalvelun toimesta.', null, 'asiakaspalvelun toimesta'],
  ['jargon', 'Please be advised that it was escalated.', null, 'Please be advised'],
  ['apology', 'Hei! Lähetämme uuden tänään.', 'Paketti tuli rikkinäisenä', ''],
  ['apology', 'Hi! A new one ships today.', 'My order arrived broken', ''],
  ['next-step', 'Hei! Selvitämme asiaa.', 'Missä paketti on?', 'Selvitämme'],
  ['next-step', 'Hi, we are looking into it.', 'Where is my parcel?', /looking into/],
  ['next-step', 'Hei, pahoittelut tästä!', 'Sovellus kaatuu koko ajan', ''],
  ['cold', 'Ks. ohje.', 'Miten tämä toimii?', 'Ks. ohje'],
  ['cold', 'Not possible.', 'Can I return it?', 'Not possible'],
  ['cold', 'Kuten jo sanottu, hinta on 20 €.', null, 'Kuten jo sanottu'],
  ['cold', 'Lue tuotesivu.', 'Sopiiko tämä minulle?', ''],
  ['cold', 'Send the certificate and the contract ends.', 'My husband died, how do I end his contract?', ''],
  ['shouting', 'Hei! EMME VOI AUTTAA sinua.', null, 'EMME VOI AUTTAA'],
  ['shouting', 'Thanks!!!', null, '!!!'],
  ['language', 'Hei! Myymälä on auki kello kahdeksaan asti.', 'When does the shop close today?', ''],
  ['language', 'Hi! We are open until 8 pm.', 'Milloin te olette auki tänään?', ''],
  ['name', 'Hei Matti, kiitos viestistä!', 'Kiitos kaikesta', 'Matti'],
  ['name', 'Hi John! Glad you like it.', 'I love it', 'John'],
  ['secret', 'Väliaikainen salasanasi on Kesa2024!', null, 'Kesa2024'],
  ['secret', 'The PIN of your card is 4471.', null, '4471'],
  ['secret', 'Use sk_live_4eC39HqLyjWDarjtT1zdp7dc here', null, /^sk_live_/],
  ['link', 'Katso bit.ly/abc123', null, 'bit.ly/abc123'],
  ['private-matter', 'Laitatko tilausnumerosi tähän kommenttiin?', 'Missä paketti?', 'tilausnumerosi'],
  ['private-matter', 'What is your phone number?', 'Where is it?', 'phone number'],
  ['private-matter', 'Hakemuksesi hylättiin tulojen vuoksi.', 'Miksi?', /^Hakemuksesi/],
  ['personal-data', 'Tilausnumerosi 123456 on matkalla.', null, '123456'],
  ['personal-data', 'Your order number is 884712.', null, '884712'],
];

/** What people write when they write well: no rule has a word to say. */
export const GOOD: readonly (readonly [text: string, customer: string | null])[] = [
  ['Hei Maija! Laitatko tilausnumerosi yksityisviestillä, niin katsomme asian heti?', 'Missä tilaukseni on?'],
  ['Kiitos Maija, ihana kuulla! 💛', 'Kiitos hyvästä palvelusta!'],
  ['Moikka! Kyllä on, kolme kappaletta Kampissa. Varaanko yhden?', 'Onko musta koko M varastossa?'],
  ['Hi! Yes, from 12 to 6 pm. See you!', 'Are you open on Sunday?'],
  ['So sorry! Version 5.2 fixes it, so please update. If not, tell us your phone model.', 'App crashes on start'],
  ['Pahoittelut virheestä! Selvitämme sen ja vastaamme perjantaina klo 12 mennessä.', 'Laskussa on virhe'],
  ['Lupaamme vastata sinulle huomenna klo 14 mennessä.', 'Milloin kuulen teistä?'],
  ['Ymmärrämme, että tämä on varmasti harmillista, ja pahoittelemme. Saat vastauksen tänään.', 'Netti ei toimi'],
  ['This is not your fault at all, sorry for the mess! We send a new one today.', 'It broke'],
  ['Olet aivan oikeassa, virhe oli meidän. Pahoittelut! Hinta on nyt korjattu.', 'Väärä hinta verkossa'],
  ['Hei! Ota PDF talteen, HSL ja VR hyväksyvät sen. 😊', 'Miten lipun saa?'],
  ['Salasanan voit vaihtaa kirjautumissivulla kohdasta Unohtuiko salasana.', 'Miten vaihdan salasanan?'],
  ['Soita 0800 123 456 arkisin 8–16, niin autamme.', 'Voiko teille soittaa?'],
  ['Hi Mike! Try holding both buttons for ten seconds.', 'It is frozen, what to do? - Michael'],
];

/** A draft of a case, in public, to Maija Virtanen. */
export function draftOf(text: string, customer: string | null): GuardedDraft {
  const known = customer === null ? null : { text: customer, name: 'Maija Virtanen', handle: 'maikku85' };
  return { text, visibility: 'public', customer: known };
}
