import type { Language } from '../../domain/settings.ts';

/** What stands over a plot, what it shows in a sentence, and what is said where there is nothing to show. */
interface Caption {
  readonly title: string;
  readonly summary: string;
  readonly nothing: string;
}

interface PlotWords {
  readonly volume: Caption;
  readonly firstResponse: Caption & Readonly<Record<'median' | 'p90' | 'minutes' | 'hours' | 'days', string>>;
  readonly slaKept: Caption;
  readonly ratings: Caption & { readonly given: string };
  readonly topics: Caption & { readonly others: string };
  readonly moods: Caption & { readonly before: string; readonly after: string };
  readonly promises: Caption & { readonly count: string };
}

const EN: PlotWords = {
  volume: {
    title: 'Messages heard',
    summary: 'Customers’ messages in each piece of time, by sentiment.',
    nothing: 'No messages were heard in this period.',
  },
  firstResponse: {
    title: 'First response',
    summary:
      'How long customers waited for the first answer: the median, and the time within which nine of ten had it.',
    nothing: 'Nobody who waited was answered in this period.',
    median: 'Median',
    p90: 'Nine of ten',
    minutes: 'minutes',
    hours: 'hours',
    days: 'days',
  },
  slaKept: {
    title: 'Answered in time',
    summary: 'The share of answers that went out before they were due.',
    nothing: 'No answer of this period had a due time on record.',
  },
  ratings: {
    title: 'Satisfaction',
    summary: 'How often customers gave each rating; the highest is the best.',
    nothing: 'No ratings were given in this period.',
    given: 'Ratings',
  },
  topics: {
    title: 'Topics',
    summary: 'What customers’ messages were about, and how many of them were negative.',
    nothing: 'No topic was found in this period.',
    others: 'Neutral or positive',
  },
  moods: {
    title: 'Sentiment before and after our reply',
    summary: 'How customers felt in what we answered, and in what they wrote next.',
    nothing: 'Nobody wrote again after an answer in this period.',
    before: 'Before our reply',
    after: 'After our reply',
  },
  promises: {
    title: 'Promises',
    summary: 'What became of the promises that we made.',
    nothing: 'No promise was kept, moved or broken in this period, and none is overdue.',
    count: 'Promises',
  },
};

const FI: PlotWords = {
  volume: {
    title: 'Kuullut viestit',
    summary: 'Asiakkaiden viestit kullakin jaksolla sävyn mukaan.',
    nothing: 'Tällä jaksolla ei kuultu viestejä.',
  },
  firstResponse: {
    title: 'Ensivaste',
    summary:
      'Kuinka kauan asiakkaat odottivat ensimmäistä vastausta: mediaani ja aika, jossa yhdeksän kymmenestä sai sen.',
    nothing: 'Kukaan odottajista ei saanut vastausta tällä jaksolla.',
    median: 'Mediaani',
    p90: 'Yhdeksän kymmenestä',
    minutes: 'minuuttia',
    hours: 'tuntia',
    days: 'päivää',
  },
  slaKept: {
    title: 'Ajoissa vastatut',
    summary: 'Ennen määräaikaa lähteneiden vastausten osuus.',
    nothing: 'Yhdenkään tämän jakson vastauksen määräaika ei ole tiedossa.',
  },
  ratings: {
    title: 'Tyytyväisyys',
    summary: 'Kuinka usein asiakkaat antoivat kunkin arvosanan; suurin on paras.',
    nothing: 'Tällä jaksolla ei annettu arvosanoja.',
    given: 'Arvosanat',
  },
  topics: {
    title: 'Aiheet',
    summary: 'Mistä asiakkaiden viestit kertoivat ja kuinka moni niistä oli kielteinen.',
    nothing: 'Tältä jaksolta ei löytynyt aiheita.',
    others: 'Neutraali tai myönteinen',
  },
  moods: {
    title: 'Sävy ennen vastausta ja sen jälkeen',
    summary:
      'Millä mielellä asiakkaat olivat viestissä, johon vastasimme, ja siinä, jonka he kirjoittivat seuraavaksi.',
    nothing: 'Kukaan ei kirjoittanut vastauksen jälkeen tällä jaksolla.',
    before: 'Ennen vastausta',
    after: 'Vastauksen jälkeen',
  },
  promises: {
    title: 'Lupaukset',
    summary: 'Mitä antamillemme lupauksille tapahtui.',
    nothing: 'Yhtään lupausta ei pidetty, siirretty tai rikottu tällä jaksolla, eikä yksikään ole myöhässä.',
    count: 'Lupaukset',
  },
};

/** The words of the plots in a language. */
export function plotWords(language: Language): PlotWords {
  return language === 'fi' ? FI : EN;
}
