import type { Catalogue } from '../en/en.ts';

export const HANDOVER: Catalogue['handover'] = {
  one: 'Vain yksi kerrallaan: poista merkinnät.',
  title: 'Siirrä: email [OSOITE] tai phone [NUMERO] [AIKA]; sitten – lisätieto',
  wrong: (text) => `${text} ei ala sanalla email tai phone.`,
  past: (text) => `Aika on jo mennyt: ${text}.`,
  sureEmail: (who, address, subject) =>
    `Lähetetäänkö keskustelu (${who}) sähköpostilla osoitteeseen ${address}? Aihe: ${subject}`,
  surePhone: (who, number, at) =>
    `Siirretäänkö ${who} soitettavaksi numeroon ${number} viimeistään ${at}? Mitään ei lähetetä.`,
  noNumber: '(numero ei tiedossa: kysy sitä)',
  yes: 'Siirrä',
  sent: (address) => `Lähetetty osoitteeseen ${address}. Kello käy, kunnes lopputulos on kirjattu.`,
  noted: (number, at) => `Soita numeroon ${number} viimeistään ${at}: se on palattavissa asioissa.`,
  way: { email: 'sähköposti', phone: 'puhelin' },
  status: {
    sending: 'lähtemässä',
    unknown: 'EI TIEDETÄ, menikö perille',
    failed: 'ei lähetetty',
    open: 'ei lopputulosta vielä',
    done: 'hoidettu',
  },
};
