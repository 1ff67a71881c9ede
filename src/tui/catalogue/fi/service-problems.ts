import { ended } from '../../../domain/phrases.ts';
import type { ServiceProblemWriters } from '../../../domain/service-problems.ts';
import { PHRASES } from './phrases.ts';
import { SURVEY } from './survey.ts';

const { say } = PHRASES;

/** Problems of asking how it went and of handing over. */
export const SERVICE_PROBLEMS: ServiceProblemWriters = {
  NOT_ASKED: ({ reply, why }) => [
    `Vastaus ${reply} ei nyt kysy palautetta: ${SURVEY.skips[why]}. Mitään ei lähetetty.`,
    'Sen voi perua lähtevistä; palautetta voi kysyä myöhemmin.',
  ],
  SURVEY_TEXT_MISSING: ({ file }) => [
    `Tiedostoa ${file} ei ole, joten kysymyksellä ei ole sanoja. Keneltäkään ei kysytty.`,
    `Kirjoita kysymys tiedostoon ${file}; {{ scale }} on paras arvosana.`,
  ],
  NO_MAIL_SERVER: () => [
    `Sähköpostipalvelinta ei ole nimetty tiedostossa kuulo.yaml. Mitään ei lähetetty.`,
    'Lisää `mail: { host: smtp.example.com, port: 587, from: palvelu@example.com }`; tunnus ja salasana kuuluvat tiedostoon .env (KUULO_MAIL_USER, KUULO_MAIL_PASSWORD).',
  ],
  NO_HANDOVER_ADDRESS: ({ way }) => [
    way === 'email' ? 'Vastaanottajaa ei ole nimetty.' : 'Soitettavaa numeroa ei ole nimetty.',
    way === 'email'
      ? 'Kirjoita osoite, tai lisää `handover: { email: tiimi@example.com }` tiedostoon kuulo.yaml.'
      : 'Kirjoita numero, tai lisää `handover: { phone: "+358…" }` tiedostoon kuulo.yaml.',
  ],
  UNKNOWN_HANDOVER: ({ id }) => [`Siirtoa ”${id}” ei ole.`, ''],
  HANDED_OVER: ({ conversation, handover, status }) => [
    status === 'open'
      ? `Keskustelu ${conversation} on jo siirretty (siirto ${handover}).`
      : `Siirto ${handover} keskustelusta ${conversation} on voinut mennä perille: kukaan ei tiedä. Sitä ei lähetetty uudelleen.`,
    `Lopputuloksen voi kirjata komennolla \`kuulo handover done ${handover}\`; --again siirtää uudelleen.`,
  ],
  HANDOVER_DONE: ({ handover }) => [`Siirron ${handover} lopputulos on jo kirjattu.`, 'Siirrä keskustelu uudelleen.'],
  HANDOVER_FAILED: ({ handover, address, words, isPerhapsSent, isFinal }) => [
    isPerhapsSent
      ? `Kukaan ei tiedä, saiko ${address} sähköpostin: ${ended(say(words))}`
      : `Sähköpostia osoitteeseen ${address} ei lähetetty: ${ended(say(words))}`,
    isPerhapsSent
      ? `Kysy vastaanottajalta. Jos se tuli perille: \`kuulo handover done ${handover}\`; --again lähettää uudelleen.`
      : isFinal
        ? 'Korjaa kuulo.yaml-tiedoston kohta `mail` tai osoite, ja siirrä uudelleen.'
        : 'Siirrä hetken päästä uudelleen. Jos vika ei mene ohi, katso kuulo.yaml-tiedoston kohta `mail`.',
  ],
};
