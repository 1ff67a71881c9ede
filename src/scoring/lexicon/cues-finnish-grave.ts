import type { CueList } from './cue-list.ts';

/** Things that may burn or shock. Those meant to be hot or to smoke (stove, grill) are not among them. */
const DEVICE = `akku*|akun|akusta|akut|laturi*|latauspank*|powerbank*|virtapank*|jatkojoht*|johto|johdo*|pistok*|pistoras*|töpsel*|puhelin|puhelime*|kännyk*|luuri|luurist*|läppäri*|tietokone*|tabletti|kone|koneesta|koneest|pesukon*|astianpes*|tiskikon*|kuivuri*|kuivausrum*|keitin|keittime*|kattila*|kahvinkei*|kahvikone*|vedenkei*|paahdin|paahtime*|leivänpaah*|mikro*|mikroaalto*|hiustenkui*|fööni*|suoristus*|silitysrau*|lamppu|lampu*|valaisi*|lämmitin|lämmittime*|lämpöpatt*|sähköhuo*|sähköpat*|lämpöpei*|lämpötyy*|telkkari*|televisio*|näyttö|näytöstä|imuri*|imurist*|skuutti*|potkulau*|sähköpot*|sähköpyö*|virtaläh*|muuntaj*|adapteri*|kaapeli*|tulosti*|tulostime*|pistorasia*|jääkaap*|pakastin*|reititi*|modeemi*|kynttilä*|kynttilän|lasipull*|lelu|lelusta|laite|laittees*|laitteest*|muovi|sähkötupak*|vape*`;
const HARM = `savu|savua|savut*|savus*|savuaa|savuav*|kipinä*|kipinö*|käry|käryä*|käryt*|kärys*|käräht*|kärvent*|suli|sula|sulaa|sulaneet|sulanut|sulanu|sulama*|palanee*|palohaj*|syttyi|syttyy|syttyn*|syty|leimah*|leimus*|liek*|räjäht*|räjähd*|räjäyt*|posaht*|pamaht*|poksaht*|turpos*|turpoa*|turvon*|paisu*|pullist*|pullott*|sihise*|sihis*|sihin*|suhis*|oikosul*|tulikuum*|kytee|kytemä*|hehku*|tulen|tulta|tuleen|tulessa|sirpal*`;
const FOOD = `ruoka|ruoasta|ruuasta|ruoassa|ruuassa|ruoast|ruuast|ruokan*|kana|kanaa|kanas*|kanan|sushi*|salaat*|burger*|hampuril*|hamppar*|pizza*|pitsa*|leivä*|leipä*|maido*|kala|kalas*|kalaa|jauhelih*|lihas*|lihapul*|keitto|keitos*|annos|annokse*|ateria*|lounas|lounaa*|mehu|mehus*|jogurt*|jugurt*|suklaa*|karki*|karkkip*|keksi*|purki*|säilyk*|sose|sosees*|vauvansose*|muro|muroi*|juusto*|kebab*|puuro*|pussi*|patukka*|patuka*|jäätelö*|makkara*|einek*`;
const DIRT = `rautalan*|lasi|lasia|lasin*|metalli*|muovi|muovia|muovin*|naula|naulan|ruuvi*|mutteri*|neula*|niitti*|kivi|kiviä|kiven|luunp*|luunsir*|tikku|tikkuja|teräv*|terä|terän|laastar*|kynsi|kynnen|sirpale*|siru|siruja|metallil*`;
const BODY = `käsi|käden|käteen|kädes*|jalka|jalan|jalkaan|nilkka|nilkan|ranne|ranteen|polvi|polven|sormi|sormen|sormet|sormia|sormeen|pää|päähän|selkä|selän|hammas|hampaan|hampaat|olkapää*|silmä|silmään|naama|kasvot|huuli|huulen|iho|ihon|kieli|kielen`;
const CHILD = `lapsi|lapsen|lapsel*|taapero*|vauva*|tytär|tyttären*|tytön|tyttö|poika|pojan|muksu*|lapsemme|lapseni|kuopus|esikoi*`;
const WATCHDOG = `kuluttaja*|kkv*|poliisi*|polii*|tietosuoj*|tukes*|traficom*|valvira*|ruokavir*|finanssival*|finanssivir*|viranom*|aluehall*|tuomioist*|oikeuteen|oikeudes*|käräj*|asianaj*|juristi*|lakimie*`;
const NET = `netti|nettiyht*|verkko|verkkoyht*|yhteys|yhteydet|laajakais*|kuitu|valokuitu*|liittymä*|mobiilid*|mobiiliv*|verkkopank*|mobiilipan*|sivut|sivusto*|nettisiv*|verkkosiv*|verkkokau*|palvelu|palvelin|palvelim*|servu*|serveri*|järjestelm*|maksupäät*|korttimak*|tunnistautum*|puhelut|puheluyht*|kanavat|striimi*|sähkö|sähköt|lämmitys|lämmöt|vesi|vedet|kassajärj*`;
const DOWN = `alhaal*|poikki|nurin|nurinn*|pimeen*|pimeän*|pimee|pimeä|mykkä|mykkän*|mykkin*|kaatu|kaatui|kaatunu*|kaatunee*|lakos*|poissa|katkolla|katkonu*|kuollut|kuollu|kuolleen*|romahti|romahta*|jumittaa|sökönä|kyykyssä|kyykkää|kyykkäs*|tiltissä|sekaisin|solmussa|rikki|jumissa`;
const DATA = `tilauk*|tilaus|tiedot|tietoja|tietoihin|tietoi*|lasku|laskun|laskut|laskuja|laskuj*|sähkölask*|puhelinlask*|osoite|osoitteen|osoitteet|sopimus|sopimuk*|henkilötie*|potilas*|resepti*|reseptit|tili|tilin|tilit|tilille|profiili*|varaus|varauk*|ostokset|ostoshist*|tiliote*|korttitie*|palkkakuit*|palkkalask*|lääkelist*|kuitti|kuitin|kuitit`;

