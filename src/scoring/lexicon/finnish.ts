/**
 * Finnish words and what they say about the writer's mood, spoken and written forms. A word stands for itself; `stem*`
 * for every word that begins so (distinctive stems: compounds count too); `stem~` for the stem with a Finnish ending;
 * `two_words` for a phrase. Consonant gradation is written out. The number is the strength, from -3 to 3.
 */
export const FINNISH_VALENCE: readonly (readonly [number, string])[] = [
  [
    3,
    `ainutlaatui* ansioka* ensiluokkai* erinomai* fantasti* hurma* huippu* huikea* huikei* häikäisev* ihana* ihani* ihanuu*
    jumalai* jättiki* kympin loistav* loisto* lyömät* mahtav* mahtis* mestariteo* mieletön* mielettömä* mielettömi* paras parhai* parhaa* parhaus
    parasta priima* rakasta* rakasti* rakastu* superhyvä* suurenmoi* taivaalli* täydelli* upea* upei* upeest* vertaansa_vailla perkele|saatana|vittu|helvetti|jumalauta|hitto_että|kun|ku_on|oli|olikin|onkin_hyv*|hienoa|hieno|hienosti|mahtav*|makee*|upea*|loistav*|ihana* ykkönen huikee upee
    aivan_mahtav* iso_käsi vie_kielen kielen_mennessään isot_aplodit superystäv* superhyv* superkiv* viisi_tähteä 5_tähteä täysi_kymppi täydet_pisteet parhautta mahtia yli_odotusten ylitti_odotu* lempi* timantti`,
  ],
  [
    2,
    `aidosti ammattimai* ammattitai* ansaits* antoisa* arvosta* asiallis* asiantuntev* asiantuntija~ auttavai* avulia* edulli*
    eläköön esimerkilli* fiksu* fiini* harmoni* hauska* hauski* hauskuu* helposti helppo~ helppokäyttö* hemaise*
    herkku~ herkulli* hermoilematta hienoa hieno~ hieno hienoi* hienosti hyvin_hoidettu hyvin_toimi* hyvinvoin* hyviä hyvä hyvän hyvää hyvät hyvältä hyvästä hyvässä hyväksi hyviin
    hyvillä* hyvistä hyvää_työtä hyvää_palvelua hyvänä hymy~ hymyi* hymyil* ihaila* ihaste* ihastu* ihastutt* iloinen iloi~ iloitse* ilo ilokseni iloksemme ilolla iloa ilahdu* ilahtu* ilahdut* innois* innost* innostu* innostav*
    inspiroi* jees jes jess jippii jipii juhlava* kannattaa_ostaa kaunis kaunii* kauniis* kaunot* kehaist* kehu* kelpo kiitos kiitosta kiitoksia kiitoksen kiitokset kiitti kiitän kiitämme kiitolli* kiitettäv* kiinnostav*
    kiltti kiltti~ kilttejä kiva kivaa kivan kivasti kivoja kivoi* kivat kivempi kivointa kohtelia* kotois* korkealaatui* kunnia* kiittää kaunist* kunnollinen kunnolliset kunnollista komea* komei* komeest* kätev* käteväs* laaduk* laadukk* lahjakas lahjakka* lahjakkuu* luotettav*
    luonnistu* luksus~ lupaav* lysti~ lämmin lämpim* lämminhenki* lämpö~ läheinen maistuv* makea* makee makeen makeet mainio* maukas maukka* mehev* mehukas menesty* mennyt_hyvin miellyttäv* mieluisa* mieluusti
    moitteet* mukava* mukavi* mukavuu* muikea* mukavasti mutkat* nauti* nautin* nautit* nasta nastaa nerok* nokkela* nopea nopeaa nopeasti nopeat nopee nopeesti nopeet nopeampi näppär* nätti~ nättejä onneksi onnea
    onnel* onnellis* onnisteit* onnistu* onnistui onnittel* oivalli* oivaa osaav* passeli* paremp* parem* parantu* paranev* petraa* piriste* piristä* pirteä* plussa~ positiivi* puhdas* pätev*
    rakas rakka* rautai* rauhalli* reilua reilusti reipas* rento* rentou* rehelli* riemu* riemastut* romanttinen romantti* runsas* saumaton saumattom* selkeä selkeä~ selkee seesteis* siisti siistiä siistit siistimpi siistei* sopuisa* suju* sujuvas* suloinen suloi* suositte* suosikki~
    suosio* sydämelli* sympaatti* söpö~ söpö taidok* tehok* tehokas terveht* toimii toimi_hyvin toimiv* toimivat_hyvin tosi_hyvä turvalli* tykkä* tykkäs* tykästy* tyylikä* tyylik* tyytyväi* tyyty* täsmälli*     vaivat* vaikuttav* vaivatto* valloitta* virkistä* viihdyttäv* viihdyi* viihty* vilpit* viehättäv* viihtyis* viisas viisa~ viisasta virheettöm* voittaja~ voitti voitto~ voittois* vau wau wow ystävälli* ystävyy* ylisty* ylpeä* ylpei* yllättävän_hyv* ykkösluokka*
    äidilli* ällistyttävän_hyv* ei_huono* ei_hullu* ei_hassum* ei_paha ei_yhtään|ollenkaan|lainkaan_paha|hassum*|huono|hullum* ei_ollut|ollu|oo_yhtään|ollenkaan_paha|hassum*|huono|hullum* ei_ollut|ollu_paha|hassum*|hullum* odotin_huonompaa|pahempaa|pahinta toimii|toimi|pelaa|pelittää|toimivat_taas|jälleen toimii|pelaa|pelittää|toimivat_nyt|nytten_taas|jälleen ei_yhtään_huono* ei_ollut_huono* ei_ollut_yhtään_huono* ei_moittimis* ei_valittamis* ei_mitään_valit* ei_ongelm* ei_mitään_ongelm* ei_ole_valittamis* ei_petä ei_pettänyt ei_pettäny
    ei_tarvinnut_odot* eikä_petä kaikki_kunnossa kaikki_ok kaikki_toimi* samana_päivänä nopea_toimitus nopeasti_perille etuajassa ajallaan ajoissa näin_sen_pitää näin_sitä_pitää hatunnosto* hattua_nosta*
    nostan_hattua hattu_päästä peukku~ peukut* pisteet* isot_kiitokset iso_kiitos iso_plussa suuri_kiitos suurkiitos olette_ihani* ootte_ihani* propsit tsemppi* hurraa hyvä_te hyvä_juttu hyvä_homma hienoa_työtä mahtavaa_työtä
    hyvä_valinta oikea_valinta pelasti* pelastaja~ jaksamista en_vaihda_enää en_vaihtaisi en_vaihtais kelpaa_suosit* lempparit lemppari~ nice best cool thanks love great ihq`,
  ],
  [
    1,
    `mielelläni mielellään tärkeä tärkeää mestari* ehdottomasti kiinnostav* kiinnostun* aito~ ansio~ asiansa_osaav* auttoi auttoivat hyvin hyväksy* ilmainen ilmaiseksi jaksaa kannattaa kannusta* kehitty* kelpaa kiitollisuu* korjattu korjasi kunnossa ok okei okej lahja~ luovu~ luotta* luottamus
    loma~ synttär* juhli* muutos_parempaan moderni* mieluinen nauru~ naura* nauro* haha hahaha hehe heh hih hihi odotan_innolla paranta* parantaa puolesta rakkau* rakkaudella sopiva~ sopii suosittu* sopuisa tarpeelli* terve_tulo* tervetul* toivo toivottav*     tuoret* tuore uskolli* vahva~ vihdoin vihdoinkin viimein hauskaa ystävä~ ystäv* jee juu mieluummin pidän pidin tykätty lohtu~ toivotaan tule_hyvä rohkea* rohkei* siunau* siuna*`,
  ],
  [
    -1,
    `aiheeto* aiheettom* arveluttav* aiva_liian epäil* epäselv* epävarm* epämääräi* epätoivo* epämukav* erehdy* erehty* haitta~ haita~ hankal* harmi harmi~ harmitt* harmitta* hermostu* hidas hitaa* hitai* hitaus* huoli huolest* huolissa* huolet~ huonosti hyytyi hyytyy hämmenty* hämmästyttä* häiri* hälyttäv*
    ihmetyttä* ikävysty* ikävä~ ikävä ikävi* ikävästi jumissa jumittaa jumitti jumi~ jätti jonott* jonotus* kallis kallii* kalliimp* kallista kallistu* kalliit katki katkes* katkea* katkeil* katkeru* kehno~ keskinkertai* kirottu* kipeä* kipu~ kuol* kuolem* kusessa kärsi* kyllästy* kaduta* kadutta* kadun
    laiska* laimea* lannista* liian_kallis liian_hidas liian_vähän loppui_kesken loukkaan* loukkaav* masentu* masent* mauton* menetti menett* murhee* mureh* myöhäss* myöhäst* myöhässä möhl* murs* moitti* moite moittei*
    nihkeä* nurina* negatiivi* olematon* ongelma* ongelmi* outo~ outoa paheks* paheni* pahoill* pahoitt* pahasti pelko~ pelottav* pelkää pelkään pelkäs* liian riitä pelottaa pettää petti puute puutteelli* puuttui puuttuu puuttuv* puuttee* puolinai* puutu* pieleen pilalla pimee
    pulma* ristiriitai* riski~ ristirii* sekava* sekoil* sekaisin solmussa stressaa* suru~ surul* surullis* syyll* syyttä* syytö* sammui sammuu sammu sotku~ sotkui* tappio~ tarpeeto* tarpeettom* tuska~ tuskai* tuskastu* tylsä* tyhmä* tyhmi* tyhjä~ turhan toimimat* tympeä* tympei*
    uhka~ uhkail* uhkaa* unohd* unohtu* vaara~ vaaralli* vaike* vaikeu* vajaa* vajavai* varoitu* varokaa varaston_loppu vanhentun* vastaama* vaiva~ vaivaa vika vian vikoja vika~ viasta vikaa viivy* viiväst* viivytt* virhe virheen virheitä virhee~ virhei~ väsy* väärin väärä~ väärä vääriä vääristel* väärennet*
    vastenmieli* vitkutt* yksinäi* ylihint* ylihinno* ylimieli* ylimielis* äreä* tökki* tökkii pätki* pätkii lagaa lägää laggaa bugi~ bugaa bugit* kaatui kaatuu jäätyy jäätyi jankut* jankutt* hyi höh pöh plääh pyh huoh huokaus hohhoijaa voi_ei voi_luoja ei_jaksa en_jaksa ei_kiinnosta ei_hyvä ei_hyvää ei_kiitos
    ei_mitään_hyötyä ei_kannata ei_suositte* en_suositte* en_suosittele ei_toimi ei_toiminu* eivät_toimi ei_pelaa ei_kehtaa ei_voi_suositte* toivoisi parempaa parantamisen_varaa ei_ihan_vakuut* ei_vakuut* sääli~ sälä`,
  ],
  [
    -2,
    `huolimaton huolimattom* tappaa ahdist* ahne* ala_arvo* alaarvo* alamaissa alennusmyyntikamaa amatööri* amatöörimäi* arvoton* arvottom* onneto* onnettom* tyytym* aivopesty* aivoton* anteeksiantamat* ajanhukka* auttamat* asiaton* asiattom* epäammattimai* epäasialli* epäinhimilli* epäkelpo* epäkohtelia* epäluotettav* epäonnis* epäreilu* epätyydyttäv* epätyytyv* epäystävälli* epärehelli* epäsiisti* farssi* feikki* hajonn* hajonnu* hajos* hajoaa hajal* halpamai* haukku* haukut* harhaanjohtav* harhauttav*
    heikko~ heikkolaatui* heikosti hermot_men* hermo_men* huijar* huijat* huijau* huijaa* huijas* huijata huono huonoa huonon huonot huonoja huonoi* huonolaatui* huonolla huonommaks* huonomp* huonont* huonoin huonointa huononnu* huonosta hutil* häpeä* häpeis* häpeälli* hyödyt* härski* hölmö* hyväksikäyt* idiootti* idioott* imbesill* imee ihan_perse* ilkeä* ilkei* inhott* inhoa* inho~ inhoittav*
    jallit* jymäyt* järjet* järjettöm* kakka~ paskaa_kamaa huonoa_kamaa roskaa_kamaa karvas katal* kauhist* kehtaatte kehtaa kelvot* kelvottom* kettuil* kiro* kirous* kiroil* kiusaa* kiusaami* kiusat* korvaus_evät* kränä~ kuset* kusetu* kusetta* kurja* kurjuu* kuvott* laiminlyö* laiton* laittom* luokaton luokattom* luotto_men* leväperäi* limais*
    loukkau* luvaton luvattom* lupaus_rikot* mieltä_pahoit* mitätön* mitättöm* mustamaalaa mätä* mätäne* naurettav* narsist* nolo* nolot* nöyryyt* nöyryytt* nuija* nukkua_onnensa olematonta paha pahaa pahan pahin pahempi pahempaa pahimm* pahoinpit* paskapuhe* pelle~ pelleil* petos petok* petetty petetyks* petturi* petty* pety* pettymy* pilanne* pilaa* pilattu pilas* pöyrist* pöyristyttäv*
    pohja_nähty puuduttav* pölhö* pöljä* pyh_pah pakkomyynti* raivo* raivost* raivois* rahastus* rahastaa rahastat* rahastett* rasist* riisto~ rikki rikkinäi* rikkou* rikkoi* rikos* roska~ roskaa romu* romuttu* ryöstö* ryöstä* rumia ruma* räikeä* sekunda~ sietämät* sikamai* sikahint* surkea* surkei* surkee* surku* säälittäv* syrjin* syrjiv* törkeyt* turhau* turhautt* turhaa turha~ turha tympäis* tyly* tylyst* töykeä* töykei* töykee tökerö* törttöi* tuomittav*
    typer* tyypillistä valehtel* valehd* valhe~ valheelli* valhei* valitan valitatte valittaa valittaja* valitti valitettav* valitett* valituks* valitus* varas varkaat varka* varkau* varast* vastuuton* vastuuttom* vaatimat* vedät* vetkut* vihaa vihaan vihai* viha viha~ vihas* vihat* viturallaan viallis* viallinen voimaton* väheks* vähättel* välinpitämät* välinpitämättöm* väkival* vääryy* väärinkäy* väärä_tuote väärä_koko vääristä
    ylihinnoi* yliveloi* yhtä_tyhjän ärsyt* ärsyttäv* ärsytt* ärsytys* ärähti ällö* ällött* äpär* en_enää_ikinä ei_enää_ikinä en_ikinä_enää ei_ikinä_enää ei_koskaan_enää en_koskaan_enää en_osta_enää en_tilaa_enää en_asioi en_asioi_enää en_menisi en_mene_enää en_menis ei_vastata ei_vastaa ette_vastaa kukaan_ei_vasta* ei_saa_apua ei_apua ei_saa_yhteyttä
    ei_mitään_järkeä ei_mene_läpi ei_tullut_perille ei_ole_tullut ei_oo_tullu ei_kuulu ei_kuulunu* ei_edes ette_edes ei_hyväksyttäv* ei_hyväksyttävää ei_ole_hyväksyt* ei_voi_olla_totta ei_oo_todellis* ei_ole_todellis* mitä_helvettiä mitä_vittua mitä_hittoa mitä_ihmettä hittoako voi_helvetti voi_vittu menee_hermo* menee_hermot meni_hermo* nyt_riitti nyt_riittää mitta_täy* saa_riittää
    vitutus* hermoja_raast* sinne_meni rahat_huk* hukkaan_hei* hävitt* hävyt* hävis* häviksi loppu_luottamus kiitos|kiitti|kiitoksia_ei_mistään kiitos|kiitti_vaan_ei_mistään yksi_tähti 1_tähti nolla_tähteä kuraa lutk* moka~ mokas* mokail* möläytt* munas* mulkku* fail scam shit bullshit noob lame loukkaavaa ulkoistet* pakottaa `,
  ],
  [
    -3,
    `hirveä~ hirveä hirvee hirveet hirveintä hirvittäv* helvetilli* helvetin_huono* helvetti helvetistä hemmetin_huono* hevonpas* huora* hyi_helvetti iljettäv* inhottav* irvokas irvokk* järkyttäv* järkytty* jumalauta juma_lauta kamala* kamali* kammott* kammottav* karmai* karmea* karmiv* karsea* kauhe* kauhea* kauhei* kauhist* kauhuto* katastrof*
    kusipää* kusipäi* kyrpä* mulkku* mulkvist* murha~ paska* paskat paskoj* paskin perkel* perse* perseest* perseel* perseestä pohjanoteer* pohjasak* saasta* saatan* sietämätöntä skeida* sontaa sonta* totaalikatastrofi törkeä* törkei* törkee* törke* törky* törkimy* vastenmielis* vihaan_teitä vittu* vitu~ vitun* vitut* vittuil* vitutt* hävettäv* häpeäisit* häpeäisitte hävettäkää
    ihan_perseestä täysi_nolla täysin_ala_arvois* kuvottav* ryssi* ryssit* älytön* älyttöm* pers* vammai* vajakki* kehitysvamm* tapan tappakaa homottel* neekeri* mamu* matuj*`,
  ],
];

