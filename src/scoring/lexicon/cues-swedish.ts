import type { CueList } from './cue-list.ts';

/** A first, small Swedish list; the notation is that of `cue-list.ts`. */
export const SWEDISH_CUES: readonly CueList[] = [
  {
    family: 'safety',
    words: `brand_i brinner brann rök_från explodera* sjukhus* akuten ambulans* allergisk* glasbit* metallbit* elstöt* farlig* skadad* skadade`,
  },
  { family: 'fraud', words: `bedrägeri* bluff* lurad* lurade hackad* hackat kapat stulen stulet stal` },
  { family: 'privacy', words: `dataintrång* dataläck* personuppgift* annan_kunds` },
  {
    family: 'legal',
    words: `konsumentombudsman* konsumentverk* polisanmäl* advokat* jurist* anmäler stämma stämmer datainspektion* tingsrätt* olaglig*`,
  },
  { family: 'boycott', words: `bojkott*` },
  { family: 'discrimination', words: `rasist* diskriminer*` },
  { family: 'outage', words: `ligger_nere nere_igen driftstör* strömavbrott* avbrott*` },
  { family: 'churn', words: `säger_upp aldrig_mer aldrig_igen byter+operatör byter+bank byter_till ` },
  {
    family: 'delivery',
    words: `paket*+inte inte_kommit inte_levererat* kommit_fram+inte skulle_komma försenad* försenat vet_var`,
  },
  { family: 'billing', words: `dubbelt+betal* dragit_två fel_belopp felaktig_faktura` },
  { family: 'refund', words: `pengarna_tillbaka pengar_tillbaka återbetal*+inte` },
  { family: 'defect', words: `fungerar_inte funkar_inte trasig* trasigt sönder kraschar` },
  { family: 'service', words: `svarar_inte inget_svar ingen_svarar dålig_service otrevlig*` },
  { family: 'question', words: `vad var när hur varför vem vilken kan_jag kan_ni har_ni är_det finns_det` },
  { family: 'first', words: `jag min mitt mina mig vi vår oss` },
  { family: 'second', words: `ni er ert era du din ditt` },
  { family: 'topic-delivery', words: `paket* lever* frakt*` },
  { family: 'topic-billing', words: `faktur* betalning*` },
];
