/** Prefixes that make a word of praise or blame stronger: "jättebra", "skitdålig". */
const BOOSTS = ['jätte', 'super', 'skit', 'as', 'svin', 'kanon', 'mega'];
const PRAISED = `bra fin~ fin fint glad glada nöjd nöjda kul god~ god gott gött snygg* snabb* snäll* trevlig* rolig* skön* skönt
  mysig* vacker* smidig* lätt enkelt hjälpsam* imponer* tacksam*`;
const BLAMED = `dålig* dyr dyrt dyra arg arga sur sura trött tråkig* irriter* jobbig* långsam* seg segt sega besvik* ledsen
  ledsna krånglig* onödig* konstig* pinsam* ful fult otrevlig*`;

/**
 * Swedish words, of Sweden and of Finland, written and spoken, and what they say about the writer's mood; the notation is
 * that of `english.ts`. Swedish puts "inte" behind the verb, where a negator does not reach back: such pairs are phrases.
 * 0 takes the mood out of a phrase whose words mean something else there.
 */
export const SWEDISH_VALENCE: readonly (readonly [number, string])[] = [
  [
    3,
    `fantastisk* underbar* bäst bästa älskar älskat älskade perfekt* strålande utmärkt* toppen lysande makalös* enastående
    storartad* suverän* kanon kanoner kalas klockren* guld_värd* guldvärd* ovärderlig* briljant* fenomenal* magisk*
    förstklassig* världsklass helt_otrolig* otrolig_service tusen_tack stort_tack varmt_tack hjärtligt_tack tack_tack
    jättetack över_förväntan över_förväntning* bättre_än_väntat överträffa* fem_stjärnor 5_stjärnor 10_10 tio_av_tio
    10_av_10 5_av_5 fem_av_fem högsta_betyg full_pott toppbetyg* toppklass bäst_i_test bästa_köpet gjorde_min_dag räddade_min
    räddade_dagen räddade_oss räddade_mig livräddar* drömmig* sjukt_bra sjukt_nöjd* sjukt_snygg* sjukt_snabb* sjukt_god*
    hur_trevlig*|bra|fin*|snäll*|god*|gott_som_helst sjuk_service sjuk_kvalitet så_jävla_bra helt_magisk* förälska* superb best love awesome oslagbar* oöverträff* sagolik* himmelsk* gudomlig*
    positivt|glatt_överraskad* överraskad|överraskade_positivt stående_ovation* tackar_och_bockar guldstjärna toppenservice toppengäng toppenkille
    toppentjej världens_bästa bästa_någonsin så_sjukt_bra tack_för_fantastisk* jättetack superservice ${boosted(PRAISED)}`,
  ],
  [
    2,
    `bra tack tackar tackade fin fint fina finare finaste finfin* glad glada gladare gladaste glatt gläd* nöjd nöjda nöjdare
    snabb snabbt snabba snabbare snabbast trevlig* hjälpsam* rekommendera* rekommendation* roligt rolig roliga kul skön skönt
    sköna snygg* vacker* vackra grymt grym gryma inte_illa inte_så_illa inte_dum* inte_fel inte_alls_dålig* inte_så_dålig*
    int_illa int_dum* inte_så_tokig* inte_så_tokigt helt_okej imponera* imponerande uppskatta* tacksam* tacka tummen_upp
    tumme_upp heja hurra bravo proffsig* professionell* kunnig* kompetent* vänlig* vänligt snäll snällt snällaste så_snälla
    snälla_personal artig* tillmötesgående omtänksam* pålitlig* ärlig* ärligt_bemöt* gullig* rar rara raring* charmig* mysig*
    mysigt härlig* ljuvlig* läcker* smarrig* smaklig* jättesmaskig* god godaste gott goda gött göttig* goa utsökt* delikat*
    bekväm* lätthant* smidig* smidigt enkel enkelt enkla lättanvänd* användarvänlig* prisvärd* fyndig* felfri* felfritt
    problemfri* klanderfri* sömlös* effektiv* smart smarta smartaste genialisk* genial* kvalitet_rakt toppenbra toppenfin*
    schysst* schyst* sjyst* schyssta najs nice fett_bra fett_nice soft softa chill ballt balla cool coolt kung kungar legend
    legender hjälte hjältar änglar ängel stjärna stjärnor bomben fräsch* fräscht kär_i favorit* älsklings* stolt stolta
    vann_stort lycklig* lyckad* lyckat lyckades succé* jippie jippi yay wow oj_vad_bra oj_vad_fin* så_ska_det_va*
    så_ska_en så_ska_de_va bra_jobbat bra_gjort snyggt_jobbat snabbt_jobbat hatten_av guldstjärn* eloge beröm* berömma
    inget_att_klaga inget_att_anmärka inga_klagomål kan_inte_klaga kan_int_klaga inga_problem inget_problem inga_konstigheter
    utan+krångel|tjafs|strul|problem|bråk|anmärkning|krusiduller som_en_klocka som_på_räls sitter_som utan_kostnad
    i_god_tid i_tid före_utsatt tidigare_än innan_utsatt redan_nästa_dag redan_dagen_efter gillas längtar_efter ser_fram_emot
    längtar_till håller_vad hålls_vad räddade räddad räddar räddning* trygg tryggt värd_varje värt_varje värd_pengarna
    värt_pengarna lever_upp bättre_än aldrig_svikit sviker_aldrig alltid_bra alltid_lika stort_fan ett_fan fan_av grattis
    lit shoutout bästis* klockrent toppnöjd* vansinnigt_bra galet_bra galet_god* kram kramar puss guldkant tipptopp
    kiva ascool assnygg* asnajs utomordentlig* föredömlig* exemplarisk* berömvärd* tillfreds kudos cred all_heder stor_eloge applåd* kärlek lovord* guldkorn pärla pärlor finemang prima super leende med_ett_leende
    förtjust* favvo* värmer_hjärtat varmt|gott|fint_bemötande räddaren räddare bra_pris bra_priser som_smort som_tåget flyter_på smärtfri* tack_snälla
    återkommer_gärna kommer|handlar|köper|beställer|åker|går_gärna_tillbaka|igen|dit|här kommer_gärna_tillbaka köper_igen köper_en_till beställer_igen
    aldrig_besviken aldrig_varit_besviken aldrig_haft|varit_problem|några.problem svårslag* hyllar oväntat|förvånansvärt|överraskande_bra|snabb*|god*|gott|billig*|smidig*
    bättre_än_någonsin vinnare suveränt gör_skillnad håller_måttet håller_än går_än lång_livslängd prickfri* kanontack great thanks thx sötnos söt
    sött sötaste goaste finaste_personal underbart_gott lovvärd* hedersam* hedervärd* högklassig* förträfflig* ypperlig* eminent* livsnjut* njuter njutning* frälst såld_på`,
  ],
  [
    1,
    `gillar gillade gillat tycker_om lycka hoppas okej ok jodå funkis bättre intressant* spännande modern* gratis billig
    billigt billiga fixat fixade löst löste ordnade ordnat hjälpte hjälpt äntligen välkommen välkomna positiv* trivs trivdes
    vänskap* lovande lugn lugnt tydlig* tydligt rejäl* gedigen stabil* stabilt rätt_okej helt_ok sådär_ja duktig* skojig*
    roligare bonus hjärta haha hahaha hihi hehe roade roar skratta* skrattar festlig* present_till nyfiken fortsätt_så
    lycka_till lyckönsk* välförtjän* välgjord* snällhet generös* generöst tackolov håller_bra tål_att fungerar|funkar_nu lättad lättat lättnad skönt_att hållbar* värdefull* skärpt skärpta varmt_välkom* kul_att härligt_att älskad* trevlig_helg`,
  ],
  [
    0,
    `tack_vare tack_på_förhand snälla god_dag god_morgon god_kväll god_natt god_jul gott_nytt gott_om god_tid ont_om goddag bästa_bank
    bästa_mottagare bästa_ni i_bästa_fall så_gott_som lika_bra hur_bra hur_snabbt hur_snabb bra_att_veta inte_bara
    utan_också utan_även fan_vad fy_fan_vad fan_så dör_av_skratt dog_av_skratt dör_av_längtan skrattar_ihjäl dö_för
    dör_för min_död på_sämsta_möjliga brandgul* hjärtligt_välkom* bra_länge ganska_länge vad_bra_att så_glad_jag_vore blir_glad_för
    tacksam_för_svar tacksam_för_hjälp tacksam_om uppskattar_svar uppskatta_ett_svar skulle_uppskatta vänlig_hälsning vänliga_hälsningar med_vänlig*
    vänligen lätt_att_missa snabbt_svar_tack så_snabbt_som stormen hur_fint vore_bra vore_kul vore_fint vore_snällt skulle_vara_bra
    skulle_vara_kul bättre_förr var_bättre bättre_med kunde_varit_bättre mycket_bättre_förr god_man gick_bra_förut gick_bra_innan
    inte_klok slut_på_helgen fel_av_mig mitt_fel mitt_eget_fel på_gott_och_ont`,
  ],
  [
    -1,
    `synd tyvärr dyr dyrt dyra dyrare dyrast problem problemet problemen fel felet felen felaktig* långsam* försenad* försenat
    försening* för_sent dröjer dröjt dröjde dröjsmål* krångl* krånglig* strul* strular tråkig* tråkigt svår svårt svåra trött
    trötta tröttsam* ont konstig* märklig* underlig* skum skumt jobbig* dum dumt dumma seg segt sega saknas saknar saknade
    fattas orolig* oroad* oroar oro nervös* rädd stress* stressad* sur sura surt suck suckar blä äsch meh nja nåja sådär
    si_och_så så_där medelmåttig* mediokert tveksam* onödig* otydlig* oklar* oklart förvirra* rörig* rörigt osäker* obekväm*
    svag svagt ful fult fula värre tvungen tvingad* tvingas förlora* klagar klaga klagomål* beklag* besvär* väntat väntade telefonkö*
    inställt inställd inställda ställdes_in dött skadad* skadat skada böter bot ogilla* gillar_inte gillar_int saknad brist*
    bristande fattig* ledsamt hopplöst pinsam* genant* fånig* larvig* urfånig* irrelevant misstänk* suspekt* varning*
    varnar överbelast* trångt kaotisk* smuts* skit_samma nej_tack fundersam* förvånad* förvåna* inte_klokt int_klokt inte_riktigt_klok*
    suboptim* bakvänt omständlig* orkar_inte orkar_int orka tappat tappade missat missade missar ångrar ångrade gnäll* bråk*
    stängt_igen gammaldags uråldrig* skapligt_bara kunde_vara_bättre kunde_ha_varit_bättre kunde_varit_bättre inte_så_bra inget_speciellt inget_märkvärdigt
    laggar lagga* buggar bugg* hackar fryser hänger_sig kraschar krasch* lämnar_övrigt smolk väl_dyrt i_dyraste_laget i_saktaste_laget tyvär risig* risigt blaskig* vattnig* torr torrt beskt ironiskt störande stör störd oväsen buller* bullrig* högljud* stökig* stökigt fuktig* sliten slitna slitet
    överfull* proppfull* iskall* iskallt ljummet ljummen slutsåld* slut_i_lager tomma_hyllor bökig* bökigt knepig* knepigt klumpig* attans fasen fasiken gäsp mållös panik
    skakad snål* snålt helt_galet trist tristess trista tokig tokigt vansklig* uttråka* ensidig* mesig* oduktig dumhet* tyck_synd förvirrande oförutsägbar* utslagen
    nedlagd* nedläggning* läggs_ner dra_in dragit_in indragen indragna indraget inte_längre int_längre ingen_info otålig* svettig frågande hö_nä näe nä näpp nope
    tvivel tvivlar skeptisk* skepsis misstro* onaturlig* tveka tvekar påtvinga* strypt begräns* tjatig* tjata tjat spam spammar`,
  ],
  [
    -2,
    `dålig* dåligt sämre besviken besvikna besvikelse* besviket arg arga argt ilsk* irriter* oacceptabel* otrevlig* otrevligt
    ledsen ledsna skam skäms skämmas skämmig* skamlig* missnöj* lögn* ljuger ljög ljugit trasig* trasigt sönder inget_vidare
    inge_vidare int_nå_vidare inget_bra inte_bra int_bra aldrig_mer aldrig_mera aldrig_igen aldrig_nånsin går_inte går_int skräp* usel* uselt urusel* kass kasst elände* eländig* miserabel* patetisk* löjlig*
    löjeväck* löjligt orimlig* oförskäm* ohyfs* arrogan* nonchal* respektlös* oproffsig* oprofess* oseriös* okunnig* inkompeten*
    slarv* slarvig* trams* tjafs* kaos misslyck* fiasko* mardröm* hopplös* meningslös* frustrer* upprör* upprörd* rasande kränk*
    sårad lurad lurade lurar lura lurat blåst_på blåsta bluff* svindl* oärlig* fusk* rånar rån rena_rånet rånpris* ocker*
    hutlös* svindyr* överpris* överprissatt* vansinn* ruskig* otäck* outhärdlig* oduglig* oanvändbar* undermålig* bristfäll*
    skräpig* bottennapp* lägstanivå* ett_skämt ett_dåligt_skämt skämtar_ni skämtar_du skojar_ni struntar_i skiter_i bryr_sig_inte
    jävlar satan helvetes va_fan vad_fan va_i_helvete vad_i_helvete för_fan fan_alltså fy_fan fy usch urk wtf hatar_inte_men
    funkar_inte funkar_int funkar_ej fungerar_inte fungerar_int fungerar_ej fungerar_inge* inte_fungerar inte_funkar
    funkade_inte fungerade_inte hjälper_inte hjälper_int hjälpte_inte hjälpte_int hjälpte_ej hjälpte+inte rekommenderar_inte rekommenderar_int rekommenderar_ej
    kan_inte_rekommendera rekommenderar+inte rekommenderar_ingen avråd* avråder undvik håll_er_borta håller_inte duger_inte
    duger_int räcker_inte går_int_ti går_inte_att inte_godkänt inte_okej inte_ok int_okej inte_acceptabel* inte_rimlig* ingen_hjälp
    inget_svar ingen_svarar svarar_inte svarar_int svarar_aldrig aldrig_svar inte_värd inte_värt ej_värt slöseri* bortkasta*
    kastade_pengar pengar_i_sjön slängda_pengar till_ingen_nytta förstörd* förstört förstörde förstör* saboter* ruttet rutten
    mögl* mögel äcklade orättvis* ohållbar* oansvarig* ofattbar* obegriplig* otroligt_att vägra* vägrar sviker svek sviken
    svikna sveket förolämp* anklaga* ignorera* ohövlig* oartig* snorkig* snäsig* dryg drygt_bemöt* noll_stjärnor 1_stjärna en_stjärna
    en_etta nu_räcker_det fått_nog nog_nu gått_för_långt under_isen utför trött_på så_trött less_på less leds_på grinar_illa gråter gråt gråta
    skandalös* skandal* skämt_av_en svinpris* fy_skäms skäms_på_er skärpning skärp_er skärp_dig bättra_er hur_svårt hur_fan
    lika_dålig* vilket_jävla hånar hånfull* förlöjlig* försämr* kassaste knasig* lögnare* tjuvar stjäl fuskbygg* sista_gången ont_i_magen
    clown clowner pajas* pucko* mobba* urdålig* åt_skogen åt_pipan åt_helvete käpprätt obefintlig* klantig* klantar klantat klant klantskall* skrattretande larv larvigt taskig* taskigt sunkig* sunkigt smaklös* hård_som_sten hårt_som_sten sorglig* sorgligt
    tragisk* bisarr* absurd* galenskap* sinnessjuk* korkad* korkat fjantig* dumheter nonsens hyckl* girig* giriga mörkar mörkade undanflykt* bortförklar* svammel svammlar pengahung*
    utpressning* stöld stölder plågsam* plåga plågas pina lidande jäkla jäklar förbaska* djävla tröttnat förtroende*+tappat|noll|slut|borta|rasat|förlorat|förbrukat saknar_ord chockad* chockera* chockande
    upprörande gråtfärdig* desperat* otrygg* otryggt farlig* farligt livsfarlig* otäckt olust* olustig* obehag* obehagligt stank stinker illaluktande nergången nergånget nedgång* ologisk* ologiskt
    kostar_skjortan kostar_en_förmögenhet skinnad skinnar skinna chockhöj* prischock* kaosartad* sabbat sabbar sabbade sönderslag* krossad krossat krossade bedragen bedraget kollaps* omöjlig omöjligt
    under_bältet låtsas ansvarslös* hänsynslös* känslokall* iskallt_bemöt* otacksam* översit* nedlåtande överlägs* mästrande otacksamt vidrigt dråplig_service dötrist dödseg dödstrist dödtråkig*
    svart_hål sista_droppen spottar_på spotta skratta_åt skrattade_åt skrattar_åt bränner_inne orättfärdig* hycklare skenheligt tomma_löften tomt_löfte brutit_löfte sviker_löfte inte_rättvist inte_schysst
    inte_roligt inte_kul int_kul inte_alls_bra inte_så_kul ingen_höjdare inget_för_mig gör_om_gör_rätt lägg_av sluta_ljug sluta_lura sluta_med vad_håller_ni_på va_håller_ni_på håller_ni_på_med hur_kan_ni
    hur_kan_man hur_tänkte_ni hur_tänker_ni hur_är_det_möjligt ska_det_vara_så ska_det_va_så så_här_kan_det_inte är_det_ett_skämt ett_hån rent_hån rena_hånet`,
  ],
  [
    -3,
    `hemsk* fruktansvärt värdelös* värdelöst sämst sämsta fruktansvärd* hatar hatade avskyr avsky* skit skiten skitapp* skitföretag* skitservice
    skitbolag* skitnät* skitprodukt* skitgrej* fan jävla jävligt jävel jävlas helvete idiot* katastrof* äckl* vidrig* bedrövlig* gräslig*
    förfärlig* förskräcklig* avskyvärd* vedervärdig* motbjud* under_all_kritik kräk* förbann* förbannad* sjukt_dålig* pissdålig*
    piss pissig* fitta hora rövhål* arsle* as_till skitstövel* tack_för_ingenting tack_för_inget rena_skiten åt_fanders
    käft_smäll horribel* det_värsta värsta_service* värsta_kundtjänst* sämsta_service* lägst_av ${boosted(BLAMED)}`,
  ],
];

