import type { Outcome, PracticeLanguage } from '../domain/practice.ts';
import type { RatingReason } from '../domain/practice-rating.ts';

/** What customers say whose scenario has no words of its own for it. */
export const GENERAL_REACTIONS: Readonly<Record<PracticeLanguage, Readonly<Record<Outcome, readonly string[]>>>> = {
  fi: {
    pleased: ['Okei, kiitos. Se oli jo parempi vastaus.', 'Hyvä, nyt päästään eteenpäin.', 'Kiitos, tästä on jo apua.'],
    neutral: ['Niin… ja sitten?', 'Selvä. Entä se itse asia?', 'Joo, mutta mitä te nyt teette?'],
    annoyed: ['Tuo ei vastannut kysymykseeni.', 'Eikö teillä lueta viestejä loppuun?', 'Ei tuosta ollut mitään apua.'],
    furious: [
      'Siis mitä? Tällä tavallako te kohtelette asiakkaita?',
      'Uskomatonta. Tästä tulee vielä kuulemaan moni muukin.',
    ],
    madePublic: ['Miksi kirjoitit tuon tähän kaikkien nähtäville?! Poista se heti.'],
    tooLate: ['Haloo, onko siellä ketään? Olen odottanut jo hyvän tovin.'],
    satisfied: ['Kiitos, tämä selvä. Hyvää päivänjatkoa!'],
    leaves: ['Antaa olla. Vaihdan muualle.'],
  },
  en: {
    pleased: ['OK, thanks. That is more like it.', 'Good, now we are getting somewhere.', 'Thank you, that helps.'],
    neutral: ['Right… and?', 'Fine. What about the actual problem?', 'Yes, but what are you going to do now?'],
    annoyed: ['That did not answer my question.', 'Did you read my message to the end?', 'That was no help at all.'],
    furious: [
      'Excuse me? Is this how you treat your customers?',
      'Unbelievable. A lot of people are going to hear about this.',
    ],
    madePublic: ['Why would you write that here, where everyone can read it?! Delete it. Now.'],
    tooLate: ['Hello? Is anybody there? I have been waiting for quite a while.'],
    satisfied: ['Thank you, that settles it. Have a nice day!'],
    leaves: ['Forget it. I am taking my business elsewhere.'],
  },
};

/** Why they rate as they do, in their own voice; the first that fits is said. */
export const RATING_REASONS: Readonly<Record<PracticeLanguage, Readonly<Record<RatingReason, string>>>> = {
  fi: {
    unanswered: 'Kukaan ei vastannut minulle.',
    madePublic: 'Asiani kerrottiin kaikille, vaikka se kuului vain minulle.',
    harsh: 'Minulle puhuttiin tylysti, kuin vika olisi ollut minussa.',
    late: 'Sain odottaa aivan liian kauan.',
    wrongLanguage: 'Minulle vastattiin kielellä, jota en käyttänyt.',
    beside: 'Vastaus ei koskenut minun asiaani.',
    overpromised: 'Minulle luvattiin varmaksi sellaista, mitä kukaan ei voi tietää.',
    vague: 'Luvattiin kaikenlaista, mutta ei sitä, milloin.',
    cold: 'Vastaus oli niukka, kuin olisin ollut vaivaksi.',
    repeated: 'Sama vastaus tuli kahdesti, kuin koneelta.',
    empty: 'Vastauksessa ei ollut mitään, mistä olisi ollut apua.',
    'no apology': 'Kukaan ei pahoitellut, vaikka virhe oli teidän.',
    'no next-step': 'En vieläkään tiedä, mitä tapahtuu seuraavaksi.',
    'no facts': 'En saanut tietoa, jota kysyin.',
    'no private': 'Yksityistä asiaa puitiin kaikkien edessä.',
    untold: 'Vieläkään ei kerrottu, mitä asialleni tehdään.',
    upset: 'Olen yhä harmissani, eikä kukaan sitä huomannut.',
    solved: 'Asiani hoidettiin.',
    kind: 'Minua kuunneltiin, ja siitä jäi hyvä mieli.',
  },
  en: {
    unanswered: 'Nobody answered me.',
    madePublic: 'My private business was told to everyone.',
    harsh: 'I was talked down to, as if it had been my fault.',
    late: 'I had to wait far too long.',
    wrongLanguage: 'They answered in a language I had not used.',
    beside: 'The answer had nothing to do with my problem.',
    overpromised: 'I was promised for certain what nobody can know.',
    vague: 'They promised all sorts of things, but not when.',
    cold: 'The answer was curt, as if I were a nuisance.',
    repeated: 'I got the same answer twice, as if from a machine.',
    empty: 'There was nothing in the answer that helped.',
    'no apology': 'Nobody said sorry, though the mistake was theirs.',
    'no next-step': 'I still do not know what happens next.',
    'no facts': 'I did not get what I had asked for.',
    'no private': 'A private matter was discussed in front of everyone.',
    untold: 'I was still not told what is being done about it.',
    upset: 'I am still upset, and nobody noticed.',
    solved: 'They sorted it out.',
    kind: 'I felt listened to.',
  },
};
