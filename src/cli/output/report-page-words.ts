import type { Language } from '../../domain/settings.ts';

/** What the report's page says beside numbers and plots. */
interface PageWords {
  readonly report: string;
  readonly skip: string;
  readonly contents: string;
  readonly plots: string;
  readonly numbers: string;
  readonly breakdowns: string;
  readonly table: string;
  readonly madeBy: string;
  readonly place: string;
}

const EN: PageWords = {
  report: 'Customer service report',
  skip: 'Skip to the report',
  contents: 'Contents',
  plots: 'Plots',
  numbers: 'Numbers',
  breakdowns: 'Compared',
  table: 'The same as a table',
  madeBy: 'Made by kuulo from its own records. Every number can be followed: kuulo report --trace METRIC.',
  place: 'What',
};

const FI: PageWords = {
  report: 'Asiakaspalvelun raportti',
  skip: 'Siirry raporttiin',
  contents: 'Sisällys',
  plots: 'Kuvaajat',
  numbers: 'Luvut',
  breakdowns: 'Vertailu',
  table: 'Sama taulukkona',
  madeBy: 'Raportin teki kuulo omista tiedoistaan. Jokaisen luvun voi jäljittää: kuulo report --trace MITTARI.',
  place: 'Mikä',
};

/** The words of the page in a language. */
export function pageWords(language: Language): PageWords {
  return language === 'fi' ? FI : EN;
}