/** How much a word strengthens (above 1) or weakens (below 1) the words after it. */
export const SWEDISH_DEGREES: readonly (readonly [number, string])[] = [
  [
    1.35,
    `mycket väldigt jätte jätte* så otroligt verkligen riktigt extremt alldeles helt himla oerhört ofantligt fruktansvärt
    förskräckligt hemskt vansinnigt galet sjukt grymt fett jävla jävligt förbannat skit svin as super sååå såå hursom
    synnerligen ytterst totalt fullständigt fullkomligt absolut speciellt särskilt enormt rysligt sanslöst makalöst
    ordentligt rejält genuint innerligt så_himla så_jävla oförskämt ruskigt väl_värt hur_som_helst`,
  ],
  [
    0.6,
    `lite ganska något rätt tämligen relativt hyfsat någorlunda nästan typ smått aningen en_aning en_smula lagom delvis
    liksom halvt nån_sorts mest knappt`,
  ],
];

/** Words that turn what follows. */
export const SWEDISH_NEGATORS = `inte int ej aldrig aldri ingen inge inget inga ingenting intet icke utan varken knappast
  ingenstans ingalunda inteheller knappt`;

/** Words after which the speaker's real point comes. */
export const SWEDISH_CONTRASTS = `men dock däremot emellertid tyvärr likväl förutom dessvärre`;

function boosted(words: string): string {
  return BOOSTS.flatMap((boost) => words.split(/\s+/).map((word) => `${boost}${word}`)).join(' ');
}
