import type { CueList } from './cue-list.ts';

const HEAT = `patteri|patterit|pattereit*|lämmitys|lämmityk*|sähkölämmit*|lattialämmit*|lämmöt|lämpö|kaukoläm*`;
const OFF = `kylm*|jääkylm*|poikki|pois|poissa|pois.päältä|katki|ei.toimi*|eivät.toimi*|ei.ole.toimi*|ei.oo.toimi*|ei.pelaa|ei.lämpen*|ei.lämpiä|ei.mene.päälle|ei.lähde.päälle|rikki|hajos*|hajon*|sammu*|lakkas*|lakan*`;
const FROST = `pakka*|miinus|miinusta|miinusastet*|asteessa`;
const FRAIL = `vauva*|vastasynty*|lapsi|lapset|lapsen*|lapsia|lapsien|lasten|taapero*|mummo*|mummu*|vanhus*|vanhukse*|isoäi*|isoisä*|pappa`;
const PEOPLE = `vauva*|lapsi|lapsemme|lapseni|mies|mieheni|vaimo|vaimoni|nainen|mummo*|mummu*|äiti|äitini|isä|isäni|poika|poikani|tyttö|tyttäreni|kaveri|kaverini|naapuri*|ihminen|henkilö|hän|asiakas|potilas|vanhus|lattialla`;
const LIFT = `hissi|hissin|hissimme|hissis|hississä*|hissiin`;
const STUCK = `jumi|jumiss*|jumiin|jumit*|jumah*|juuttu*|loukus*|loukku*|jäi|jäin|jäätiin|jään*|pysähty*|seisah*`;
const ACCOUNT = `tililtä*|tiliit*|tililt|kortilta*|kortilt|lompakos*|säästötil*|käyttötil*`;
const GOES = `lähtee|lähtenyt|viedään|häviää|katoaa|katoo|menee|siirretään|siirtelee|nostetaan|nostaa|veloitetaan`;
const MONEY = `rahaa|rahat|rahoja|rahani|rahojani|euroja|satas*|tonne*|säästöt`;
const NOW = `nyt|koko.ajan|kokoajan|parhaillaan|juuri|jatkuvasti|paraikaa|reaaliaj*`;
const RECORDS = `tiedot|tietoja|tiedoist*|laskut|laskuja|tilaukset|tilauksia|osoitteet|henkilötie*|sopimukset|korttitie*|tilitie*`;

