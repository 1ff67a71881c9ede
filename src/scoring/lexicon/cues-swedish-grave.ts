import type { CueList } from './cue-list.ts';

/** Things that may burn or shock; those meant to be hot or to smoke only with what they must never do. */
const DEVICE = `batteri|batteriet|batterier|laddare|laddaren|laddarn|powerbank|powerbanken|mobilen|mobil|telefonen|telefon|luren|datorn|dator|laptop*|surfplatt*|paddan|elsparkcykel*|sparkcykel*|elscooter*|elcykel*|elmoped*|vattenkokar*|brödrost*|ugnen|torktumlar*|tumlar*|tvättmaskin*|diskmaskin*|kylskåp*|kylen|frysen|mikron|mikrovågs*|element|elementet|värmefilt*|kontakten|kontakt|uttaget|uttag|eluttag*|vägguttag*|grenutt*|grendosa*|sladd|sladden|kabeln|kabel|adapter*|lampan|lampa|glödlampa*|teven|tv|tvn|skärmen|plattång*|locktång*|hårtork*|fön|fläkten|fläkt|routern|router|modemet|modem|elpanna*|pannan|värmepump*|laddbox*|elcentral*|elskåp*|proppskåp*|säkring*|motorn|airfryer*|fritös*|hörlur*|klockan|konsol*|apparat*|maskinen|ljusslinga*|adventsljus*|robotgräs*|dammsugar*|borrmaskin*|elfilt*|bilen|bussen|tåget|vagnen`;
const HARM = `ryker|ryka|rykt|rykte.det|rök|röken|rökte|pyr|gnistra*|gnistor|brinner|brann|brinna|brunnit|brinn|eldsvåda|brandlukt*|bränd|bränt|bränts|smält|smälte|smälter|svullen|svullna*|svullnat|svällt|sväller|svälld|buktar|bulnar|överhetta*|överhettad*|explodera*|exploderade|smällde|sprakar|sprakade|sprakat|fräser|fräste|väser|väsa|väste|glöder|glödde|glödhet*|lågor|fattade.eld|fatta.eld|tog.eld|tog.fyr|börjat.brinna|stekhet*|skållhet*|jättevarm*|brännhet*|kortslut*|stöt|stötar`;
const FOOD = `maten|mat|matkasse*|köttfärs*|färs*|kyckling*|sallad*|soppa|soppan|bröd|brödet|brödlimp*|burgare*|burgarn|hamburgar*|pizza*|sushi*|macka|mackan|smörgås*|yoghurt*|mjölk*|barnmat*|burk|burken|påsen|påse|paketet|förpackning*|gröt|gröten|ost|osten|korv|korven|fisk*|fisken|räk*|choklad*|chips*|godis*|müsli*|flingor*|kaka|kakan|bulle|bullen|semla*|puré|purén|konserv*|lunch*|portion*|köttbull*|lasagne*|pasta|pastan|wrap*|kebab*|tårta*`;
const DIRT = `glas|glasbit*|glassplitt*|glasskärv*|glasskärva|metall|metallbit*|metallspån*|plast|plastbit*|skruv|skruven|spik|spiken|nål|nålar|stenar|sten|tråd|ståltråd*|häftstift*|häftklam*|rakblad*|benbit*|träflis*|tand|mutter|plåster|gummibit*|skärvor`;
const BODY = `handen|händer|händerna|fingret|fingrar*|fingrarna|tummen|foten|benet|knät|knäet|armen|ansiktet|ögat|ögonen|läppen|tungan|munnen|tanden|tänder|huvudet|axeln|ryggen|handleden|gommen|halsen|kinden|vristen|näsan`;
const CHILD = `son|sonen|sons|dotter|dottern|barn|barnet|barnen|bebis*|ettåring*|tvååring*|treåring*|fyraåring*|femåring*|ungen|flickan|flicka|pojken|pojke|barnbarn*|lillan|lillasyster|lillebror|småbarn*|tös|tösen`;
const NET = `nätet|nät|internet|fiber|fibern|fibernät*|bredband*|wifi|wifit|wi.fi|mobilnät*|telenät*|uppkoppling*|täckning|täckningen|elen|el|strömmen|ström|vattnet|vatten|varmvatt*|värmen|fjärrvärme*|servern|servrar*|sidan|sajten|hemsidan|webben|webbplats*|webbshop*|appen|appi|nätbank*|mobilbank*|internetbank*|banken|system|systemet|systemen|tjänsten|kassasystem*|betaltermin*|kortterm*|kortläsar*|terminal*|bankid|swish|inloggning*|portalen|växeln|betalning*|kortbetal*|mobiltelefoni*|företagsnät*|kassan|kassorna|bokningssystem*|biljettautomat*`;
const DOWN = `nere|borta|dött|död|döda|dog|dött.ut|slocknade|slocknat|utslagen|utslaget|bortkoppl*|offline|off|svart|svarta|stendöd*|knäckt*|rasat|kollapsat|ur.funktion|lamslag*|går.ner|gått.ner|gick.ner|har.gått|lagt.av|la.av|slutat.funka|slutat.fungera|fungerar.inte.hos|funkar.inte.nånstans|fungerar.int.i`;
const DATA = `uppgifter*|uppgifterna|uppgift|faktura|fakturan|fakturor|adress|adressen|adresser|namn|order|ordrar|orderhist*|beställning*|konto|kontot|konton|kontoutdrag|journal*|saldo|mejl|mail|personnummer*|avtal*|recept*|lönespec*|lönebesked*|provsvar*|brev|kort|kortnummer|kvitto*|data|information|info|personuppgift*|räkning*|bokning*|biljett*|profil*|lån|ärende*|namn.och|sparande|betalning*`;
const PAPER = `tidning*|lokaltidning*|pressen|media|medier*|journalist*|reporter*|lokal.tv|aftonbladet|expressen|hbl|hufvudstadsblad*|yle|svt|tv4|råd.och.rön|uppdrag.granskning|kalla.fakta|nyheterna|vasabladet|dn|radion|kvällstidning*|kvällspress*|redaktion*|nyhetstips*|tipsa.oss`;
const WATCHDOG = `konsumentombuds*|konsumentverk*|konsument*|arn|allmänna.reklam*|reklamationsnämn*|polis|polisen|polisanmäl*|advokat*|jurist*|domstol*|tingsrätt*|tingsrätten|rätta|rätten|datainspekt*|dataombuds*|imy|integritetsskydd*|finansinspekt*|energimarknad*|energimyndig*|traficom|kkv|pts|post.och.tele*|livsmedelsverk*|tukes|valvira|hyresnämn*|diskrimineringsomb*|jämställdhetsomb*|myndighet*|ombudsman*|tillsynsmynd*|elsäkerhetsverk*|arbetarskydd*|arbetsmiljöv*|miljöförvalt*|hälsoinspekt*|kronofogd*|transportstyr*`;

