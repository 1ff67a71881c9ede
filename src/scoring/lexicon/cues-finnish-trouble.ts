import type { CueList } from './cue-list.ts';

const GOODS = `paket*|tilaus|tilauk*|lähety*|toimitu*|tavarat|tavaraa|tavaroi*|kirje|kirjeen|ruokakas*|ruokaostok*|sohva*|kaluste*|huonekal*|kuorma*|kuljetu*|kotiinkulj*|tuotteet|tuotett*|kengät|kenkiä|lahjat|lahja|postit|postia|varaosa*|korjau*|asenn*|kortti`;
const LATE = `viipy*|viivy*|viiväs*|luuraa|luuhaa|kadoks*|kateis*|kateess*|hukas*|hukkunu*|kadon*|katos*|myöhäs*|jumis*|jumi|jumitt*|seisoo|seissy*|seisonu*|makaa|maannu*|pyörii|pyöriny*|siirty*|siirret*|siirsit*|lykkä*|lykät*|venyy|venyi|venyny*|peruttiin|perutti*|palautunu*`;
const ABSENT = `kuulu|kuulunu*|näy|näky*|näkyny*|tullu*|tule|tuu|tuut|saapun*|saavu|löydy|löytyny*|toimit*|lähten*|lähde|lähe|saanu*|mitään|missään|vieläkä*|perillä|tietoa|tietoo|jälkeä|jälkeäk*|havaintoa`;
const NUM = `#|kaks|kaksi|kahden|kolme|kolm|neljä|viis|viisi|kuus|kuusi|seittemän|seitsemän|kahdeksan|kaheksan|yheksän|yhdeksän|kymmenen|kakskyt|monta|useamman|useita|puoltoista|puolitoista|pari|yli`;
const UNIT = `viikko*|viikon|päivä*|kuukaut*|kuukaud*|kuukausi*|kk|tunti*|tuntii|tunnin|vuorokau*|vrk|minuut*|min|minsaa`;
const NTH = `kolmas|neljäs|viides|kuudes|seitsemäs|kolmatta|neljättä|viidettä|kuudetta|seitsemättä|monetta|kolmannen|neljännen`;
const MONEY = `maksu|maksut|maksua|maksun|lasku|laskut|laskun|laskua|veloitu*|veloitet*|veloitit*|raha|rahat|summa|tililtä*|kortilta*|kuukausimak*`;
const STAFF = `myyjä*|kassa|kassalla|kassan|kassaneit*|kassatyön*|kuski|kuskin|kuskinne|kuljettaj*|asiakaspalvelij*|aspa|aspasta|aspan|tarjoilij*|hoitaj*|vastaanotto*|työntekij*|henkilökunt*|asentaj*|virkailij*|vartija*|portsari*|konduktöör*|päällikkö|esimies|lähetti`;
const CONTRACT = `liittym*|operaat*|pankki|pankkia|pankin|pankkii|sähkösop*|sähköyht*|sähkönmyy*|sopimus|sopimuk*|jäsenyy*|vakuutu*|vakuutusyht*|asiakkuu*|nettiyht*|palveluntarj*|kanta.asiak*|kuukausitil*|suoratoist*`;
const LEAVE = `vaihan|vaihdan|vaihdo*|vaihto|vaihtoo*|vaihtoon|vaihtaa|vaihtama*|vaihdamme|vaihdetaan|lopetan|lopetam*|lopetetaan|lopettaa|peruutan|perun|perumme|peruutam*|katkaisen|katkais*|katki|irtisan*|irti|siirrän|kilpailut*|jäähyl*|päätän`;

