import type { CueList } from './cue-list.ts';

/** Finnish words that tell of a circumstance; the notation is that of `cue-list.ts`. */
export const FINNISH_CUES: readonly CueList[] = [
  {
    family: 'safety',
    words: `lasinsiru* lasinsirp* lasinpala* lasia+ruoassa lasia+ruuassa lasia+purki* metallinpala* metallia+ruo* muovinpala* allergi*+reakt* allergis*+reakt* sai+allergi* loukkasi+jal* loukkasi+kä* loukkasin loukkaantui+onnettom* anafylak* tukehtu* tukehdu* sähköisku*
      räjäht* räjähd* syttyi* syttyy syttyä syttyn* ilmiliek* liekeissä liekkeihin savuaa savusi käryää käry~ kärysi palovamm* palohaav* myrkyty* ruokamyrky* hengenvaara~ hengenvaarallinen hengenvaarallist* hengenvaaralliset hengenvaarallisi* hengenvaarallisesti hengenvaarallisesta hengenvaarallisessa hengenvaaralliseksi hengenvaarallisen_tila*|vian|vika|tuottee*|laittee*|onnettom* henki+vaara* vaaratilan* vammautu* verta+vuota*
      päivystykse* ensiapu* ensiav* ambulans* teho_osast* sairaala* turvapuhelin* turvapuhelim* hätänumero* kaasuvuo* häkämyrky* häkää teki|tekee|uhkaa|uhkaili|uhkasi|yritti|puhuu|aikoo|aikoi|lapseni|poikani|tyttäreni&itsemurha* sydänkohtau* sairastu+tuott* sairastui* vatsatau* jarrut+petti* jarrut_pett*
      ylikuument* ylikuumen* kuumenee+liikaa akku+paisu* akku_turvonn* akku_turpo* putosi+päälle hampa~+katke* pyörätuoli+jät* haava* palaa+haju* tulipalo* vaarallinen vaarallis* vaaraksi`,
  },
  {
    family: 'violence',
    words: `tapan+teidät tapan+sut tapan+sinut hakkaan+teidät puukotan tulen_sinne_ja tiedän_missä_asut* tiedän+missä+asu* tiedän+missä+toimisto* maksatte_tästä saatte_maksaa pommi+toimisto* poltan+toimisto* poltan+myymälä* räjäytän* uhkailee_minua uhkaili+minua`,
  },
  {
    family: 'fraud',
    words: `huijau* huijar* huijat* huijas* huijaa* petosyrity* petos~ petok* kalasteluvies* tietojenkalastel* kalastelu* kaapat* kaappas* kaappaa* hakkeroi* hakkeroin* murtaudu* murtautu* luvattom* luvaton+veloit* väärinkäyt*
      varastettu+kort* kortti+varastet* kortti+kadonn* kortti+hukass* kortti+viety kortti+varast* korttini+kadon* korttini+varast* korttini+hukass* tili+tyhjen* tyhjensi+tili* tilini+tyhj* tililtä+kadonn* identiteettivark* esiintyy+nimellä esiintyi+nimellä valesivu* valetili* feikkitili* valelasku* huijauspuhel* en_ole_tilannut en_oo_tilannu en_tunnista`,
  },
  {
    family: 'privacy',
    words: `tietovuo* tietomur* tietosuojarik* tietosuojalouk* henkilötie*+vuota* vuotan*+tie* vuoti+tie* toisen_asiakkaan toisten_asiakka* jonkun_toisen_tie* jonkun_toisen_tila* muiden_asiakkaiden muiden_tiedot vieraan_ihmisen+tie* väärälle_ihmis*
      näen+toisen+tie* näkyy+toisen+tie* näkyvät+muille henkilötunnu* hetu~ hetuni salasanat+vuota* gdpr+rikko* potilastie*`,
  },
  {
    family: 'legal',
    words: `rikosilmoitu* tutkintapyyn* asianaja* lakimie* juristi* käräj* haastan oikeuteen oikeusteits* oikeusjutu* kuluttaja_asiamie* kuluttajaviranom* kuluttajariita* kuluttajaneuvon* kuluttajansuoja* kkv kkv:* kilpailu_ja_kuluttajavirasto*
      tietosuojavaltuut* aluehallintoviras* avi:* finanssivalvon* traficom* tukes* ruokavir* valvira* poliisi+ilmoit* poliisille poliisiasia* teen_valituks* vahingonkorvau* korvausvaatim* laiton* laittom* lain_vastai* lainvastai* rikotte+laki* sopimusrikk* perintäyhtiö+oikeu* ulosotto* joukkokan*`,
  },
  {
    family: 'press',
    words: `lehdistöön lehteen+soit* soitan+lehteen iltalehte* iltasanomi* hs:lle hesariin ylelle mtv:lle uutisiin+tämä toimittajana toimittaja+kysy* toimittaja+juttu* teen_jutun teemme_juttua kommenttia+juttu* mediaan juttu+lehteen haastattelupyyn* kuningaskuluttaja*`,
  },
  {
    family: 'discrimination',
    words: `rasisti* rasismi* syrjin* syrjii syrji* syrjit* syrjäy+palvel* seksuaalinen_häir* ahdisteli* häirintä* neekerit* homoksi+haukku*`,
  },
  {
    family: 'boycott',
    words: `boikot* boikotoi* boikottiin boikottoi* boikotti* boikotoidaan joukkopako* somekoh* älkää_ostako älkää+asioi* älkää_tilatko`,
  },
  {
    family: 'outage',
    words: `käyttökatko* verkkokatko* palvelukatko* sähkökatko* sähköt_poikki sähköt_meni* katkos* palvelinvika* järjestelmävika* kaatunu* sivut+kaatu* sivusto+kaatu* sivut_alhaalla palvelu_alhaalla sivut_nurin netti_nurin nurin kukaan_ei_pääse kenelläkään kukaan+pääse
      kaikilla_sama netti_poikki netti_poikk* netti+alhaalla yhteydet_poikki yhteydet+poikki yhteys_poikki koko_verkko koko_palvelu maksut+jumi* maksut_ei* maksupääte+ei maksaminen_ei_onnistu mobiilipankki+ei verkkopankki+ei tunnistautuminen+ei netti_pois puhelut_eivät puhelut_ei
      verkko+alhaalla liittymä+mykkä ei_avaudu+kene* vesi_poikki vedet_poikki lämmöt_poikki`,
  },
  {
    family: 'stranded',
    words: `jumissa+lento* jumissa+asema* jumissa+hissi* hississä+jumi* jäi*+pysäki* jätti+pysäki* jätettiin+pysäk* jätitte+tien* lento+peru* lentoni+peru* lentomme+peru* vuoro_perut* juna+peruttu ilman_lämmity* ilman_sähkö* ilman_vettä ilman_lääk* lääkkeet+loppu* insuliini*
      rollaattori+jät* lukittuna+sisä* lukossa+sisä* keskellä_yötä missään+yöpaikk* jäätiin+lentoken* jumitta+kentäl* hotelli+peru* ilman_turvapuhelin* ilman_puhelint*`,
  },
  {
    family: 'lost',
    words: `matkalaukku+kadon* matkatavara*+kadon* laukku+kadon* laukut+kadon* laukku+hukassa laukkua_ei paketti+hukassa paketti+kadon* paketti+hävin* paketti_hukkun* lähetys+kadon* hukannut+paketi* hukannut+laukku* rahat+kadon* rahani+kadon*`,
  },
  {
    family: 'churn',
    words: `irtisano* irtisanon sanon_irti sanoo_irti sanomme_irti sanottu_irti vaihdan+operaattor* vaihdan+pankki* vaihdan+yhtiö* vaihdan+firma* vaihdan+toise* vaihdan+toimittaj* vaihdan_pois vaihto+kilpail* siirryn+kilpail* siirryn_toise* siirrymme+kilpail* menen+kilpail* kilpailijalle
      lopetan+tilau* lopetan+asiakkuu* lopetan+jäsenyy* lopetan+sopimu* lopetan_tämän peruutan+tilau* perun+tilauks* perun+jäsen* peruutan+tilauks* peruutan+jäsen* en_enää_ikinä ei_enää_ikinä en_ikinä_enää ei_ikinä_enää en_koskaan_enää ei_koskaan_enää en_osta_enää en_tilaa_enää en_asioi_enää
      viimeinen_kerta viimeisen_kerran viimeistä_kertaa asiakkuus+loppu* asiakkuuden+lopet* asiakkuuteni+loppu* menetitte_asiak* menetätte+asiak* menetitte+asiak* jää_viimeiseksi ette_enää_näe lähden_asiakka* vaihtoon_menee vaihdetaan+operaatt* vaihdetaan+pankki* vaihdan_muualle vaihdan+muualle ostan_muualta ensi_kerralla_muualta`,
  },
  {
    family: 'deadline',
    words: `heti_paikalla välittömästi kiireelli* kiire_on on_kiire kiireesti viimeistään_tänään tänään_mennessä huomenna_lento huomenna+lähtö huomenna+häät huomenna+matka eräpäivä+tänään eräpäivä_tänään eräpäivä_huomenna tänään+viimeinen määräaika+tänään tunnin_päästä+lento* iltaan_mennessä tänä_iltana+pitä* juhlat+huomenna juhlat+tänään
      perjantaihin_mennessä ennen_viikonloppua pitäis_saada_tänään pitää_saada_tänään tarvitsen+tänään tarvitsen+heti tarvitaan+tänään mahdollisimman_pian asap`,
  },
  {
    family: 'repeat',
    words: `kolmas_kerta kolmannen_kerran kolmatta_kertaa neljäs_kerta neljännen_kerran viides_kerta viidennen_kerran toista_kertaa toisen_kerran taas_kerran jälleen_kerran monennen_kerran monetta_kertaa monesko_kerta useasti+yhtey* useaan_otteeseen monta_kertaa+soit* monta_kertaa+yhtey* monta_viestiä olen+lähettänyt+viest* olen_jo_kysynyt kysyin_jo
      eikö_tätä_saada edelleenkään edelleen_ei vieläkään vieläkää jatkuvasti joka_kerta joka_päivä+ei aina_sama aina_vaan taas_sama sama_vika`,
  },
  {
    family: 'waiting',
    words: `odottan* odotan+vastau* odotan+edelleen odotan_edelleen odotettu+viikk* odotin+tunti* odotin+viikk* jonotin* jonottan* jonotettu* jonossa+tunti* jonossa+minuut* jonotusaika* jonotusajat kuukausi_sitten kuukautta_sitten viikkoja_sitten viikkokausi* kuukausikau* vastausta+odott*`,
  },
  {
    family: 'delivery',
    words: `paketti+ei paketti+myöhä* pakettia+ei paketti+viipyy paketti+jumi* paketti+piti_tulla paketti_piti lähetys+ei lähetys+jumi* lähetys+viipyy lähetys+myöhä* toimitus+ei toimitus+myöhä* toimitus+viiväst* toimitus+viivästy* tilaus+ei_ole_tullut tilaus+ei_oo_tullu tilaus+ei_tullut tilaus+myöhä* tilausta_ei tilaukse*+viiväst* tilaukseni_ei
      ei_ole_saapunu* ei_oo_saapunu* ei_saapunu* ei_tullut_perille ei_ole_tullut_perille ei_ole_tullut ei_oo_tullu* ei_tullutkaan ei_vieläkään_tullut ei_vieläkään_saapu* ei_ole_vielä_tullu* ei_ole_vieläkään* seuranta_ei seuranta+ei_päivity väärään_osoit* väärä_osoite väärään_noutop* myöhässä viikkoa_myöhä* jätetty+oven_ulko* kuljetus+ei kotiinkuljetus+ei kuski_ei kuljettaja_ei toimittamatta toimitusaika+venyy toimitusaika+venyi`,
  },
  {
    family: 'billing',
    words: `veloitettu_kahde* veloitettiin_kahde* kahteen_kertaan+velo* kahteen_kertaan veloititte tuplaveloit* kaksinkertai+velo* kahdesti+velo* veloitet*+kahdesti ylivelo* laskutettu+väärin lasku+väärin lasku+liian lasku_väärä väärä_lasku väärän_laskun virheellinen_lasku aiheeton_lasku aiheeton*+lasku* laskutusvirhe* laskussa_virhe laskussa+virhe laskutatte+väärin maksumuistutu* perintä~ perintään perintäkirje*
      rahat+ei rahoja_ei rahani_ei maksu+ei_mennyt maksu_ei_mene maksu+jumi* maksoin+mutta+ei raha+lähti+ei kaksi_laskua veloitus+väärin veloitatte+vaikka laskutatte+vaikka laskutetaan+vaikka hinta+nous* ilmoittamat+hinn*`,
  },
  {
    family: 'refund',
    words: `rahat_takaisin+en rahat_takaisin+mill* rahat_takaisin! rahani_takaisin rahoja+ei_kuulu rahoja_ei_ole rahoja_takaisin+ei rahoja_ei palautus+ei_näy palautus+ei hyvitys+ei hyvitystä_ei hyvitystä+en palautin+sitten palautettu+ei palautus+viipyy palautus+jumi* rahanpalautu*+ei vaadin+rahat vaadin+hyvity* vaadin+korvau* haluan+rahat haluan+rahani haluan+hyvity* haluan+korvau* hyvitätte+vai reklamaatio+ei reklamaatioon+ei reklamaatiooni`,
  },
  {
    family: 'defect',
    words: `ei_toimi ei_toiminu* ei_toimikaan eivät_toimi ei_vieläkään_toimi ei_enää_toimi toimi_enää ei+toimi* lakkasi_toimi* lakannut_toimi* ei_pelaa ei_käynnist* ei_käynnisty ei_lataa ei_lataudu ei_aukea ei_avaudu ei_mene_päälle ei_mene_läpi ei_onnistu ei_päivity ei_lähde_käyn* meni_rikki menee_rikki rikki rikkinäi* rikkoutu* hajosi* hajos hajon* viallinen viallis* vikaa viassa vikana vikainen vioittu* virheilmoitu* virhekood* error
      kaatuilee kaatuu kaatui+sovel* jumittaa jumittuu jumitti pätkii pätkinyt pätki katkeilee katkeaa temppuil* tökkii lagaa lagittaa bugaa bugittaa sammuu sammuilee sammui vuotaa netti_hidas hidas_netti yhteys_hidas puuttuu puuttui puuttuvat puuttu* vääränlai* väärä_tuote väärän_tuotteen väärä_koko väärän_kokoi* väärää_tuotetta naarmu* halkeam* halki särky* särö~ katkesi`,
  },
  {
    family: 'quality',
    words: `homeessa hometta home~ pilaantun* mätä* mätiä vanhentun* päiväys+mennyt päiväystä+mennyt päiväys_vanha likai* haisi* haisee karvoja hius_ruoassa hius+ruo* hiuksia toukka* toukkia matoja raaka_kana raakaa kylmää_ruokaa kylmänä kuivaa suolaista torakka* ötökö* tympeän_makui* pahan_makui*`,
  },
  {
    family: 'login',
    words: `en_pääse en_päässyt en_pääsy emme_pääse ei_pääse en+pääse+kirjautu* kirjautuminen+ei kirjautuminen_ei salasana+ei salasanan+ei lukittu+tili tili+lukittu tilini+lukit* tunnukset+ei tunnus+lukkiu* lukkiutu* vahvistuskoodi+ei varmistuskoodi+ei`,
  },
  {
    family: 'service',
    words: `ei_vastata ei_vastaa ette_vastaa ettekö_vastaa ei_saa_kiinni ei_saa_yhteyttä ei_saada_yhteyttä ette_vastannu* ei_vastattu kukaan_ei_vastaa ei_vastausta en_ole_saanut_vasta* en_saa_vasta* en_saanut+vasta* ei_kukaan_vastaa ei_mitään_apua ei_apua en_saa_apua ei_kuulu_mitään mitään_ei_kuulu puhelu_katke* puhelu_katko* luuri_korvaan
      luurin_korvaan töykeä~ töykeäst* töykeä tyly~ epäystävälli* ylimieli* epäkohteli* tiuski* vittuili* haukkui nauroi_päin valehteli* valehtelitte huono_palvelu huonoa_palvelua surkea_palvelu surkeaa_palvelua surkeeta_palvelua paskaa_palvelua asiakaspalvelu+nolla asiakaspalvelu+surkea asiakaspalvelunne+surkea pompotell* pompot* pallottel* luukulta_luukulle
      lupasitte+ei lupasitte+mutta luvattiin+ei luvattiin+mutta luvattu+ei piti_tulla+ei piti_soittaa ei_pidä_paikkaansa`,
  },
  {
    family: 'unanswered',
    words: `voitteko_vastata voisitteko_vastata vastatkaa vastaatteko milloin_vastaatte vastausta_viestiin vastata+viesti* vastaisitteko laitoin_viestiä laitoin_yksityisvies* lähetin_viestin lähetin+viesti* lähetin_sähköpos* yksityisviest* laittamaani+viest* auttakaa voitteko_auttaa voisitteko_auttaa apua_kiitos tarvitsen_apua tarvitsisin_apua tarvitsisin+tietoa ottakaa_yhteyttä ottakaa_yhteys soittakaa`,
  },
  {
    family: 'question',
    words: `onko onks oliko olisiko oisko voiko voiks voitteko voisitteko voisko saako saaks saisiko saisko saatteko mitä mikä missä mistä mihin milloin koska_tulee kuka kenelle miksi miks miten kuinka paljonko montako mones monelta moneltako millainen minkä tiedättekö tietääkö kannattaako pitääkö tarvitaanko tuleeko toimiiko löytyykö kuuluuko pystyykö pystyiskö osaatteko osaisitteko eikö eiks teettekö myyttekö ettekö aiotteko`,
  },
  {
    family: 'resolved',
    words: `hyvin_hoidettu asia_hoitui asia_hoidettu hoitui korjattiin_nopeasti saatu_kuntoon samana_päivänä rahat_takaisin_samana kaikki_kunnossa selvisi kiitos_nopea* korjaantu* ongelma_ratke* ratkesi sain_apua sain_avun apu_löytyi`,
  },
  {
    family: 'sarcasm',
    words: `kiitos_taas kiitti_taas kiitos_vaan kiitti_vaan kiitos_tästäkin kiitos_ei_mistään kiitti_ei_mistään hienoa_että_taas hienoa_taas hienosti_taas upeaa_taas mahtavaa_taas loistavaa_taas taas_kerran taas_vaihteeksi jälleen_kerran no_hienoa no_kiva no_kiitos no_jopas kivaa_kun kiva_kun hienoa_kun mahtavaa_kun kiva_että_taas onpa_hienoa onpas_hienoa
      vain+myöhässä vaan+myöhässä ihan_vaan hyvin_menee jatkakaa_samaan hyvää_työtä_taas hieno_homma_taas ai_että aijai jepjep`,
  },
  {
    family: 'news',
    words: `kertoo_stt stt uutinen: uutinen uutiset uutisoi* kertoi+telkkari* kertoo_yle yle_uutis* lehtitieto* liikevaih* osavuosikat* pörssi* pörssitiedot* avaa_uuden yleisesti podcast* dokumentti* elokuva* sarjassa kirja~ kirjassa dekkari* tutkimuksen_mukaan tilastokesku* pelissä pelaaja* telkkari* laulu~ historia* varoittaa+yleis* haastattelu* blogi* analyysi*`,
  },
  {
    family: 'spam',
    words: `voita_uusi voita+puhelin* voita+lahjakort* klikkaa klikkaa+link* klikkaa_tästä linkki_biossa seuraa_takaisin seuraa_minua seuraa+arvont* ilmainen_lahja ilmaista_rahaa helppoa_rahaa ansaitse+kotona tienaa+päiväs* bitcoin* krypto* pikavippi* lainaa_heti kasino* nettikasino* ilmaiskierrok* osallistu_arvontaan jaa_tämä tykkää_ja_jaa `,
  },
  {
    family: 'abuse',
    words: `vittu_teitä vitun+idioot* idiootti* idiootit ääliö* kusipä* kusipäi* mulkku* mulkut mulkkuj* huora* huorat* haista_vittu haistakaa_vittu haista_paska haistakaa_paska painu_vittuun painukaa_vittuun painu_helvettiin painukaa_helvettiin vitun_pellet saatanan_pellet saatanan_idioot* perkeleen+idioot* vajak* retard* neekeri* mutakuono* rättipää* homottel* hinttari* lutka* tapa_itsesi vedä_itsesi kuolkaa imekää tollot tollo paskiai* paskapä* tyhmät_kuin`,
  },
  {
    family: 'first',
    words: `haastan vaadin haluan haluamme lopetan irtisanon vaihdan palautin vein pääse pääsin minä mä mää mun minun minulla mulla minulle mulle minut minua mua musta minusta me meidän meillä meille meitä olen oon olin sain tein tilasin ostin maksoin yritin odotin olemme ollaan oltiin saimme saatiin poika poikani tytär tyttäreni lapsi lapsen lapseni mummo mummon äiti äitini isä isäni vaimo vaimoni mies mieheni asiakas asiakkaana löysin löytyi en emme minullekin jouduin soitin`,
  },
  {
    family: 'second',
    words: `te teidän teillä teille teitä teiltä teistä teihin sinä sä sun teidänkin olette ootte ette voitteko voisitteko saatteko palvelunne kuljettajanne myyjänne firmanne tuotteenne tuotteissanne asiakaspalvelunne sivunne sovelluksenne laskunne myymälänne myymälässänne henkilökuntanne ettekö pitäisi_hävetä hävetkää vastatkaa korjatkaa hoitakaa`,
  },
  {
    family: 'topic-delivery',
    words: `toimitu* toimitet* paketti* paketin pakettia paketit paketteja lähety* posti postin postilla kuljetu* kuljett* kuriiri* seurantakood* seuranta noutopis* kotiinkuljet* rahti* saapu*`,
  },
  {
    family: 'topic-billing',
    words: `lasku~ lasku laskun laskua laskut laskutu* veloit* veloitu* maksu~ maksun maksut maksoin maksan eräpäiv* tilisiir* perintä* kuukausimaksu*`,
  },
  {
    family: 'topic-returns',
    words: `palautu* palautin palautan palautt* palauta* vaihto_oik* vaihto~ hyvity* takuu* takuun reklamaati* reklamoi* rahat_takaisin`,
  },
  {
    family: 'topic-account',
    words: `kirjautu* kirjaudu* salasana* käyttäjätun* tunnus tunnukset tunnuksen tilini käyttäjätil* profiili* tunnistautu* jäsenyy*`,
  },
  {
    family: 'topic-app',
    words: `sovellu* appi~ appi äppi* äpin sovellus päivitys* päivityks* verkkosivu* nettisivu* sivusto* verkkokau* mobiilipan* verkkopank*`,
  },
  {
    family: 'topic-store',
    words: `myymälä* kauppa kaupan kaupassa kauppanne liikkee* myyjä* kassa* kassalla aukiolo* auki suljettu toimipis* ravintola*`,
  },
  {
    family: 'topic-price',
    words: `hinta hinnan hinnat hinnoissa hintaa hinnoittel* kallis* kallii* halpa halva* alennu* tarjou* kampanja* euroa`,
  },
  {
    family: 'topic-product',
    words: `tuote tuotteen tuotteet tuotteita tuotetta laatu laadun laatua malli mallia koko kokoa tavara* laite laitteen laitetta kengät leipä takki väri valikoima*`,
  },
  {
    family: 'topic-service',
    words: `palvelu palvelua palvelun palvelunne palvelusta asiakaspalvel* aspa aspan henkilökunta* henkilökunn* kuljettajanne puhelinpalvel* jonotin jono* chatti* chat`,
  },
  {
    family: 'topic-security',
    words: `tietoturva* tietosuoja* salasana+vuoto* huijau* kalastelu* tietomur* tietovuo* kyberturv* kiristysohjel*`,
  },
];