/** How much a word strengthens (above 1) or weakens (below 1) the words after it. */
export const FINNISH_DEGREES: readonly (readonly [number, string])[] = [
  [
    1.35,
    `aivan todella tosi erittäin ihan_todella hyvin_hyvin hirveän hirveen helvetin hemmetin hiton jumalattoman järkyttävän kauhean kauheen mielettömän pirun saatanan täysin
    superhyper täysi totaalisen uskomattoman vitun älyttömän äärimmäi* niin liian sairaan törkeän valtavan erityisen oikein kerrassaan ihan_sairaan huomattavan poikkeukselli* ainutlaatuisen `,
  ],
  [
    0.6,
    `melko aika hieman vähän hiukan jokseenkin kohtalai* kohtuulli* suht suhteelli* jotenkuten lähes melkein osittain joten_kuten pikkuisen `,
  ],
];

/** Words that turn what follows. */
export const FINNISH_NEGATORS = `ei en et emme ette eivät eikä enkä etkä emmekä ettekä eivätkä älä älkää älköön ilman eikö enkö etkö ettekö eivätkö emmekö eiks
  ette eiku eip eihän enhän ettehän emmehän `;

/** Words after which the speaker's real point comes. */
export const FINNISH_CONTRASTS = `mutta mut vaikkakin kuitenkin silti tosin valitettavasti paitsi muttei`;