/** Finnish phrases for a life or a purse in danger right now; notation: `cue-list.ts`. */
export const FINNISH_DANGER_CUES: readonly CueList[] = [
  {
    // What somebody may do to themselves. Verbs are in the first person, which keeps "tappaa itseni nauruun" out.
    family: 'self-harm',
    strength: 1.5,
    words: `en|enkä|emmä_halua|haluu|haluis|haluaisi|jaksa|jaksais|jaksaisi|tahdo|viitsi+elää|elämää.enää en|enkä_halua|haluu|jaksa_olla_enää|olemassa|elossa|hengissä tapan|tappaisin|surmaan_itseni|itteni|ittein|mut aion|haluan|haluaisin|haluun|meinaan|harkitsen|harkinnut|miettinyt|ajatellut|suunnittelen|pelkään|tekis.mieli|tekisi.mieli+tappaa|surmata|tappavani|surmaavani_itseni|itteni|ittein
      miettin*|mietin|ajatell*|ajattelen|ajattelin|harkinn*|harkitsen+lopetan|lopettaa|lopettaisin|lopettavani+kaiken.tämän|tämän.kaiken|elämäni|kaiken.tän lopetan|lopetin|lopettaa_elämäni päätän|päättää_päiväni|elämäni riistän|riistää+henkeni|hengen.itseltäni viillän|viiltelen|viilsin|satutan|vahingoitan_itseäni|itteäni|ranteeni hyppään|hyppäisin|hypätä+junan.alle|metron.alle|sillalta|parvekkeelta|katolta
      teen|tehdä|tekisin|tekeväni_itselleni|itselle_jotain|jotakin|pahaa|jotai haluan|haluaisin|haluun|tahdon|tahtoisin+kuolla haluan|haluaisin|haluun_vain|vaan_kuolla teen|aion|haluan|haluaisin|meinaan|harkitsen|mietin|ajattelen|yritin|suunnittelen&itsemurha* miettin*|harkinn*|ajatell*|yrittän*|suunnitel*+itsemurha* itsemurha_ajatu* itsemurha_aiei* itsemurha_ajat*
      olen|oon|minulla|mulla|itselläni+itsetuho* ei_ole|oo_enää|mitään_syytä|järkeä_elää parempi|parempi.olisi_kuolleena`,
  },
  {
    family: 'safety',
    strength: 1.5,
    words: `${HEAT}+${OFF}+${FROST}|${FRAIL} ${HEAT}+${OFF}+meillä|kotona|asunnos*|ulkona|ulkon|täällä|minulla|mulla|on+${FROST}|${FRAIL} ${OFF}+${HEAT}+${FROST}|${FRAIL} ${FROST}|${FRAIL}+${HEAT}+${OFF} ${FROST}|${FRAIL}+${OFF}+${HEAT} ilman+lämmity*|lämpöä|lämpöö&${FROST}|${FRAIL} ei_lämmity*|lämpöä|lämpöö+${FROST}|${FRAIL} ${FROST}|${FRAIL}+ei_lämmity*|lämpöä|lämpöö ${FROST}|${FRAIL}+ilman+lämmity*|lämpöä vauva*|vastasynty*|mummo*|vanhus*|taapero*&palelee|paleltu*|jäätyy
      häkävaroit*|häkähälyt*|kaasuvaroit*|kaasuhälyt*&soi|soivat|soitta*|piippa*|piipit*|hälyt*|huuta*|ulvo*|laukes*|laukea* palovaroit*|palohälyt*|savuhälyt*&soi|soivat|hälyttä*|huutaa|huutavat|ulvoo|laukesi häkää häkämyrky* häkäkaasu*
      tulee|tuli|tulo|nousee|tupruaa|tupruttaa|pöllyää|puskee|leviää|haisee&savu|savua|savuu|savut|savulle savuaa savuaa* savuttaa rintakip* rintakivu* rinta|rintaan|rinnassa+sattuu|pistää|koskee|puristaa ${PEOPLE}+ei|eikä_hengitä|hengittän* ei_enää_hengitä ei|eikä_hengitä_enää|kunnolla|lainkaan|ollenkaan en|ei_saa_henkeä|happea|hengitettyä|henkee huulet|huulist*|huulissa|huulten&sinis*|sini|sininen|sinine*|sinert* tajuton tajuttomana tajuttomassa menetti_tajun*|tajuntan* sydänkohtau*|aivohalvau*|aivoinfark*&sai|saanut|nyt|sairaala*`,
  },
  {
    // Clothes breathe or do not.
    family: 'safety',
    words: `ei_hengitä`,
  },
  {
    family: 'stranded',
    strength: 1.5,
    words: `patterit|pattereit*|sähkölämmit*|lämmöt|kaukoläm*&${OFF} lämmitys&pois|pois.päältä|katki|sammu* ei|eikä_lämmity*|lämpöä|lämpöö_ollenk*|asun*|talo*|kämp*|eilis*|ollut|missää* ${LIFT}&${STUCK} ${LIFT}+jumi*|juuttu*|pysähty*+sisä*|ihmi*`,
  },
  {
    family: 'fraud',
    strength: 1.5,
    words: `${MONEY}+${GOES}+${ACCOUNT}+${NOW} ${MONEY}+${GOES}+${NOW}+${ACCOUNT} ${MONEY}+${NOW}+${GOES}+${ACCOUNT} ${NOW}+${MONEY}+${GOES}+${ACCOUNT} ${NOW}+${GOES}+${MONEY}+${ACCOUNT} ${NOW}+${GOES}+${ACCOUNT}+${MONEY} ${ACCOUNT}+${GOES}+${MONEY}+${NOW} ${ACCOUNT}+${GOES}+${NOW}+${MONEY} ${ACCOUNT}+${NOW}+${GOES}+${MONEY} ${GOES}+${MONEY}+${ACCOUNT}+${NOW} ${GOES}+${ACCOUNT}+${MONEY}+${NOW} ${ACCOUNT}+${MONEY}+${GOES}+${NOW} joku|huijari*|ne+tyhjentää|tyhjentävät+tili*|kort* nimissänne|nimellänne|nimessänne&pankkitunnu*|verkkopankkitunnu*|tunnuslu*|korttitie*|pankkitie* teidän|teiän_nimissä|nimellä|nimessä|nimis|nimel+pankkitunnu*|verkkopankkitunnu*|tunnuslu*|korttitie*|pankkitie* pankkitunnu*|verkkopankkitunnu*|korttitie*|pankkitie*+teidän.nimissä|teidän.nimellä|teiän.nimissä`,
  },
  {
    family: 'privacy',
    strength: 1.5,
    words: `kaikkien|muiden|toisten|tuhansien|satojen|muitten+asiakkaiden|asiakkaitten|käyttäjien+${RECORDS} ${RECORDS}+kaikkien|muiden|toisten|tuhansien+asiakkaiden|käyttäjien asiakkaiden|asiakkaidenne|asiakkaittenne|asiakastie*|asiakasrekis*&näky*|nähtäv*|vuota*|vuoti*|julki|julkis*`,
  },
];
