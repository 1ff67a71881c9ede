import { phrases } from './phrases.ts';
import { type Cue, type Judge, remarksOf } from './remark.ts';

const OFFICIAL: Cue = {
  said: phrases(`
    (toimenpite*|jatkotoimenpite*|asianosai*|edellä mainit*|edellämainit*|yllä mainit*|yllämainit*|allekirjoittan*|täten|oheis*|tiedoksisaan*|tiedoksianto*)
    (saatetaan|saattaa|saatamme) (teille |tiedoksenne |asiakkaan )?tiedok*
    (tulee|on) (suorittaa|suoritettava|toimitettava|toimittaa|esittää|esitettävä|ilmoitettava|laadittava|tehtävä kirjallisesti)
    (suoritetaan|suoritettu|suorittaa|suorittaneet|suoritettaessa|suorituksen|suorittamaan|suorittamista)
    (tältä|siltä|näiltä|muilta) osin
    (asiakaspalvelun|asiakkaan|meidän|teidän|sinun|osaston|huollon|kuljetusliikkeen|yhtiön|yrityksen|toimittajan|taholta|kolmannen osapuolen|järjestelmän|esihenkilön|osastomme|tiimimme|\\p{L}{2,20}n) (toimesta|taholta)
    (pyydetään|pyydetty) (ystävällisesti |kohteliaimmin )?(huomioi*|toimitta*|ottamaan|lähettä*|olemaan|täyttä*|kääntym*|perehty*)
    (huomioon ottaen|huomioiden|nojalla|perusteella annettu|viitaten|johtuen siitä|siitä johtuen|syistä johtuen|syystä johtuen|voimassa olevien|voimassaolevien|kyseessä olev*|kyseessäolev*|kulloinkin voimassa|koskien edellä|asian tiimoilta|todettakoon|todetaan että|katsotaan että|katsomme ettei|mainitusta syystä|niin ikään)
    (toimitusehtojen|sopimusehtojen|käyttöehtojen|yleisten ehtojen|ehtojen|lain|asetuksen|säännösten|kuluttajansuojalain) (kohdan|mukaisesti|mukaan|pykälän|nojalla|puitteissa|\\d{1,3})
    (vireillä|vireille|vireillepano*|päätösvalta*|hakemuksenne|reklamaationne on (otettu|vastaanotettu|kirjattu|käsit*)|on kirjattu järjestelmään|kirjataan järjestelmään|otetaan käsittelyyn|otettu käsittelyyn|käsittelyjono*|käsittelyprosess*|reklamaatioprosess*|asiakkuu*|palautusprosess*)
    (käsitellään|käsittelyaika|asiat käsitellään|tapaukset käsitellään) (asianmukai*|saapumisjärjesty*|prosessin|viipymättä asianosai*)
    (asia|asianne|tapaus|tapauksenne|yhteydenottonne|palautteenne|hakemuksenne|tilauksenne|viestinne) (on |tullaan |tulee )?(siirretty|siirretään|käsitellään|käsittelemään|ohjattu|ohjataan|eskaloitu|välitetty|saatettu|otettu|kirjattu|viety|vastaanotettu|rekisteröity|tulla)
    (annuiteet*|ksl|ksl:n|debet*|jälkikäteislaskut*|clearing*|nimelliskor*|epätietoisuu*|poikkeama*|raukea*|ohjeistuk*|maksunvälittäj*|kohdistettu|kohdistamme|kohdistetaan|täyttyessä|purkautuu automaattisesti|kirjattu poikkeama|prosessoi*|eskaloi*|implement*|allok*|validoi*|provisioi*|konfiguroi*|deploy*|priorisoi*|tiketti*|tiketöi*|tiketin|tikettinne|backlog*|backend*|sla|sla-*|2nd line*|kakkostaso*|kakkoslinja*|rma|rma-*|crm|crm-*|api-*|cache*|evästepohj*|migraatio*|parametr*|synkronointi*|autentikoi*|autentikaatio*|integraatio*|resurssi*|resursoi*|optimoi*|adressoi*|toimitusketju*|logistiikkakumppan*|palvelupyyn*|häiriötike*|ekosysteem*|skaala*|flow|rajapin*|releas*|bugiraport*|defekt*|sidosryhm*|operatiivi*|validaatio*|datakonsistens*|tuotantoympärist*)
  `),
  why: 'Customers do not speak like this: it is jargon or the language of authorities.',
  suggestion: 'Say it in everyday words, and who does what.',
};