/** Finnish phrases for service that went wrong, and for what people do about it; notation: `cue-list.ts`. */
export const FINNISH_TROUBLE_CUES: readonly CueList[] = [
  {
    family: 'delivery',
    words: `kuriiri*|kurieri*|kuljettaj*|kuski|asentaja|posti|lähetti+piti|pit+tulla|olla|saapua ei_taaskaan|vieläkään+tullu*|saapun* lupasit*|luvattiin|luvattu&toimitu*|toimitet*|perille|perillä ${GOODS}&tietoa|tietoo+ei ei_tietoa|tietoo+${GOODS} postilaatik*|postiluuk*+tyhjä olisiko|oisko|ois|olis_aika+saada|tulla|toimit* ${GOODS}&${LATE} ${GOODS}+ei|eikä|eipä|en|ole|emme+${ABSENT} ei|eikä|eipä|en|emme+${ABSENT}+${GOODS} ${GOODS}_ei|eikä+${ABSENT} ${GOODS}&ei.oo|ole_tullu*|saapun* missä|mis|mihin|missäs|minne+mun|minun|meidän|meiän|pakettini|tilaukseni|lähetykseni+paket*|tilau*|lähety*|toimitu* missä|mis|minne+pakettini|tilaukseni|lähetykseni|toimitus
      yhä|edelleen|vieläkin|viel|vielki|päivä*|viikko*|viikon&käsittelys*|lajittel*|keräily*|kerättävänä|noutamat*|terminaal* tilaus|tilauk*|paket*&käsittelys*|lajittel*|keräily*+yhä|edelleen|viikko*|päivä* piti|pit|pitäny*|luvattiin|luvattu|lupasitte+tulla|toimittaa|saapua|tuoda|perillä|lähteä+maanant*|tiist*|keskiv*|torst*|perjant*|lauant*|sunnunt*|eilen|tänään|viikko*|viikol*|aamu*|ennen|jo|#|iltapäi*
      lukee|sanoo|väittää|väitet*|näyttää|merkitty|merkattu|mukaan+toimitet*|luovutet*|delivered|noudet* kuski|kuljettaj*|lähetti|kuriiri*|jakaja|posteljooni|postinjak*+heitti|heittän*|viskas*|paiskas*|jätti|jättän*|unoht*|hävis*|ei.soitt*|ei.tullu*|ei.löytä* paketti*|paketin+aidan_yli|sateeseen|ulos|roskik*|väärä*|lumihan*|rappuun ei|eikä+ketään|ketää|kukaan|kukaa+näy|näky*|tullu*|kuulu*
      odotin|odotettiin|odotimme|oltiin|päivystin|kytättiin+kotona|koko_päiv* lappu+luukus*|postilaat*|ovessa|oveen emme_tavoitt* ei_tavoitet* jonkun|jonku|naapurin_muun_paket*|tilauk* jonkun|jonku_muun|toisen+paket* tilauksesta|paketista|toimituksesta|laatikosta|kassista+puuttu*|uupu*|puolet|unohd*
      toimitus*|toimitu*|kuljetu*+siirty*|siirret*|venyy|venyi|taas vieläkään|vieläkää|edelleenkään+näky*|tullu*|mitään|toimitet* tilasin|tilattu|tilattiin|tilasimme+eikä|ei+vieläk*|mitään|tullu*|kuulu*`,
  },
  {
    family: 'billing',
    words: `lasku*|veloitu*|maksu*+jota|jonka|mitä+ei_pitäis*|ei_kuulu|en_ymmärrä hinta|hinnan|maksu|lasku|laskun|kuukausimak*&sovittiin|sovittu|luvattiin|luvattu|tarjottiin hinta|hinnan_onkin|olikin karhu*+lasku*|kirje*|maksu*|tulee|tuli karhukirj* huomautusmak* maksoin|maksettu+silti|edelleen|vieläkin ${MONEY}&kaks|kaksi_kertaa ${MONEY}&kahdesti|kahesti|kahteen.kert*|tuplan*|tuplaan*|tuplast*|kahdelta|kolmeen.kert* laskut|lasku|laskun|laskua|hinta|hinnat|hintaa|hintoja|kuukausimak*|kuukausihin*|maksu+tuplaant*|tuplat*|nousi|nousee|nous|nostit*|nosti|nostet*|nousu|hyppäs*|hypäht*|pompp*|kasvanu*|kasvoi|triplaan*|kallistu*|korot* nostit*|nostat*|korotit*|korotat*|nostet*+hint*|hinn*|maksu*|lasku*
      laskutit*|laskutat*|laskutet*|veloitit*|veloitat*|veloitet*|peritte|peritään|perit+vaikka|turhaan|ylimäär*|enemmän|täyttä|täyden|väär*|päättyn*|päätin|päättän*|irtisan*|lopet*|peruttu*|peruin|joka.kuu*|edelleen|yhä|taas|liikaa|kahdesta|palvelusta|sopimuks*
      ylimäär*|turha*|turhia|outo|outoja|aiheet*|käsittämät*|selittämät*|yllättäv*|piilo*+kulu|kuluja|kulut|lasku|laskuja|maksu|maksuja|veloit*|toimistok*|summa* ylimääräi* lahjakort*|alennuskood*|koodi|kuponki|alekoodi|tarjoushin*|bonukset|pisteet+ei|eikä|ei.oo+kelpaa|toimi*|mene|näy|hyväksy*|löydy|mennyt|menny|käy
      raha|rahat|maksu|summa+lähti|lähten*|meni|veloitet*|menny*|mennyt+mut|mutta|muttei|vaan|eikä|ei muistutu*|muistutusmak*|maksumuist*|perint*|maksuhäir*|viivästysmak*|myöhästymismak*|viivästyskor*+vaikka|lasku*|en|jota|turhaan|maksett*|maksoin|ajallaan tuplaveloi* tuplalask* ylilasku* kassalla|kassal|kuitissa+eri_hin*|väär*|kalliim* eri_hinta|hintaa kokeilu*|ilmaisjakso*|koeaika*|kokeilujak*+veloit*|lasku*|maksu*|jatku*
      mistä|miksi|miks|mikä+ihmeen_maksu*|lasku*|veloitu* uusi|uus_lasku+palvelu*|en|jota|vaikka hinta|hinnan|hinnat+ilman|ilmoitt*|kertoma*|ilmott*`,
  },
  {
    family: 'refund',
    words: `vaihto_oik* palautusoik*|palautusaika|takuu|takuuaika|oikeus+umpeut*|ohi|loppu*|päätty*|muka muka_umpeut*|ohi palautus|palautuk*|palautusrah*|hyvity*|korvaus|korvauk*|rahat|rahoja|rahani|takuu&viipy*|luvattiin|luvattu|lupasit*|odott*|hylät*|hylkäs*|evät*|epäs*|kielt*|kieltäy*|jumis* takuu*+ei.muka|ei.kat*|ei.korva*|ei.käy palautus|palautuk*|palautusrah*|hyvity*|rahat|rahoja|rahaa|rahani+ei|eikä|ei.oo+kuulu*|näy|näky*|tullu*|tule|palaut*|saanu* missä|mis|mihin|milloin|koska+palautusrah*|hyvitykse*|rahani|palautukseni missä|mis+mun|minun|viipyy+rahat|palautu*|hyvity*
      ette|ei|eikä|eivät+ota|ottanu*|oteta|otettu|hyväksy*|suostu*|suostun*+palautu*|takaisin|takas|reklam* palautin|palautettu|palauttan*|palautimme+viikko*|viikkoa|kuukau*|kk|ei|eikä|viikon reklamaati*|reklamoin+ei|eikä|en|kuukau*|viikko*|vastat* ellei|jos_ei+rahoja|rahat`,
  },
  {
    family: 'defect',
    words: `lähti|jäi+käteen|irti|käsiin kirjaa|heittää|potkii|tiputtaa|tippuu+ulos ei|eipä|eikä_inahda*|hievahda*|reagoi|värähdä*|liikahda*|hurahda*|pihahda*|tikahda* ratkes* ratkei* repes* repei* lohkes* halkes* lommo~ lommoil* kolhu~ kolhii* särisee rätisee tilttas* tilttaa hyytyi simahti välkkyy välkky* kaatuil* bugin* hajos hajosi irtos+pohja|kahva|nappi|ovi|nuppi|osa|pala|kärki|korko|rengas pohja|kahva|nappi|nuppi|korko|sauma*|vetoketju*|lenkki|hihna*|kansi+irtos*|irtoi*|irronn*|hajos*|ratkes*|katkes*|rikki|repes*
      ei|eikä+enää+lataa|lataudu|käynnis*|hurise|toimi*|syty|pyöri|lämpene|jäähd*|löydä|yhdist*|auke*|tunnista|soi|lähe|lähde|sulkeudu|pysy|kuulu ei|eikä_lataudu|syty|käynnist*|yhdisty|aukee|aukea|lämpene|päivity|tulosta|yhdistä|jäähdytä ei_löydä_enää näyttö*|ruutu*|kuva+musta|mustana|pimeä*|pimee*|vilkk*|välkk*|halki|säry*|pimeni|jäät* musta_ruutu sano|sanoi_poks|itsensä toinen|vasen|oikea+mykkä|mykistyi|hiljaa|ei.kuulu
      appi|äppi|sovellu*|ohjelma|sivut|sivu|kassa+kaatu*|jumi*|jäät*|ulos|hidas|tökki*|bugi*|bugaa|sekais* päivity*|update*|päivitit*+rikko*|hajo*|sotki*|pilas* rikko|rikkoi_koko mikään|mitään_ei+toimi|löydy|auke*|lataudu mitään+ei_enää|enää+löydy|toimi vuotaa+alta|vettä|reunas*|kuin|kun|ku|lattia* tilasin|tilattiin+sain|tuli|saatiin|saimme+sinis*|mustan|musta|valkoi*|punais*|vihre*|väärän|väärä|ihan.eri|pienem*|isomm* sain|saatiin|tuli|lähetitte_väär*|eri
      jo_toinen|kolmas+rikki|hajos*|viallin*|samanl* ekalla|ensimmäise*|ekas|ekassa|parin|kahden|viikon+käytö*|pesus*|pesun|viikon|päivän|käyttö*+jälkeen|hajo*|rikki|ratkes*|irtos*`,
  },
  {
    family: 'quality',
    words: `juusto|leipä|leivät|kinkku|liha|jauheliha|marjat|salaatti&vihree*|vihreä*|homeess*|homeen*|limai*|limasta maito|maidot|kerma|jogurt*|jugurt*|liha|kana|kala|leipä|marjat|hedelm*|salaatti|juusto|vihannek*|tomaat*|banaanit|annos|ruoka&hapan*|homee*|hometta|pilal*|pilaantu*|mätä*|mädän*|haisee|haisi|haiset*|kuivunu*|vanhentun*|kylmä|raaka|raakaa|jäässä|nahist*|sula|suolai*|mautonta pakaste*|jäätelö*+sulan*|suli|sulia|sulina vessa*|vessat|pöydät|huone|lattia*|lakana*|keittiö|hotelli*&likai*|törky*|sotku*|haise*|haisi|saast*|siivoam*|pölyi* ihan_hapan* päiväys*+ohi|mennyt|menny|umpeutu*|jäljellä`,
  },
  {
    family: 'service',
    words: `ei_edes+katso*|tervehti*|vastan*|vaivautu*|pahoitel*|viitsiny* puhui|puhuttiin|puhutaan|puhutteli|kohteli|kohdel*+kuin|ku|kun+lapsel*|lasta|koira*|idioo*|roisto*|ilmaa|roskaa|rikolli*|tyhmä*|tyhmää ${STAFF}&tiuski*|tiuskai*|huusi|huutaa|huusivat|karju*|nauroi|naureskel*|tuhaht*|tuhahtel*|pyöritteli|pyörittel*|haukkui|haukku|haukkuvat|solvas*|käski|töykeä*|töykee*|töykei*|tyly*|ylimieli*|ilkku*|välinpitäm*|vittuil*|kettuil*|valehtel*|keskeyt*|räyhä*|kiros*|mulkoil*|pilkkas*|seisoskel*|rupattel*|räplä*|irvail*|epäystäv*|nyrpeä*|nyrpee*|ignoor*|kiukutt* pyöritteli|pyöräytti_silm* silmiä+pyörit*
      robotti|botti|bottia|botin|chatbot*|chatti*|chatissa|tekoäly*|automaatti*+toistaa|samaa|ei.ymmär*|turha*|jankka*|jauhaa ihmistä|ihmistä|ihmiselle|oikeaa_ihmi*+ei|kiinni|langan ei|eikä|en|emme+saa|saada|pääse|päästä+ihmis*|ketään|langan|kiinni|läpi|yhteyt* uskomaton*|uskomatonta|törkeä*|törkee*|asiaton*|asiatonta|sopimaton*|sopimatonta|ala.arvois*+käytös*|käytöst*|palvelu*|toimint*|kohtel*
      ei|eikä|ketään|kukaan|ketää+kiinnosta*|kiinnostan*|viitsi*|vaivautu*+palvel*|auttaa|auttama*|asiak*|vastata asiakaspalvel*|aspa|aspanne|customer_service+shit|paska*|perseest*|surke*|nolla|vitsi|olemat*|huono*|syvältä vastaatteko|vastaatko|vastaako+ikinä|koskaan|missään|ollenkaan|enää|kukaan luuri*+korvaan luurin_korvaan ei|eikä|en_oo|ole_kuulu*|saanu*+mitään|vastau*|kukaan ei_oo_kuulu* en|ei+minkäänl*|mitään_vast* eikä|ei_mitään_vast*
      hiljaista_on radiohilj* ei|eikä+kukaan|kukaa|kuka+vastaa|vastan*|auta|soittan*|soita|ilmott*|ilmoitt*|reagoi* tikettiin|ticketiin|tiketti|huoltopyyn*|viestiin|viestii|sähköpost*|mailiin+ei|vastau*|hiljai*|vastat* soittaa|soitetaan|soittavat_takas*+mut|mutta|ei|kukaan|aina`,
  },
  {
    family: 'waiting',
    words: `odottelen odottelin odotellaan odotellut odotellu viikko|kuukausi|vuosi|viikkoja|kuukausia|päivä*+siitä+kun|ku täällä|tässä_sitä+ollaan|odot*|istutaan ${NUM}+${UNIT}+odott*|odotel*|jono*|linjo*|lango*|menossa|myöhä*|hiljai*|puhelimes* odott*|odotel*|odotan|odotin|odotettu|jono*|jonotin|linjoil*|langoil*|myöhäs*+${NUM}_${UNIT} tunnin|tunti|tunteja|tuntikau*+jono*|linjo*|odott*|langoil*|puhelimes* ${NTH}+viikko*|päivä*|kuukau*|tunti*|viikkoo+menossa|jo|kun|ku|ilman|ja|eikä jo+${NTH}+viikko*|päivä*|kuukau* viikko*|viikkoa|kuukau*|kuukausi|tuntia|päivää|viikon+menossa
      luvattiin|lupasitte|luvattu|lupas|piti.tulla|piti.olla+viiko*|päiväs*|tunnis*|vuorokau*|huomen*|eilen|ens.kuul*|ensi.kuul* laitoin|lähetin|kysyin|soitin|ilmoitin|tilasin|maksoin|maksettu|tehty|tein+jo+viikko*|kuukau*|päivä*|viikkoja ${NUM}|jo|yli_viikko*|viikkoa|kuukau*|kk+sit|sitten+edelleen|eikä|ei|vieläkään|yhä linjoilla+musiik*|soi|tunt*|tuntii still|yhä|edelleen_odot* eikö_tää|tämä_ikinä`,
  },
  {
    family: 'repeat',
    words: `taaskaan taaskaa monesko|mones|moneskohan|kuinka.mones|kuinka.monta|montako+kerta|kerta*|kertaa|viesti*|soitto* soittan*|soitin|soitettu|kysyn*|kysyin|laittan*|laitoin|lähettän*|lähetin|ilmoittan*+#|kaks|kaksi|kolme|neljä|viis|viisi|monta|useita|kymmen*+kertaa|viesti*|maili*|meili*|sähköpos*|sposti* kolme|neljä|viis|viisi|monta+mailia|meiliä|viestiä|sähköpostia|soittoa+laitt*|lähet*|soit* ${NTH}|toinen+viesti|maili*|sähköpos*|soitto|korjaus|huolto|asentaj*|laite|yritys ${NTH}+kerta|kertaa|kerran jo_toisen|toista_kerran|kertaa kyselen|kysyn_samaa|taas samaa|tätä_samaa joka_ikinen|ainut_kerta`,
  },
  {
    family: 'churn',
    words: `ei|en_enää_koskaan|ikinä ei_enää_koskaan|ikinä+teiltä|teillä etsiä|etsin|etsitään|etsimään|löysin|löyty*|hankin|otan+toinen|uusi|toisen|uuden|muu+firma*|yhtiö*|operaat*|pankki|pankin|sähköfirma|kauppa*|toimittaj*|palvelu* en|ei+enää+penniä*|senttiä*|euroa|euroakaa*|rahaa|rahojani rahani|rahat_muualle ${CONTRACT}&${LEAVE} vika|viiminen|viimeinen|viimene|viimonen|viimenen+kerta|kerran|tilaus|ostos|käynti viimeistä_kertaa en|ei|emme|enkä+osta|tilaa|asioi|käy|käytä|tule|tuu|maksa|astu|varaa|tilaile|tilailla+enää|ikinä|koskaan|ikin en|ei|emme+enää|ikinä|koskaan|ikin+osta|tilaa|asioi|tule|tuu|käy|käytä|maksa|varaa en_maksa_täst*|tällai*|tämmö* vaihan|vaihdan|vaihamme|vaihdamme|siirryn|siirrymme|siirrytään|lähden|lähen|lähdemme|menen|mennään|vaihdetaan+kilpailij*|muualle|toiselle|toisel|toiseen|naapurikaup*|vaihtoon
      harkitsen|harkitsemme|harkinnas*|mietin|pohdin|mietitään+vaihto*|vaihta*|irtisan*|lopett*|siirty* menetit*|menetät*|menettää|menetti|menettivät+asiak* asiakkaana|asiakas+riitti|loppu*|lähden|vaihd*|vaihan asiakkuus|asiakkuuteni+loppu*|tässä|päättyy aika_vaihtaa|kilpailuttaa pakko_vaihtaa hoitakaa_irtisan* vaihdan|vaihan+operaat*|pankkia|liittym*|firmaa|yhtiö*|kauppaa boikottiin`,
  },
  {
    family: 'deadline',
    words: `huomiseen_mennessä huomiseks* tunnin_päästä+loppu*|lähtö|alkaa|tapaamin* tällä_viikolla_pakko ennen_joulua+pitä* heti_nyt pitäis|pitää_saada+nyt`,
  },
  {
    family: 'sarcasm',
    words: `upeaa|mahtavaa|hienoa|loistavaa|kivaa|ihanaa|mahtava|hieno|upea|loistava|kiva|jes|jee|jippii+taas hyvin|hienosti_testattu hoidettu_taas kiitos|kiitti|kiitoksia_kun|että|ku+pilas*|unohd*|jätit*|ei|ette|rikoit*|hukkas*|myöhäs* tosi|todella|onpa_kiva|hieno|hienoa|kivaa|mukava+kun|ku|että+ei|enää no_olipas|olipa|onpas|onpa`,
  },
  {
    family: 'spam',
    strength: 2,
    words: `tienaa|tienasin|tienata|ansaitse|ansaitsin|tienaan|ansaita+päiväs*|viikos*|kuukaudes*|kotoa|kotona|kotoota|netis*+laita|viesti*|kerron|kotoa|kysy|käsin|helpo*|lisää krypto*|bitcoin*|forex*|sijoit*+muutti|muuttan*|elämä*|rikas*|rikast*|tuotto*|opeta*|yv|valmentaj* lainaa|laina|pikalain*|luottoa|joustoluot*+vakuuks*|heti.tilil*|ilman|luottotied*|minuut* seuraajia|tykkäyksiä+halval*|ilmais*|osta|myynn*|edulli* seuraa_niin|seuraan_takas*|seuraan+takas* olet_voittan*|voittanut|valittu+palkin*|iphone*|lahjakort*|klikk*|lunasta* lunasta+palkin*|lahja*|voitto*|bonu*`,
  },
  { family: 'spam', words: `kysy_lisää+yv*|viestil*|priva* yv:llä laita_viestiä_niin laita_yv` },
  {
    family: 'first',
    words: `mult multa mul mullakin meitsi meikä meiän meil meijän tyttäreni vaimoni mieheni lapsemme perhe ite itse kysyin kävin kävelin söin söimme koskin olimme ostettiin tilattiin oltii huomasin luulin laitoin kirjauduin jonotin palautettiin menin tulin`,
  },
  {
    family: 'second',
    words: `teiän teijän teil teiltäkin teistäkin teihin nää teille vastaatteko laskutitte veloititte lähetitte lupasitte myymälästänne ruokanne laturinne kuskinne teiltäki uskallatteko`,
  },
];