/** Finnish phrases that tell of danger, misuse, law or breakdown plainly; notation: `cue-list.ts`. */
export const FINNISH_GRAVE_CUES: readonly CueList[] = [
  {
    family: 'safety',
    strength: 1.5,
    words: `antoi|anto|sain|sai|antaa+sähkäri*|sähkötälli* lasinmuru* lasinpalas* teiltä|teidän|teiän+mahatau*|vatsatau*|ruokamyrk* otti|ottanu*_tulen|tulta tuoli|hylly|penkki|sänky|tikkaat|kaappi|jakkara|katto&romaht*|petti+alta|alle|päälle romahti|petti|hajosi|katkesi_alta iho|ihon|ihoa|kasvot|silmät|huulet|naaman&poltti|kirvel*|rakko*|rakoille|vesikel*|ihottum*|turpo*|turvo*|punott* vyö|valjaat|lukko|solki|vyön|turvaist*+ei_lukitu|kiinni|pysy ${DEVICE}&${HARM} akku*|laturi*|latauspank*|powerbank*|johto|pistok*|adapteri*|muuntaj*&kuumen*|kuuma|kuumana|kuumaks|kuumak* hengenvaara~ hengenvaarallinen hengenvaarallist* hengenvaaralliset hengenvaarallisi* hengenvaarallisesti hengenvaarallisesta hengenvaarallisessa hengenvaaralliseksi hengenvaarallisen_tila*|vian|vika|tuottee*|laittee*|onnettom* palohaju* palovaara* tulipalovaar*
      antaa|antoi|anto|antaneet|sain|saa|sai|saatiin+sähköisk*|sähköiskuj* sähkö|sähköt&sormil*|sormii*|käsiin|tälli* ${FOOD}&${DIRT} ${DIRT}+hampai*|suussa|suuhun|kurkku* melkein|meinas*|vähällä+niel*|tukeht*|tukehd*|kuristu*
      ${FOOD}&oksen*|oksens*|ripuli*|ruokamyrk*|vatsatau*|mahatau*|salmonel* ${CHILD}&suuhun|suussa|nieli|nielais*|nielas*|tukeht*|tukehd*|kuristu*|sähköisk*|palovam*
      allergi*&reakt*|merkit*|merkint*|ilmoitet*|shokki* pähkin*|gluteen*|kananmun*|soija*|maitoa&merkit*|merkint*|allerg*|ainesosa*|reakt*
      tippu*|tipaht*|putos*|kaatui|kaatu|romaht*|irtos*|lensi|rojaht*+päälle|päälleni|päähän|silmään|silmille|jalalle|varpail*|niskaan
      jarru|jarrut|jarruj*|jarru*+ei|petti*|pettä*|lakkas*|irtos*|petty* turvavy*|turvaist*|turvakauk*|valjaat|valjai*&petti*|aukes*|aukei*|irtos*|hajos*|rikki kaasu|kaasun|kaasua&haisee|haju|haju*|vuota*`,
  },
  {
    family: 'safety',
    words: `vesikelloi* vesikellol* kynsi|hammas|sormi|nahka+lähti rakkuloi* lääkärii*+teidän|teiän|tuottee* sirpaleita lasinsirpa* kipinöi* kipinöitä kipinät_lens* kipinät_lent* käräht* kärvent* kärtsä* ${BODY}&murtu*|mursi*|palo|paloi|palanu*|poltti|poltin|tikk*|tikkej*|nyrjäh*|nyrjäyt*|loukkas*|loukkaan*|leikkas*|viils* haava*|haavan+tikk* tikkejä tikattiin liukastu*|kompast*|kaaduin|kaatui&myymäl*|kauppa*|kaupas*|portai*|portaat|ove*|lattia*|liikkee*|bussi*|laituri*|piha*|parkki*
      puhelin|kone|läppäri*|laite|kiinteistö*&kuumen* palokunta* palolaitos* pelastuslait* sulakkeet+paukk*|paloi|palo|lensi pikkuos*|magneet*|magneetti&suuhun|niel*|irtoa*|irtos* päivystyksessä päivystykseen teho.osast* tikkeihin kaasupul* terävä_reun* terävät_reun*`,
  },
  {
    family: 'fraud',
    strength: 1.5,
    words: `euroa|euroo|rahaa|rahat|rahani|säästöt|saldo&kadon*|katos*|katoa*|viety|viet*|häviny*|hävis* tili|tilini+tyhjä|tyhjänä|tyhjiin huijar*|huijarit&nimellä*|nimissä* jota|joita|jonka|joista|mitä|mistä|jotka_en|emme_ole|oo|olla_tehn*|tilann*|ostan*|hyväksy*|valtuutt* ostos*|osto|ostoja|veloit*|tilisiir*|nosto|nostoja|tapahtum*|maksu|maksuja+en_tunnista|tunne|hyväksyn*|tehn* en_tunnista|tunne+ostos*|osto|veloit*|tilisiir*|nosto|nostoja|tapahtum*|maksu|maksua
      kort*|tunnuks*|tunnukset|tilini|korttitie*|henkilöllisyy*|pankkitunnu*&viety|viet*|vied*|varast*|kaapat*|pöllit*|pöllin*|anast*|hakkeroi*|väärinkäy*|kopioit* tili|tilin|tilini|tilit&kaapat*|hakkeroi*|tyhjen*|murtau*|krakat*|häkät* lompak*|kukkaro*|käsilauk*&kort* kort*&kadon*|kadot*|hukas*|hukkas*|kadoks*|kateis*
      joku|jotkut|joku.muu|tuntemat*|ulkopuol*+käyttä*|käyttän*|kirjautu*|tilan*|tilas*|ostan*|osti|avan*|avas*|ottan*|otti|päässy*|käyny*+nimel*|nimis*|nimii*|tunnuks*|tililtä*|tililleni|tilillä*|tilille*|kort* mun|minun|nimissäni|nimelläni|minu*_nimel*|nimis*+tilat*|tilan*|tilas*|avat*|otet*|ottan*|oste*|tehty|tehtiin|laina*
      tilille*|tililleni|tunnuksil*|tunnuksel*+kirjauduttu|kirjautunu*|murtau*|päästy salasana*+vaihdet*|muutet* tilille*+venäjäl*|ulkomai*`,
  },
  {
    family: 'fraud',
    words: `tekstari*|tekstivies*|sähköpost*|viesti*|puhelu|soitti|soitettiin|meili*|maili*&pankkitunnu*|verkkopankkitunnu*|tunnuslu*|kalastel*|huijau*|nimissänne|teidän_nimis* teidän|teiän|nimissänne+nimissä|nimellä+pyyd*|soite*|lähete*|huija* lompak*|kukkaro*&varast*|viety|viet*|pöllit* pankkitunnu*&pyyd*|kysy*|kysel* onko_tämä_aito|huijaus onks_tää_aito|huijaus`,
  },
  {
    family: 'privacy',
    strength: 1.5,
    words: `naapurini|naapurimme|naapurin_lask*|sähkölask*|tiedot|tilauk*|sopimu* palkka*|lääkäri*|potilas*|henkilö*|pankki*|vero*+väärään_osoit*|väärälle|naapur* näen|näkyy|nään+hänen|sen_tyypin+${DATA} jonkun|jonku|vieraan|ventovier*|tuntematt*|toisten|muiden_asiak*|muiden_ihmis*+${DATA} väärän_ihmis*|henkil*|asiak*|miehen|naisen+${DATA} toisen_ihmis*|henkil*|asiak*|käyttäj*|miehen|naisen+${DATA} muiden|naapurin_tiedot|tietoja|tilauk*|laskut|lasku|osoitt*|tilit|henkilötie*
      näen|näkyy|näkyi|näkyvät|nään|sain|tuli|avautu*|aukes*|lähetit*|saan+toisen|muiden|toisten|naapurin+${DATA} lähetit*|lähetet*|annoit*|annet*|luovutit*|luovutet*|paljast*|jaoit*|kerroit*+tiedot*|tietoni|tietoj*|potilas*|osoitte*|numeroni|puhelinnum*|sähköpost*|henkilö*|laskuni+naapur*|väär*|ulkopuol*|muille|toiselle|vieraal*|kaikil*|ex*
      puhelinnum*|osoit*|sähköposti*|sähköpostit|tietoni|tietomme|nimeni|henkilötie*|henkilötun*|potilastie*+näky*|julkais*|vuot*|levit*|jaettu|jaettiin|esillä+kaikil*|muille|muil|julki*|vastaanott*|netis*|sivu*|google* vuotan*|vuotait*|vuosi*|vuoti|vuoda*+tietoni|asiakastie*|henkilötie*|salasan*|asiakkaide*`,
  },
  {
    family: 'privacy',
    words: `ilman_lupaani+tieto*|numero*|osoit* asiakkaiden_sähköpost*|tiedot|osoitt*|numerot tietosuojaloukk* tiedot+vääriin_käs* en_oo|ole_antanu*+lupaa+tieto*|numero* potilastie* piilokop* vastaanottaji*+näky* näkyvissä|näkyy+kaikille|muille`,
  },
  {
    family: 'legal',
    strength: 1.5,
    words: `kuluttajaneuv*|juristi*|lakimie*|lakimieh*|asianaj*+mukaan|sanoi|sano|neuvo*|velvolli*|kehot* velvolli*+korva* seuraavaksi|sitten_valitus|käräjät|käräjille vien|viemme|viedään|menee|siirrän|siirtyy|laitan|laitetaan|eteenpäin&kuluttajariita*|kuluttaja.asiam*|kuluttajaneuv*|kuluttajaviran*|oikeuteen|käräj*|tuomioist*|poliisille|poliisiin nähdään|tavataan|näemme|jatketaan&oikeudes*|käräj*|poliisi*|leivättöm* poliisin_kanssa poliisin_kautta
      asianajajani|lakimieheni|juristini|asianajajamme|lakimiehemme|juristimme juristin|lakimiehen|asianajajan_kautta|kanssa teen|tehdään|tein|teemme|tehty|jätän|jätin|laitan|laadin|kirjaan+ilmoit*|valituk*|kantel*|rikosilm*|tutkintap*|selvityspyy*&${WATCHDOG} teen|tein|teemme|tehdään|jätän|laitan_rikosilm*|tutkintap*|kantelun otan|otamme|olen|oon_yhtey*+${WATCHDOG}
      ${WATCHDOG}+kiinnost*|kuulee|kuulla|yhtey*|tutki*|ilmoit* haastan|haastamme|haastetaan+oikeut*|käräj* korvaukset_oikeu* vaadin|vaadimme+vahingonk*|korvauksia`,
  },
  {
    family: 'legal',
    words: `onko|onks|eihän|tuskin|eikai+laillis* ${WATCHDOG}&ilmoit*|ilmianto*|ilmianna* kuluttajariitalaut* kuluttajariitaan`,
  },
  {
    family: 'press',
    strength: 1.5,
    words: `laitan|teen|kirjoitan|tarjoan|menee|lähtee|päätyy|vien|soitan|otan|olen|oon|ollaan|juttu|jutun|vinkki|vinkkaan|vinkin+hesari*|ilta.sanom*|iltasanom*|iltaleht*|lehteen|lehdelle|lehtiin|lehdistöön|lehdistöl*|mediaan|medialle|toimittaj*|ylelle|yleen|uutisiin|kuningaskul* paikallisleht*+kiinnost*|juttu*|soit*`,
  },
  {
    family: 'outage',
    strength: 1.5,
    words: `ei|eikä|en_saa|saada|löydä|löydy_verkkoa|verkkoo|kenttää|signaalia|yhteyttä+ollenk*|missä*|eikä|kenelläk* hätäpuhel*|hätänumer*|hätäkeskuk*+ei ei_pääse|voi|pysty+maksamaan|maksaa|ostamaan|tilaamaan|asioimaan ${NET}&${DOWN} sovellu*|appi|äppi&alhaal*|nurin|poissa_käyt* onko|onks|oisko|olisko|olisiko+häiriö*|katko|katkos|katkoja|katkost*|vikaa_verko* häiriö*&verko*|yhteyks*|palvelus*|järjestelm*|netis*|kaikil*|kellä*
      ei|eikö|eiks|eivät+toimi*|auke*|lataudu|lataa|pääse|pelaa|onnistu|lähe|lähde|mene|avaudu+kellä*|kelläk*|kenellä*|missä*|muilla*|muillak*|kaikil* kukaan|kenelläkään|kellään_ei+pääse|toimi*|auke*|saa muil|muilla|muillakin|muillaki|muilki|muilkin|kaikil|kaikilla+sama|samaa|samat|sama.vika|ongelm*|häiriö*|poikki|poissa
      maksupäät*|verkkopank*|mobiilipan*|maksut|korttimak*|kortit|netti|verkko|puhelut|liittymä|tunnistautum*|kassat|järjestelm*&ei|eivät_toimi*|pelaa|pelitä|lähe|lähde|mene|onnistu|auke* ilman+sähkö*|nettiä|vettä|lämmity*|lämpöä|yhtey*|puhelinta+tunti*|tuntii*|aamu*|eilis*|eilen|viikko*|päivä*|vuorokau* jo+ilman+sähkö*|nettiä|vettä|lämmity*
      ei|eikä+kenttää|nettiä|sähköjä|signaalia|verkkoyht*+missää*|ollenk*|yhtään|aamu*|eilis*|tunti* ei_kenttää ei_nettiä|sähköjä|verkkoa|kenttää onko|onks|oisko+nurin|alhaalla|kaatunu*|kaatunut virhe*|error*|erroria+500|502|503|504 samaa_valit*`,
  },
];