const OFFICIAL_ENGLISH: Cue = {
  said: phrases(`
    (pursuant to|hereby|herewith|herein|hereto|hereinafter|thereof|therein|aforementioned|aforesaid|above-mentioned|abovementioned|undersigned|henceforth|notwithstanding|heretofore|forthwith|whereby|wherein|duly|at this juncture|at this point in time|at your earliest convenience|in the event that|prior to the|subsequent to|with regard to|in regards to|with respect to|as per|per our (records|policy|terms)|in accordance with|in due course be|in respect of|for and on behalf of|enclosed please find|please find attached)
    (kindly|please) (be|note) (advised|informed|advise|that pursuant)
    (be|been) advised
    (has|have|had|will) been (duly |formally )?(noted|actioned|escalated|logged|raised|triaged|lodged|referred|ingested|provisioned)
    (is|are|was|were|be) being (processed|actioned|handled by the relevant|reviewed by the relevant)
    (relevant|responsible|appropriate|concerned) (department|team|party|parties|stakeholder*|unit)
    (contingent (up)?on|determination|requisite|enclosure*|in the absence of|the matter shall|shall be (decided|determined|deemed)|in arrears|debit entry|constitutes|occasioned|acquirer|acquiring bank|settlement clearing|upon (receipt|settlement|completion)|deemed|predicated|remuneration|aggregat*|actioned|action your|escalat*|leverag*|utili[sz]*|provision|provisioned|provisioning|backend*|back-end|sla|slas|rma|crm|root cause*|remediat*|synerg*|stakeholder*|touch base|circle back|bandwidth|deliverable*|remit|remittance|adjudicat*|deprecat*|whitelist*|end-user*|end user|throughput|latency|regression*|hotfix*|sprint*|backlog*|deployed|deployment*|rollback*|rolled back|triage*|ticketing|tier \\d|tier-\\d|level \\d support|l\\d|2nd line|second line|kyc|nps|sku|kpi|kpis|eta|poc|api|apis|cache|dns|db|middleware|payload|sync job|batch job|idempotent|endpoint*|legacy system*|downstream|upstream|workflow*|onboarding|fulfil(l)?ment|3pl|logistics partner*|carrier exception|exception scan|chargeback*|reconciliation|ledger|authenticat* token|oauth|interim measure*|disburse*|facilitat*|expedit*|commence*|terminat*|ascertain*|endeavou*r*|procure*|rectif*)
  `),
  why: 'Customers do not speak like this: it is jargon or the language of authorities.',
  suggestion: 'Say it in everyday words, and who does what.',
};

/** Jargon, the language of offices, and words of the house. */
export const judgeJargon: Judge = ({ reading, settings, customer }) => {
  const theirs = customer?.text.toLowerCase() ?? '';
  const ours: Cue[] = settings.jargon.length === 0 ? [] : [{ ...OFFICIAL, said: ofHouse(settings.jargon) }];
  // a word that the customer uses is theirs to use
  return remarksOf('jargon', reading, [...ours, OFFICIAL, OFFICIAL_ENGLISH]).filter(
    ({ start, end }) => !theirs.includes(reading.low.slice(start, end)),
  );
};

const known = new WeakMap<readonly string[], RegExp>();

/** Words of the house with any ending: `kanta-asiakkuus` finds `kanta-asiakkuuden` only where its stem is written. */
function ofHouse(words: readonly string[]): RegExp {
  const made =
    known.get(words) ??
    phrases(
      words
        .map(plain)
        .filter((word) => word !== '')
        .map((word) => `${word}*`)
        .join('\n'),
    );
  known.set(words, made);
  return made;
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\\^$*+?()[\]{}|…]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
