import type { CueList } from './cue-list.ts';

/** Swedish words that sharpen, calm or turn a message, and those that name its topic; the notation is that of `cue-list.ts`. */
export const SWEDISH_CUES: readonly CueList[] = [
  {
    family: 'deadline',
    words: `brådska* brådskar brådskande akut bråttom omedelbart genast skyndsam* snarast asap omgående nu_direkt nu_genast på_en_gång_tack med_en_gång_tack senast_idag|imorgon|ikväll|fredag|i|måndag före|innan|till_fredag|helgen|onsdag|imorgon|i.morgon|kvällen|kl|måndag|torsdag|tisdag+annars|måste|behöver|sen|ska|fixat|lagad|lagat imorgon_bitti imorgon|i.morgon|ikväll|i.kväll|idag|i.dag+flyg*|flyget|resa|reser|bröllop*|begravning*|måste|behöver|nationella|tenta|fest|dop|studenten|disputation*|kalas* bröllop*|begravning*|dop|flyget|resan|tentan|festen|kalaset|studenten|disputation*+imorgon|i.morgon|ikväll|idag|på.lördag|på.fredag måste|behöver|behövs|ska+idag|ikväll|imorgon|genast|i.dag|i.kväll|i.morgon|omgående|nu.direkt|före|hinna|innan|senast måste_vara sista_dagen sista_dag deadline förfaller+idag|imorgon|i.dag förfallodag* går_ut_idag|imorgon|ikväll|i.dag om_en_timme om_#_minuter|timmar|min|h|timme en_timme_kvar åker|reser|flyger|avreser|far+imorgon|ikväll|idag|i.morgon löner+idag|ut skynda* skynda_er nödläge* nödsituation* gör_nåt|något+genast|nu räcker|varar_en|ett|bara+halvtimme|timme|timmar krisläge* panik på_minuten innan_det_är_för_sent`,
  },
  {
    family: 'repeat',
    words: `tredje|fjärde|femte|sjätte|andra|sjunde|åttonde|nionde|tionde|3e|4e|5e|3dje|4de_gången|gång|veckan|månaden|mejlet|samtalet|försöket|dagen|påminnels*|brevet|paketet|året|tekniker*|leveransen|felanmälan|meddelandet|strömavbrott* flera|många|fem|fyra|tre|två|otaliga|upprepade|#|sju|tio|hundra_gånger|ggr|mejl|samtal|påminnelser|vändor igen_och_igen om_och_om_igen gång_på_gång gång_efter_gång varje_gång varenda_gång varje_dag varenda_dag varje_vecka varje_månad för_#e_gången ännu_en ännu_ett ännu_en_gång återigen åter_igen fortfarande_inte|int|inget|ingen|inga|samma|ej fortfarande+inte|int|inget|ingen|läcker|väntar ringt|mejlat|mailat|skrivit|kontaktat|frågat|påmint|chattat|felanmält|anmält|klagat|skickat+gånger|ggr|flera|redan|igen|förut|mejl har_redan_ringt|skrivit|mejlat|frågat|skickat|kontaktat hela_tiden ständigt jämt_och_ständigt jämt stup_i_kvarten alltid_samma samma_sak|problem|fel|visa|historia|svar+igen|varje|hela samma_fel_igen igen_nu nu_igen nere_igen igen! som_vanligt påminnelse+#|igen|skickad|två|tredje andra_på_ett`,
  },
  {
    family: 'quality',
    words: `mögl* möglig* mögel möglet rutten ruttna ruttet unken unket härsken* härsket sur_mjölk skämd* jäst_redan bäst_före+gått|passerat|passerad|igår|veckor|förra|utgång* gått|gick_ut+datum|bäst|vecka|igår utgånget utgången utgångna datum*|datumet+gått|passera*|utgång* smutsig* smutsigt smutsiga skitig* skitigt ostädat ostädad* illaluktande hårstrå* hår_i+maten|maten|pizza*|sallad*|min|soppa* ohyra vägglöss kackerlack* råtta råttor råttskit* muslort* mal|malar insekt* larv larver kryp_i fluga_i flugor_i mask_i maskar_i rå_kyckling rått_kött rå_inuti rå_i_mitten blodig_kyckling ogenomstekt* inte_genomstekt* inte_färdig* kall_mat kallt_kaffe kalla_pommes kall_pizza torr|torrt|segt_kött|bröd|kyckling översalt* vidbränd* luktar|luktade|smakar|smakade|smaka+illa|konstig*|surt|härsket|mögel|unket|avlopp|skit|diskvatten|plast|gammal*|papp* äckligt_rum avlopp*+lukt*|luktar|stank|stinker stinker billig_känsla plastig|plastigt känns_billig* känns_inte_som_kvalitet kvaliteten+sjunk*|sämre|usel|dålig*|försämr* dålig|usel|sämre|kass_kvalitet`,
  },
  {
    family: 'login',
    words: `kommer|kom|kan|går|lyckas|får_inte|int|ej|aldrig+logga|in|inlogg*|åtkomst|identifiera*|aktivera logga*|loggar|inlogg*+inte|int|ej|fel|misslyck*|felkod|strul* konto|kontot|bankkonto*|företagskont*|användar*|profil|profilen|mitt.bankid+låst|spärra*|spärrat|stängt|stängdes|blockera*|avstängt|avstängd|raderat|raderad|borttaget lösenord|lösenordet|koden|bankid|verifieringskod*|engångskod*|tvåfaktor*|e.legitimation*|legitimation|mobilcertif*|återställning*|säkerhetskod*|pinkod*|koder|mobilt.bankid|freja|bankkod*+inte|int|aldrig|ogiltig*|fel|felkod|kommer|funkar|fungerar|slutat|spärra*|låst glömt|glömde_lösenord*|pinkod*|koden|användarn* inloggning*|inloggningen|legitimering*|identifiering*+fel|misslyck*|funkar|fungerar|felkod|ger|går|strul*|krångl*|ändra*|omöjlig* utloggad utloggas loggas_ut loggad_ut spärrat|spärrade|låst|låste|stängt|stängde|stänger|spärrar|blockera*+konto*|kontot|mitt|mig|oss|ute utelåst_från låst_ut lås_upp+konto* fel_användarn* felkod+logga*|inlogg*|bankid kommer_int_in kommer_inte_in kommer_ej_in kommer_int_åt`,
  },
  {
    family: 'unanswered',
    words: `kan|kunde|skulle|vill_ni|någon|nån|du|ni.snälla|ni.vänligen+svara|hjälpa|kolla|återkomma|ringa|höra|se.över|åtgärda|fixa|rätta|korrigera hjälp_mig|oss|snälla|tack|behövs|önskas hjälp_nu snälla_hjälp|kolla|svara|ring|återkom|skynda|fixa|gör hjälp+snälla svara_gärna|på|mig|snälla|tack|mitt|nu|era|er|oss hör_av_er|dig kontakta_mig|oss ring_mig|upp|oss återkom_gärna|snarast|till|tack|med skickat|skrivit|lämnat|skickade|mejlat|skrev|mailat+meddelande|mejl|mail|formulär*|formuläret|dm|pm|chatten|er|redan|ärende* väntar_på_svar|besked|återkoppl*|ert|er vart|var_vänder_jag|man vart_ringer vem_kontaktar vad_gör_jag|vi vad_ska_jag|vi_göra|ta va_gör_ja|jag|an hur_gör_jag|man|vi hur_går_jag önskar|önskas|uppskattar|uppskatta|tacksam|tacksamma|emotser|behöver|vill.ha+svar|besked|återkoppling|återbetal*|hjälp när_får|kan|kommer_jag|vi|man+svar|besked|hjälp be_om_svar behöver_hjälp vänligen_korrigera|åtgärda|återkom|svara|kontakta|kolla|rätta gäller_ärende* ärendenummer ärendenr se_mitt_meddelande|mejl|dm|pm kolla|läs_era|er_dm|inkorg|pm|mejl`,
  },
  {
    family: 'question',
    words: `vad va var vart när hur varför vem vilken vilka vilket vars hurdan hurudan kan_jag kan_man kan_ni kan_du kan_någon kan_nån har_ni har_du har_jag är_det är_ni är_den e_de e_det finns_det finns_den går_det går_de får_man får_jag ska_man ska_jag måste_man måste_jag behöver_man behöver_jag undrar jag_undrar vet_ni vet_du vet_någon vet_nån gäller_det kostar_det kommer_det kommer_ni tar_ni säljer_ni öppnar_ni stänger_ni funkar_det funkar_de fungerar_det stämmer_det någon_som_vet nån_som_vet nån_mer någon_mer brukar_ni skickar_ni levererar_ni erbjuder_ni hinner_ni tänker_ni blir_det kunde_ni skulle_ni vore_det finns_möjlighet hur_mycket hur_länge når vitå`,
  },
  {
    family: 'resolved',
    words: `löste_sig löst_sig det_löste_sig ordnade_sig ordnat_sig rätade_ut_sig är_löst nu_löst är_ordnat är_fixat problemet_löst problem_löst ärendet_löst allt_löste snabbt_löst löstes_snabbt|direkt löst_på|direkt|inom_#|fem|två|tio|en|nolltid fixade|ordnade|löste|hjälpte+direkt|på.en.gång|samma.dag|på.nolltid|på.två.minuter|på.fem.minuter|snabbt funkar|fungerar|rullar_igen|nu.igen nu_funkar|fungerar|rullar|går|kom+igen|fint|tillbaka nu_funkar_det tillbaka_igen kom_tillbaka+nu|men.nu pengarna_tillbaka_på|inom|samma|direkt|redan|efter pengarna|väskan|plånboken_är|har|kom_tillbaka|kommit|kommit.fram tack_för_hjälpen tack_för_snabb* tack_för_all_hjälp tack_för_fin* snabb_hjälp|återkoppling|respons|åtgärd|lösning bra_löst fint_löst snyggt_löst väl_skött bra_skött fick_hjälp+direkt|snabbt fick_ny|nytt+direkt|utan`,
  },
  {
    family: 'sarcasm',
    words: `tack_för_ingenting tack_för_inget tack_för_väntan|förseningen|nada|samtalet|besväret.då tackar_så_mycket_för_inget härligt|kul|underbart|toppen|perfekt|fantastiskt|jättekul|jättebra|roligt|trevligt|mysigt|grattis|bravo|skönt|kanon|strålande|utmärkt+med|att+ännu|ytterligare|återigen|vänta|köa|få.vänta|betala.extra härligt|kul|underbart|toppen|perfekt|fantastiskt|roligt|bra|bravo|snyggt|kanon|grattis|tack_ännu|igen+försen*|inställ*|fel|nere|sen|krånglar|då jättebra|toppen|fantastisk|fantastiskt|underbar|strålande|utmärkt|kanon|lysande|briljant|finfin|suverän+service|kundtjänst*|jobbat|support|app|planer*|logistik+veckor|månader|timmar|timme|igen|återigen|bara|när precis_vad_jag_saknade|behövde.en precis|exakt_vad|det_man_saknade vilken_service! vilken_jävla_service ja_men_visst jo_men_visst jo_tjena jo_tack+igen kul_att_vänta kul_att_köa tackar_tackar älskar_att_vänta|betala|köa|stå|sitta|jaga|bli älskar_när_ni|appen|tåget|man|bussen|paketet imponerande_att_lyckas|ni.lyckas|man.kan grattis_till_rekordvinst*|vinsten|prishöj*|förlusten grattis_till+årets|vinst* bara+timmar|minuter|veckor|dagar_sen|sent|försenat|försenad|sena bra_jobbat_igen|verkligen|som.vanligt|där snyggt_jobbat_igen|verkligen|där slow_clap så_proffsigt+igen|verkligen najs_vibe vilken_överraskning hinner_väl|nog_skilja|dö|gå.i.pension man_får_väl_vara_glad säkert! heja_er+igen|nere|fel`,
  },
  {
    family: 'news',
    words: `enligt_lokaltidning* enligt+tidning*|yle|svt|rapport*|studie*|undersökning*|forskar*|statistik*|medier* rapporterar nyhet: nyheter: nyhetsbyrå* podd podden podcast* dokumentär* film filmen filmer biofilm* serie serien säsong* avsnitt avsnittet roman* boken boktips deckare* börsen aktien aktie* kvartal* delårsrapport* omsättning* vinstvarning* pressmeddel* artikeln artikel forskare* studien studie låten låt album* konsert* premiär* trailer* trailern matchen matcher turné* teaterföreställ* polisen_varnar varnar_för+allmän*|generellt|bank*|polis* myndigheter_varnar historia_om historien_om museum* övning* övningen brandövning* tv_serie* programmet_om krimpodd* författar* föreläs* seminarium* seminariet quiz* spelet spelar_in`,
  },
  {
    family: 'spam',
    words: `tjäna|tjänar|tjänade|tjänat+kr|kronor|euro|pengar|hemifrån|veckan|dagen|månaden jobba_hemifrån+tjäna klicka|klicka.här|tryck_här|på_länken|länken klicka_här klicka_på_länk* länk|länken_i_bio|profilen|min gratis_iphone|pengar|gåva|spins|presentkort|telefon|följare vinn_en|ett|ny+iphone|presentkort|resa|telefon du_har_vunnit du|ni_har|är+vunnit|utvald|vinnare vunnit+pris|iphone|presentkort hämta_din|ditt_vinst|pris|gåva|belöning bitcoin* krypto* kryptovalut* casino* kasino* nätcasino* freespins snabblån* smslån* sms_lån lån_utan_uc pengar_direkt investera+tjäna*|krypto*|avkastning* avkastning*+garanter*|dag|vecka följ_mig följ_tillbaka följ_min följ+vinn* skriv_ja skicka_dm+tjäna*|mig passiv_inkomst ekonomisk_frihet köp_följare billiga_följare fler_följare+billig*|snabbt|köp viagra singlar_i|nära rabattkod+bio|min|profil* kolla_min_profil|kanal|sida|bio min_kanal gå_ner+kilo|vikt forex* trading* mentor+tjäna*|rik coach+tjäna*|pengar begränsat_erbjudande missa_inte_chansen dela_och_vinn gilla_och_dela billiga_klockor sexdejt* knulla*`,
  },
  {
    family: 'abuse',
    words: `idiot idioter idioten idioterna jävla_idiot* jävla+idiot*|fitta*|fittor|hora|horor|apor|as|svin|skit|skitföretag*|skitbolag*|clown*|pajas*|kärring*|gubbjävl*|lögnare*|mongo*|tjuvar|nollor|amatörer|skämt|skitnät*|skitapp* fan_ta_er|dig dra_åt_helvete dra_åt_skogen far_åt_helvete brinn_i_helvetet fuck_you fuck_off fitta fittor fittan hora horor kuk kukar kukhuvud* cp_skad* cpskadad* mongo mongon efterbliv* äckel svin svinen svinaktig* era_svin era_as era_jävlar skitföretag* skitbolag* skitstövel* skitstövl* arsle arslen arslena rövhål* rövslick* håll_käften håll_käft håll_käftarna clown clowner pajas pajasar lögnare pucko puckon puckot dumskall* dumhuvud* imbecill* subba* bögjävel* bögjävl* neger negrer blatte blattar svartskall* dö_i gå_och_dö tönt töntar nollor dårar kärringjävel* knäppskall* hjärndöd* hjärndöda dumma_i_huvudet dum_i_huvudet korkade_as äckliga_as satans+idiot*|as|skit|svin helvetes+idiot*|as|skit|svin|företag fy_fan_vad_äckl* parasiter avskum retard* cunt* moron* bitch*`,
  },
  {
    family: 'first',
    words: `jag ja_har ja_ha ja_fick ja_kan ja_ska ja_sku ja_e ja_va ja_vill ja_int ja_betala min mitt mina mig mej min_bil vi vår vårt våra oss mamma mammas pappa pappas mormor morfar farmor farfar svärmor svärfar son sonen sonens dotter dottern dotterns fru frun frugan maken makens sambo sambon sambons barnen barnens bebisen bebis hyresgäst kund_sedan kund_i egen själv`,
  },
  {
    family: 'second',
    words: `ni er ert era du din ditt dina dig dej eder er_app er_kundtjänst er_personal kan_ni har_ni skärp_er skäms_på hör_av_er`,
  },
  {
    family: 'topic-delivery',
    words: `paket* lever* leveran* frakt* försändels* posten postombud* postnord* ombud ombudet utlämning* hemkörning* spårning* kolli* kurir* bud budet chaufför* brevbärar* matkasse* skickat skickad avsänd* hämtas_ut paketautomat* automaten transport* avisering*`,
  },
  {
    family: 'topic-billing',
    words: `faktur* betalning* betala betalat betalar betalt räkning* elräkning* avgift* debiter* autogiro* inkasso* påminnelseavg* autogirot avi avin kortbetaln* e_faktur* månadsavgift* belopp* dragit swish* överföring* förfallo* anstånd*`,
  },
  {
    family: 'topic-returns',
    words: `retur* returner* reklam* reklamation* reklamer* återbetal* ångerrätt* öppet_köp garanti* pengarna_tillbaka pengar_tillbaka byta_storlek byte_av bytesrätt* skicka_tillbaka skickade_tillbaka skickat_tillbaka lämna_tillbaka ersättning* kompens* tillgodokvitt*`,
  },
  {
    family: 'topic-account',
    words: `logga_in loggar_in loggas inlogg* lösenord* konto kontot konton användarn* bankid e_legitim* mobilcertif* medlemskap* profil profilen mina_sidor registrer* verifier* bonuskort* stamkund* abonnemang* avtal avtalet fullmakt* bankkod* pinkod*`,
  },
  {
    family: 'topic-app',
    words: `app appen appens appar appi uppdatering* hemsida* hemsidan webbplats* webbsida* webbshop* webbutik* webben sajten sidan nätbank* mobilbank* internetbank* notis notiser* pushnotis* inställningar android ios portalen kundportal* fraktportal*`,
  },
  {
    family: 'topic-store',
    words: `butik* butiken affär affären affärn kassan kassa kassor* kassörsk* kassör* öppettid* öppet öppen hylla* hyllan hyllor expedit* varuhus* gallerian kontor kontoret filial* restaurang* kafé* caféet självskanning* disken fiskdisk* köttdisk* lokal*`,
  },
  {
    family: 'topic-price',
    words: `pris priset priser priserna prislapp* dyr dyrt dyra dyrare billig* rea rean rabatt* erbjudand* kampanj* kostar kostade kostnad* kostsam* prisvärd* prishöj* prisök* hyreshöj* överföringsavg* spotpris* elpris* euro kronor taxa taxan tariff*`,
  },
  {
    family: 'topic-product',
    words: `produkt* vara varan varor kvalitet* modell* storlek* färgen skor skorna tröja* jacka* jackan klänning* byxor* kappa* telefon telefonen dator* datorn skärm* batteri* laddare* tv teve hörlur* dammsugar* diskmaskin* tvättmaskin* kylskåp* möbel* soffa* soffan säng sängen bröd* maten ost mjölk* apparat* tillverk* sortiment* fjärren smak* recept`,
  },
  {
    family: 'topic-service',
    words: `kundtjänst* kundservice* service servicen support* supporten personal* bemöt* betjän* telefonkö* chatten chatt rådgiv* handläggar* hjälpen konduktör* montör* tekniker* expeditera* kassörsk* chaufför* receptionen`,
  },
  {
    family: 'topic-security',
    words: `säkerhet* nätfiske* phishing* bedräger* bluff* hacka* dataintrång* dataläck* lösenord+läck* virus* skadeprogram* cyber* kapad* kapat spärra spärrat identitetsst* bankkort* integritet* gdpr personuppgift*`,
  },
];