/** Swedish phrases that tell of danger, misuse, law or breakdown plainly; notation: `cue-list.ts`. */
export const SWEDISH_GRAVE_CUES: readonly CueList[] = [
  {
    family: 'safety',
    strength: 1.5,
    words: `${DEVICE}&${HARM} luktar|luktade|lukta|lukt|känner|stinker|känns+gas|gasol|bränt|brandlukt|bränd|bränn|brandrök|svavel gasläck* gaslukt* gasläcka kolmonoxid* koloxid*
      bit|bitar|skärva|skärvor|splitter|flisor|spån|flisa_glas|metall|plast|trä|av+i|bland ${FOOD}&${DIRT} bet|bitit|tuggade|svalde|svalt+glas*|metall*|plast*|skruv*|sten*
      ${CHILD}&i.halsen|kvävas|kvävts|kvävdes|svalt|svalde|svalja|svälja|stöt|elstöt|brännskad*|brände.sig|bränt.sig|klämde|klämt|fastnade.med|skar.sig|skurit|strypas|ströps|blödde|blöder|skadad|skadade|skadat|ramlade.ner|ramlat.ner|föll.ner|trillade satt|satte|sätta|sätter|fick+i.halsen
      fick|får|ger|gav|fått|ge|gett|känner|kände+stöt|stötar|elstöt*|strömstöt*|elchock* elstöt* strömstöt* strömförande livsfarlig* dödsfarlig* brandfara brandfarlig* brandrisk* explosionsrisk*
      allergisk|allergiska|anafylaktisk_reaktion*|chock* anafyla* allergichock* nötter|jordnöt*|nöt|gluten|laktos|ägg|mjölk|sesam*|soja|skaldjur*&allerg*|märkt|omärkt|innehållsförteck*|innehöll|reaktion|reagera* fel|saknar|saknas|utan_allergen*|innehållsförteck*
      spyr|spytt|spydde|kräks|kräkts|kräktes|magsjuk*|diarré*|diarre*|illamående|däckad*|dåliga.i.magen|dålig.i.magen|ont.i.magen+efter|av|från+er|era|maten|middag*|lunch*|kyckling*|sushi*|att|ert|buffé* matförgift* förgift*
      bromsar|bromsarna|bromsen|handbroms*|ratten|styret&släppte|slutade|fungerar.inte|funkar.inte|funkade.inte|tog.inte|tar.inte|dog|gick.sönder|lossnade|låste|försvann|svek framhjul*|hjul|hjulet|sadel|sadeln|pedalen|stolen|stol|hyllan|sängen|stegen|gungan|barnvagn*|barnstol*|bilstol*|spjälsäng*|taket|balkong*|räcket|dörren|skåpet&lossnade|lossnat|rasade|rasat|kollapsade|brast|gick.av|knäcktes|välte|vek.sig|brakade|störtade|föll.ner|ramlade.ner
      hamnade|hamnat|hamna|åka|åkte|låg|ligger|körd|körde|fördes|fick.åka|in.på|in.till|till+akuten|sjukhus|sjukhuset|akutmottag*|ambulans* ambulans+kom|hämtade|tillkalla*|fick ringa|ringt|nå|når|nödsamtal+112|nödnumret|nödcentral* 112|nödsamtal*+går|kan|funkar|fungerar|inte|int|fram ta|tar|tog|tänker.ta_livet_av|sitt.liv|mitt.liv ta_livet_av livet_av_sig brinner|gnistrar|sprakar|ryker|brann+i|på|från+köket|rummet|hallen|sovrummet|väggen|garaget|källaren|trapphuset|taket|badrummet|uttaget brinner_just_nu ${BODY}&svullnar|svullna|svullnade|svullen|svullnat|domnar|bortdomna* nötallergi*|jordnötsallergi*|allergi|allergisk|allergiker|celiaki*|glutenallergi*+åt|ätit|innehåller|svull*|nyss|fick elledning*|kraftledning*|ledningen|elstolp*|elkabel*|träd|trädet|takplåt*|istapp*|skylten&fallit|ramlat|hänger|nere.på|sprakar|gnistrar|lossnar|rasar|rasat rasrisk* folk_går_under andas_inte|int|knappt kan_inte|int_andas medvetslös* rör_sig_inte|int bröstsmärt* hjärtinfarkt* hjärtstopp*
      ramlat|ramlade|föll|fallit|trillat|ligger|människa|person|någon|nån|kille|barn+på|ner.på|ned.på+spåret|rälsen|spåren halkade|ramlade|snubblade|trillade|halkat|ramlat+er|era|ert|butik*|trapp*|entré*|golv*|parkering* ${BODY}+bröts|brutet|bruten|sprack har|drog|drar|viftar|viftade|hotar|hotade|man|kille|person+med|en_kniv|pistol|vapen har_kniv viftar+kniv syrgas* respirator* dialys* trygghetslarm* trygghetstelefon* hjärtlarm* larmklocka brandvarnar*|brandlarm*|kolmonoxidvarn*|rökdetek*+piper|går|tjuter|larmar|ljuder|gick|igång`,
  },
  {
    family: 'safety',
    words: `brand_i det_brinner|brann brinner|brann+i|hos|utanför|hela|upp|ner+oss|huset|lägenhet*|köket|trapp*|byggnad*|vagn* rök_från explodera* sjukhus* akuten ambulans* allergisk* glasbit* metallbit* farlig* skadade skadad_av olycka personskad* glas_i metall_i rök_i svimmade svimma* blöder blödde blod_överallt blåsor brännskad* utslag+efter|av|från|er* eksem skar_mig|sig skärt_sig bröt+${BODY} skadade+${BODY} brände_mig|sig bränt_mig|sig klämde+${BODY} sydd*|sy+stygn stygn ont_i_bröst* läkare+efter|pga|måste vassa|vass_kanter|kant överhett* kortslut* nödläge brandkår* brandkåren räddningsverk* räddningstjänst* säkringen|proppen|proppar|jordfelsbryt*+gick|går|slår|löste krossa*|splittra*|sprack+glas*|rutan|skärmen|handen begick|tog|hotar|hotade|pratar|försökte&självmord* livsfara osäker_väg höll|höllo_på_att_kvävas|kvävas|bränna|dö kunde_ha|gått|blivit_dött|död|illa magneter*|knappcells*+svalt|svalde|lös|lossn* såphal* glashal* nödutgång*|utrymningsväg*+låst|blocker*|spärra*`,
  },
  {
    family: 'violence',
    words: `döda_er|dig döda|mörda|skjuta|knivhugga_er|dig|nån|någon|allihop* dödar_er|dig ska_döda slå_ihjäl slår_ihjäl slå_in_skallen slå|spöa_er|dig|ihjäl|sönder+kontor*|butik*|ansikt* blir|blir.det_nån|någon_skadad då_blir+skadad|illa vet_var_du|ni_bor|jobbar vet+var|vart+du|ni|chefen|han|hon_bor|bor bomba|spränga|spränger|bränner|bränna|elda+kontor*|butik*|er|huset|skiten bränna_ner bränner_ner mordhot* dödshot* bombhot* bomb_i|på_ert|kontoret|stationen hota*|hotade|hotar|hotas+mig|oss|att.slå|med.stryk|slå|våld hotad_av|till kommer|går+ner|dit|förbi+och+slår|skada*|krossa* ni_ska_dö du_ska_dö akta_dig_noga passa_er_noga ska_få_ångra`,
  },
  {
    family: 'fraud',
    strength: 1.5,
    words: `försvunnit|försvann|försvinner|stulits|stulet|tömts|tömt|tömda|tömd|länsat|länsats|länsade|kapat|kapats|kapad*|kapade|hackat|hackats|hackad*|hackade|borta|stal|drogs|dragits|går.iväg&konto|kontot|kontona|sparkonto*|bankkonto*|mitt.kort|kortet|spargrisen|sparpengar* pengar|pengarna|euro|kronor|kr+försvunnit|försvann|stulits|stulna|borta|länsat|dragits+konto*|mitt
      köp|köpet|beställning*|order|ordern|transaktion*|överföring*|uttag|lån|lånet|betalning*|dragning*|debitering*|köp.på|kreditköp*|abonnemang|simkort*+jag|vi|aldrig|inte|int|som+aldrig|inte|int|ej+gjort|ansökt|tagit|beställt|godkänt|köpt|gjorde|tog|skrivit|tecknat|känner har_inte|int|aldrig_köpt|beställt_nåt|något|nånting har_jag_inte|int|aldrig_gjort|köpt|beställt|godkänt
      nån|någon|någon.annan|nån.annan|okänd*|bedragar*|främling*|tjuv*+tagit|tagit.över|loggat|loggar|beställt|beställer|köpt|använt|använder|handlar|handlat|öppnat|ansökt|hackat|hämtat.ut|bytt|tog+konto|kontot|mitt|mina|kort|kortet|namn|lån|simkort|extra|mig|bankid i_mitt_namn tagit|tog|öppnat|ansökt|tecknat|beställt|lån|köpt|handlat|skickas|skickar+i_mitt|vårt|min|hans|hennes|mammas|pappas|mormors|morfars_namn
      gav|gett|gav.ut|uppgav|lämnade|lämnat|skrev.in|skrivit.in|knappade.in|matade.in|läste.upp|skickade|gett.ut|angav+koden|koder|bankkod*|kod|bankid|kortnummer*|kortnumret|pinkod*|lösenord*|bankuppgift*|kortuppgift* klickade|klickat|tryckte+länk*|tyvärr|sms*+kortnum*|kod*|kort*|bankid|falsk*|bluff* säkert_konto flytta+pengar*|sparpengar*|besparing*+säkert blev|blivit_av_med+plånbok*|bankkort*|kort|kortet|mobil* blivit|blev|har|är_bestulen|rånad|hackad|kapad|kapat|skimmad|lurad.på plånbok*|bankkort*|kortet|väskan+stulen|stulet|stals|snodd|snott|norpa* spärra|spärrar_kort|kortet|mitt.kort|bankkort*|mina.kort
      ringer|ringde|telefonen|samtal+säger|påstår|utger|påstod+från.banken|från.er|bankens|er.bank falsk|falska|fejkad*|fejk_fakturor|faktura|mejl|sms|sida|hemsida|konto|profil|annons*|webbsida|kundtjänst bluffsms* bluffmejl* bluffaktur* bluffsamtal* nätfiske* phishing* bedrägeriförsök* id_stöld* id_kap* identitetsstöld* identitetskap* kortbedräg* skimma* utger_sig utger|utgav_sig_för`,
  },
  {
    family: 'fraud',
    words: `bedräger* bedragar* bluff* lurendrej* hackad hackat hackade kapat kapad stulen stulet stulna stal stulit snott snodd obehörig* skummis misstänkt+sms*|mejl|samtal|transaktion|köp sms|smset|mejl|mejlet|mail|samtal|länk|länken&bedräg*|bluff*|är.det.ni|från.er.på|äkta|är.det.på|seriöst|falskt|falsk|fejk|tullavgift*|kortuppgift* är_det+bluff|ni_som|bedrägeri|äkta|lurigt känner_inte|int_igen kommer|skickat_inte|int|det_från_mig|er tappat|tappade|borttappat|förlorat|hittar.inte|glömde&plånbok*|bankkort*|kortet|kort|betalkort* falskt|fejkat lurad|lurat|lura+pengar|kort*|konto*|bank* okänt|okända|okänd_köp|transaktion*|belopp|dragning*|uttag dubbelgångar* kapning* ansökt_om`,
  },
  {
    family: 'privacy',
    strength: 1.5,
    words: `annans|andras|grannens|grannes|främlings|okänds|okända|främmande|persons|kunds|kunders|andra.kunders|annan.kunds|annan.persons|kvinnas|mans|människors|människas+${DATA} ser|såg|visar|visas|kom.åt|kan.se|fick.se|loggad.in|inloggad|inne.på+nån|någon|andra|annan|fel|andras|annans|okänd|främling*+${DATA}
      lämnade|lämnat|lämna|gav|gett|skickade|skickat|skickar|delade|delat|spred|spridit|lade.ut|läckt|läckte|röjt|röjde|sålt|sålde|lämnats|läckts+min|mina|mitt|hemlig*|våra|vår|skyddad*|kunders|kundernas+adress*|uppgift*|nummer*|personnum*|journal*|namn|data|telefonnum*|mejl*|personuppgift*|hälso*|adressen
      mina|våra|min|mitt|kunders|kundernas|allas+uppgift*|personuppgift*|adress*|nummer*|personnummer*|data|namn|journal*|lön*+syns|synlig*|ligger.ute|läckt|läckte|ute|hamnade|hamnat|exponer*|publicer*|till.fel|röjt|offentlig* hemlig|hemliga|skyddad|skyddade_adress*|uppgift*|identitet|nummer* till_mitt_ex exman|exet|ex+adress*|nummer*|uppgift* alla_i_kopia öppen_kopia`,
  },
  {
    family: 'privacy',
    words: `dataintrång* dataläck* personuppgift* gdpr dataskydd* integritet* annan_kunds andra_kunders någon_annans_uppgifter sekretess* personnummer+syn*|läck*|sprid* läckt_ut läcka_ut uppgifter_till_fel sålt_mina kundregister* övervakar|avlyssn*`,
  },
  {
    family: 'legal',
    strength: 1.5,
    words: `anmäler|anmäla|anmält|anmälde|anmälan|anmälning*+er|det.här|detta|konsument*|arn|polis*|myndighet*|ombudsman*|imy|inspektion*|hyresnämn*|finans*|data*|hälso* kontaktar|kontaktat|kontakta|vänder.mig|vänder|vänt|går|gått|gå|drar|dra|tar|ta|lämnar|lämnat|skickar|skickat|skriver|ringer|ringt|ringde|driver|för|tas+till|till.till|inför|detta|det|ärendet|er|saken|vidare+${WATCHDOG} polisanmäl* polisanmält polisanmälan polisanmälde stämma|stämmer_er|företaget|bolaget|in.er stämning stämningsansök* stäms ses|syns|träffas_i_rätten|domstol|tingsrätten
      vår|min|våra|en|mitt_jurist*|advokat*|ombud+skickat|skickar|kontakta*|tar|hör|säger|sagt|läser|kopplar|sköter kravbrev* skadestånd* skadeståndskrav* grupptalan häva|häver|hävt_köpet|avtalet|kontraktet bryter|bröt|brutit_mot_lagen|lag|avtalet|konsumentskydd*|köplagen enligt_konsument*|köplagen|lagen lagbrott* olagligt olaglig* lagstridig* avtalsbrott* kontraktsbrott* rättsligt|rättsliga|juridiska_åtgärd*|steg|processer juridisk*+hjälp|process rättslig*`,
  },
  {
    family: 'legal',
    words: `konsumentombud* konsumentverk* konsumenttvist* konsumentrådgiv* konsumentskydd* konsumentköplag* konsumenttjänstlag* konsumenträtt* konsumentmynd* köplagen reklamationsnämnd* allmänna_reklam* till_arn arn kkv konkurrens_och_konsument* advokat* jurist* ombudsman* datainspekt* dataombuds* integritetsskyddsm* dataskyddsmynd* finansinspekt* försäkringsnämnd* post_och_tele* energimarknadsinsp* energimyndighet* hyresnämnd* livsmedelsverk* elsäkerhetsverk* traficom valvira diskrimineringsomb* justitieombuds* tingsrätt* hovrätt* domstol* rättegång* rättssak polisen polisärende* brottsanmäl* kronofogd* bestrid* bestrider juridisk* anmäler_er ersättningskrav* rättsskydd*`,
  },
  {
    family: 'press',
    strength: 1.5,
    words: `kontakta*|ringer|ringa|ringt|skriver.till|tipsa*|tipsat|tipsar|går|gå|mejlar|mejlat|vänder.mig|ta|tar|skickar|skickat|hör.av.mig+till|ut|detta|med|storyn|${PAPER}+${PAPER} kontakta*|ringer|ringa|ringt|tipsa*|tipsat|tipsar|mejlar|mejlat+${PAPER} ${PAPER}+kommer|vill|får|ska|blir|nog|intresser*|skriver.om|skriva|filmar|granska*|hör.av|tagit|pratat ut|gå|går|gått_i|ut.i_media|pressen|tidningen|tidningarna hänga|hänger_ut_er|företaget|dem jag|vi_är|jobbar+journalist|reporter|redaktör|på.tidning*|på.radion skriver|gör|jobbar+artikel|reportage|inslag+om+er|ert|kunder|hur söker|ber.om|begär|önskar|vill.ha_kommentar|intervju|uttalande följare+se|veta|får|ska varenda|alla+följare story|inlägg_går_ut`,
  },
  {
    family: 'press',
    words: `presskontakt* pressansvarig* journalist reporter insändar* lokaltv kvällspress* tv_team* pressmeddelande+svar blir_viral gå_viralt virala`,
  },
  {
    family: 'outage',
    strength: 1.5,
    words: `${NET}+${DOWN} nere|slocknat|borta|svart|strömavbrott|avbrott+${NET}+hela|igen|sen|sedan ni|allt|alla|hela_är|e|ligger|va|har.gått|går|är.helt_nere|ner ligger_nere ligger_ner gick_ner+allt|hela|alla ingen|inget|utan|inga|int|noll|har.inte|har.ingen+internet|nät|ström|el|vatten|varmvatten|värme|täckning|bredband|fiber|uppkoppling|signal|wifi|telefoni|mobilnät+sedan|sen|hela|på|för|igen|nu|alls|här|nån|i
      hela|alla|samtliga|halva_byn|gatan|stan|området|huset|kvarteret|kommunen|kontoret|korridoren|trappan|hushåll|orten+utan|strömlös*|mörkt|nere|svart strömlös* strömlöst driftstör* driftstopp* driftavbrott* nätavbrott* strömavbrott* elavbrott* vattenavbrott* nätstörning* storstörning* fungerar|funkar|går|kommer|öppnas_inte|int|ej_för|hos_nån|någon|alla fler|flera|någon|nån|många+som|mer|annan|andra+nere|utan.nät|utan.ström|inte.kommer.in|samma.problem|inte.funkar betaltermin*|kortterminal*|kassorna|kassasystem*|kortläsar*|kassan+fungerar|funkar|går|nere|död|döda|ligger|svarta kan_inte|int|ej_ta_emot|betalt|kort|kortbetaln* nere_i_hela går_inte|int_att_betala kunderna|kunder+går|väntar|köar+nere|kassa* nätet|fibern|elen|strömmen|bredbandet|internet+är|e|har.varit|va|varit|igen+nere|borta|dött|död|av`,
  },
  {
    family: 'outage',
    words: `nere_igen avbrott* driftsinformation störning* störningar utslagen utslaget alla_kunder hela_landet ingen_kommer_in kommer_ingen ingen_kan+betala|logga|ringa|handla elen_gick elen_försvann strömmen_gick strömmen_försvann elen_borta ur_drift tekniskt_fel tekniska_problem serverfel* 500 503 är_nere e_nere helt_nere telefonerna_döda mobilnät*+funkar|fungerar|inte täckning*+ingen|noll|dålig`,
  },
  {
    family: 'stranded',
    strength: 1.5,
    words: `flyg|flyget|flygen|flight|flighten|avgång|avgången|tåg|tåget|tågen|turen|tur|färja|färjan|båten|bussen|buss|bussar|resa|resan|planet|nattåg*&inställt|inställd|inställda|ställdes.in|ställs.in|ställts.in|ställt.in|ställde.in|ställer.in|cancellera*|avbokat|avbokades|avbokad strandsatt* strandad* strandade sitter|står|fast|fastnat|kvar|suttit|stått|sitt|väntat+på|i+arlanda|landvetter|kastrup|bromma|gardermoen|flygplats*|perrong*|tågstation*|vanda.flygplats|hållplats*|stationen|hissen|flygplanet|planet sitter|står|suttit_fast|instäng*|inlåst*|kvar tåg|tåget|tågen|pendeln|pendeltåg*|tunnelban*|spårvagn*|bussen|bilen+står|stått|stannat|stannade|stillastå*+still|stilla|mitt|skog*|inte fastnat|fast|instängd*|inlåst*|sitter&hiss|hissen
      missade|missat|missar|missa|hinner.inte|hinner.int|hann.inte+anslutning*|flyget|planet|färjan|tåget|vigsel*|begravning*|operation*|flighten|flight|bussen|båten ingen|inget|utan|inga+hotell*|hotellrum|boende|övernattning*|tak.över|sätt.att.komma.hem sova|sov|sovit|natten|övernatta_på|golvet+flygplats*|golv*|station*|bänk* lämnade*|lämnades|kvarlämna*|lämnad|lämnat|avsläppt|avsatt+kvar|perrong*|hållplats*|vägkant*|ensam|skog* kommer|tar.oss|tar.mig|kom_inte|int_hem utelåst* utelåsta låst_ute utan_värme|el|ström|vatten|varmvatten|mediciner|medicin|insulin|värme.sedan grader_inne|inomhus|inne.nu|i.lägenheten|i.huset|inne.hos värmen|elementen|värme|element|fjärrvärmen&slutat|borta|fungerar.inte|funkar.inte|lagt.av|ingen|iskall*|kalla insulin* medicin|mediciner|medicinen|medicinerna|läkemedel*+väskan|resväskan|slut|ligger|fast`,
  },
  {
    family: 'stranded',
    words: `inställt inställd inställda fast_på fast_i inställningar_av_tåg ombokad*+inte|ingen ersättningsbuss*|ersättningstrafik*+ingen|inte|kom|kommer|fulla överbokad* överbokat nekad|nekades|nekas_ombordstigning|att_gå|kliva mitt_i_natten mitt_ute ingen_taxi evakuer* fryser|kallt|iskallt+lägenhet*|huset|inne|bebis|barn* minusgrader* mitt_i_skogen`,
  },
  {
    family: 'lost',
    strength: 1.5,
    words: `väska|väskan|väskor|väskorna|bagage|bagaget|resväska|resväskan|resväskor*|kappsäck*|barnvagn*|ryggsäck*|golfbag*|skidorna|rullstolen&borta|försvunn*|försvunnit|försvann|saknas|kom.inte|kom.aldrig|kom.int|kommit|aldrig.kom*|inte.fram|aldrig.fram|inte.med|int.med|tappat.bort|tappade.bort|borttappa*|tappat|skadad*|trasig*|sönder*|kvar.i|fel|försenad*|stulen|hittas|hjulet paket|paketet|paketen|försändels*|brevet|leverans*|beställning*|kolli*|sändning*|möbler*|soffan&försvunn*|försvunnit|försvann|borttappa*|kommit.bort|tappats.bort|tappat.bort|slarvats|spårlöst|stulet|stulits|stals|borta slarvat|slarvade|tappat|tappade|slarva|slarvats_bort kommit_bort+paket*|brev*|väska*|er|ni någon|nån_annan_har_hämtat|kvitterat väskan|väska|bagaget+var|vart+är|blev`,
  },
  {
    family: 'lost',
    strength: 0.7,
    words: `glömde|glömt|tappade|kvarglöm*|tappat+på|i+tåg*|tåget|buss*|flyg*|vagn*|butik*|kassa*|taxi*|affär*|er kvarglöm* hittegods* borttappa* upphittat bagagespårning*`,
  },
  {
    family: 'discrimination',
    words: `rasist* rasism* rasistisk* diskriminer* sexist* sexism* homofob* transfob* islamofob* antisemit* trakasser* sextrakass* kränkande_behandl* kränkt+hudfärg*|kön* ofreda* antasta* tafsa* på.grund.av|pga|pågrundav+hudfärg*|namn|hans.namn|hennes.namn|mitt.namn|ursprung|religion|kön|slöja*|funktionsned*|rullstol*|ålder|etnisk*|hijab|bakgrund|språk rullstol*|ledarhund*|permobil*|rullator*|rollator*|blind|synskad*|hörselskad*&nekad*|nekades|vägra*|vägrade|lämnades|lämnad|fick.inte|fick.int|kom.inte|släpptes|avvisa*|ingen.ramp|tillgänglig* åldersdiskrim* vägrade|vägrar_tala|prata|betjäna|släppa på_grund_av_hans|hennes|mitt|min utländskt_namn blattar* neger negrer`,
  },
  {
    family: 'boycott',
    words: `bojkot* bojkotta* köp|köper_inte|inget|aldrig|ingenting+här|hos|från|av.dem|av.dom|detta|denna handla|beställ|anlita|hyr|flyg|åk|res|boka|teckna|anlitar_inte|aldrig|ej+här|hos|med|från|dem|dom|av varna|varnar|varning_alla|andra|er|andra.för undvik_detta|dessa|det.här|den.här|dem|dom|bolaget|företaget dela|sprid_gärna|detta|vidare|så håll_er|dig_borta|undan gå_inte_dit|hit åk_aldrig passa_er_för akta_er_för se_upp_för+företag*|bolag*|firma* ingen_borde+handla|köpa|anlita ingen_ska_behöva kundflykt* massflykt* blir_viralt`,
  },
];
