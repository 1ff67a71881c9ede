import type { CueList } from './cue-list.ts';

const GOODS = `package|packages|parcel|parcels|shipment|delivery|sofa|mattress|furniture|groceries|item|items|order`;
const GONE = `stuck|sitting|sat|lost|missing|late|delayed|vanished|disappeared|nowhere|postponed|rescheduled|overdue|undelivered`;
const SPOILT = `soaked|crushed|broken|damaged|wet|opened|smashed|empty|dented|melted|torn|cracked|ruined|shattered|ripped|squashed|scratched|stained|faulty|mouldy|moldy|leaking|frozen|cold|bent|chipped`;
const STAFF = `cashier|staff|clerk|driver|waiter|waitress|assistant|manager|agent|employee|advisor|adviser|rep|operator|technician|engineer|receptionist|courier|attendant|salesman|bouncer`;
const PART = `zip|zipper|sole|soles|strap|handle|seam|seams|screen|button|buttons|lid|hinge|heel|heels|motor|stitching|lining|clasp|keyboard|speaker|camera|pedal|spring`;
const CONTRACT = `subscription|subscriptions|contract|contracts|account|accounts|membership|memberships|plan|policy|policies|insurance|direct.debit|broadband`;
const FIRM = `operator|operators|provider|providers|bank|banks|carrier|carriers|network|networks|supplier|suppliers|company|companies|energy|insurer|insurers|brand|competitor|competitors|elsewhere|someone.else|another`;
const COUNT = `#|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|couple`;
const UNIT = `days|weeks|months|hours|hrs|mins|minutes|month|week`;

const TRIP = `flight|flights|flt|flts|plane|train|trains|ferry|bus|coach|sailing|cruise`;
const CALLED_OFF = `cancelled|canceled|cancelling|canceling|cancels|cancellation|cancellations|cancelation|cancelations|canx|cxl|cxld|cancelled.again|scrapped|grounded`;
const BAGS = `bag|bags|luggage|baggage|suitcase|suitcases|stroller|pushchair|pram|carseat|car.seat|golf.clubs|guitar|belongings|backpack|skis|snowboard|carry.on|carryon`;
const NOT_SEEN = `never|didn't|didnt|did.not|hasn't|hasnt|haven't|havent|still|isn't|isnt|aren't|arent|wasn't|wasnt|weren't|werent|not|nowhere|left|stuck|was.left|don't|dont|doesn't|missed`;

/** English phrases for service that went wrong, and for what people do about it; notation: `cue-list.ts`. */
export const ENGLISH_TROUBLE_CUES: readonly CueList[] = [
  {
    family: 'delivery',
    words: `never_turned|showed|made|came|arrived|reached_up|it|me day_#+delivery|waiting|of_your|and|still|order food|dinner|lunch|meal|pizza|takeaway|order+never|cold|missing|arrived.cold|hour.late|hours.late ${GOODS}+is|was|still|been|gone|got|now_${GONE} my|our_${GOODS}+${GONE} ${GOODS}+never|hasn't|hasnt|didn't|didnt|still.not|not.come|arrived|arrive|shown|turned|showed|moved|shipped|delivered|reached ${GOODS}_never where|wheres|where's|where_is+my|our+order|orders|package|parcel|delivery|stuff|shipment|food|groceries|sofa|items where|wheres|where's+my_order|package|parcel|delivery|stuff
      no|any_sign_of still_no|nothing+sign|parcel|package|order|delivery|update leaving|processing|preparing|transit|depot|warehouse|dispatch|customs|dispatched|shipped+for|since|over+days|weeks|week|month|ages|days|day sitting|stuck|sat|held|stranded|lost_in|at+depot|warehouse|customs|facility|sorting|transit|hub|post marked|says|shows|showing|tracking|status|claims|claimed|updated|app+delivered+but|nothing|not|never|no|and|isn't|nobody marked+delivered
      turned.up|showed.up|arrived|came|delivered|box+${SPOILT} nobody|no.one|noone|courier|driver_came|showed|turned|arrived|never|didn't|delivered stayed.in|stayed.home|waited.in|day.off|took.time.off+delivery|courier|day|engineer|driver|nobody|for delivery|eta|arrival|dispatch+moved|pushed|changed|postponed|rescheduled+again|times|back|twice|four|three thrown|threw|chucked|dumped|tossed|left+over|fence|rain|bin|bins|street|hedge|road
      half|part|some|most_my|of|the+order|delivery|shopping|items+missing|gone|not|isn't wrong_parcel|package|house|door|neighbour|neighbor|building someone_else's_parcel|package|delivery ordered+#+still|no|nothing|weeks|never ordered+weeks|months|days_ago missed_delivery`,
  },
  {
    family: 'billing',
    words: `discount|code|voucher|coupon|credit|offer+wasn't|wasnt|not|didn't|never|hasn't+applied|apply|work|honoured|honored double|twice|more|higher|different|not+what|than|from_i|we|you|was|quoted|agreed|promised|advertised|said+agreed|quoted|promised|advertised|said what_we_agreed more_than+agreed|quoted|advertised keep|keeps_charging|billing_me charged|charging|bill*+after+closed|cancel*|left|returned charged|billed|taken|took|debited|payment|payments|paid|charge|invoiced|money+twice|two.times|three.times|double taken|took|take|taking+payment|money|payments+twice|again|after|without|even|still|cancelled still|keep|keeps|kept|are|been|are_still_taking|charging|billing|debiting still_taking|charging|billing taking|took|taken|take+money+cancel*|out|without|account|card|still billed|invoiced|bill|charging|billing|overcharging_me got|been|getting|being|was|i'm|am_charged|billed|invoiced+full|twice|extra|fee|fees|more|wrong|late|double|again|#
      random|weird|mystery|hidden|extra|unknown|unexpected|unexplained|strange|bogus|surprise|ridiculous|sneaky_charge|charges|fee|fees|payment|payments|costs|amount what+are|is+these|this|that+fee|fees|charge|charges|payment gift.card|voucher|promo|discount|coupon|gift+code|card+not|doesn't|zero|won't|invalid|expired|rejected|isn't|empty|never|declined full_price+after|despite|even|though|code|discount wrong|incorrect_price|bill|total|invoice|rate|tariff|billing raised|raising|raise|hiked|hike|increased|upped|doubled|put.up|jacked.up+my|our|the|your|prices+price|prices|bill|rate|rates|fee|fees|tariff|subscription
      my|our_bill|price|rate|tariff|plan|premium|subscription|rent+gone.up|went.up|up|increase*|hike*|doubled|tripled|jumped|higher price_hike|hikes|rise|rises bill+gone.up|went.up|doubled|higher returned+still|billed|charged cancelled+still|charged|billed|charging|billing|taking`,
  },
  {
    family: 'refund',
    words: `haven't|havent|hasn't|never|not|yet+got|gotten|seen|received|had|get|come+refund*|money_back out_of_pocket refund*+still|waiting|nowhere|month|months|weeks|ago|late|missing|denied|refused|rejected|pending|promised no_refund|refunds still_no|waiting_refund|for_my_refund where|where's|wheres+refund|my_money_back refused|refuse|refuses|refusing|won't|wont|wouldn't|denied|declined|rejected+refund|return|exchange|take.back|take.it.back|replace|warranty|honour|honor|replacement|returns refused_to_take|refund|exchange|replace|return|accept|help warranty|return|refund|returns|exchange+rejected|denied|refused|declined|void|voided
      sent|returned|posted|shipped|brought.it|them|back+weeks|months|ago|no|still|refund returned+weeks|months|ago+still|no|nothing how_long+refund`,
  },
  {
    family: 'defect',
    words: `missing+screw*|part|parts|piece|pieces|bolts|instructions|cable|lid|charger lasted_a|two|one|only|barely|three|less lid|door|drawer|zip|tap|window|lock|cap|drawers|doors+doesn't|won't|wont|not|doesnt+shut|close|fit|lock|open|seal|latch spills|leaks|leaking_everywhere stopped|quit_after went|gone|goes|turned|just_black|blank|haywire black_screen blank_screen won't|wont|will.not|doesn't|can't_come_back|turn|switch|power|boot|pair|sync|update|install|play|print|close|heat|start|connect|charge|spin|drain won't_come_back only|just_play|plays|works|work|charges|working+one|half|left|right|sometimes|when ${PART}+snapped|fell|came|broke|broken|split|tore|ripped|cracked|loose|died|jammed|stuck|peeling|undone after|in+wear|wears|wash|washes|uses|use|outings day_one+snapped|broke|broken|stopped|died
      keeps|keep|kept|constantly_crashing|freezing|logging|signing|kicking|disconnecting|dropping|buffering|cutting|failing|resetting|restarting|turning|shutting|asking|glitching|breaking|spinning|losing logs|logging|logged|kicks|kicking|signs|signing|throws|boots_me_out dent dents dented+door|box|lid|side|can|corner arrived|came|turned.up|delivered+with+dent*|scratch*|crack*|hole*|stain*|missing|damage* sent|received|got|gotten|delivered|given|sent_me+wrong+size|colour|color|item|one|order|product|thing|model|stuff|shoes|book got|been_sent+wrong
      update|upgrade|patch+broke|ruined|bricked|killed|wrecked|messed|destroyed broke+app fell.off|apart came_apart|off+after|first|already|day packed_in conked_out bricked stopped_charging|turning|heating|spinning|connecting|responding out_of_the_box+broken|not|dead|faulty app|site|website+useless|unusable|freezes|crash*|glitchy|throwing`,
  },
  {
    family: 'quality',
    words: `filthy|dirty|sticky|grubby_table|tables|toilet|toilets|floor|floors|room|sheets|bathroom|cutlery|seats|plates tables|toilets|toilet|floors|room|sheets|bathroom|cutlery+filthy|dirty|sticky|grubby|disgusting|stained hair_in_my|the smells|tastes|tasted|smelled|smelt_off|sour|rotten|mouldy|like.plastic|weird gone_sour|mouldy|moldy best_before+passed|yesterday|expired shame_about`,
  },
  {
    family: 'service',
    words: `could_not|couldn't_have|care_cared|less could_not_have_cared could_not_care_less ${STAFF}+rolled|swore|shouted|yelled|laughed|walked.off|walked.away|hung|snapped|talked.over|rude|mocked|screamed|insulted|sneered|smirked|refused|dismissive|lied|slammed|cursed|threatened|abusive|couldn't.care|blanked|tutted|ignored rolled_her|his|their_eyes talked|spoke_over_me|over|down swore|shouted|yelled|snapped_at_me|my|us|her|customers never_been|felt_so|spoken|treated|talked|insulted spoken|talked_to_like|down treated_like|us_like couldn't_care_less+staff|about|customer* no_human real|actual.human|person+speak|talk|reach talk|speak|get.to|through_a_human|real|person|an_actual chatbot*|bot+useless|loop|same|human|help|stupid
      nobody|no.one|noone|none|never|not_one_got|gets|has|is|replied|replies|called|calls|rang|rings|responded|responds|answered|helped|helps|cares|does|did|bothered+back|reply|replied|does|me|us|got|respond|to no.one|nobody|noone|never_called|calls|replied|replies|responded|responds|answered|answers|got.back|does|gets_back nobody|no_one_has_got|gotten|replied|called|come|bothered no|still|without|zero_reply|response|answer|update|updates|callback|communication|explanation call|ring|phone_me_back|back+no.one|nobody|never|didn't|don't|still|no|but on_the_phone+hung.up|talked.over|rude hung_up_on passed|pushed|bounced|transferred+pillar|department*|around`,
  },
  {
    family: 'waiting',
    words: `chasing_you|for|them|up|this|a day|week|days|weeks|month+chasing third|fourth|fifth|second|sixth_day|week|month #|two|three|four|five|six|several_weeks|months|days_on|later+still been|waiting|waited|hold|queue|queuing|queue+${COUNT}+days|weeks|months|hours|hrs|mins|minutes+on_hold|listening|and|still|no|hold|for|waiting on_hold+${COUNT}|an.hour|hour|hours|mins|minutes you|they|i|was|were_said|promised|told|quoted+hours|days|weeks|tomorrow|today|yesterday|minutes+been|still|later|now|nothing|ago it's|its|that's_been_${COUNT}+days|weeks|months+and|still|now|no|nothing|since_i it's|its_been+month|year+refund|still|no|and waiting|waited|wait+${COUNT}_${UNIT} still|i'm|im|am|we're|been_waiting_for|on how_long+wait|take|have_to+my|reply|answer after|for_${COUNT}_weeks|months|days+no|still|nothing|and`,
  },
  {
    family: 'repeat',
    words: `third|3rd|fourth|4th|fifth|5th|second|2nd|sixth|tenth|umpteenth_email|message|call|ticket|attempt|request|complaint|tweet|replacement|engineer|visit|delivery|one|time|week every_time_i|we_call|ring|phone|email|contact|ask|use|try|order asked|emailed|called|rang|messaged|contacted|phoned|tweeted|written+times|twice|thrice|repeatedly|again moved|changed|cancelled|delayed|rescheduled+times|again|twice wrong+again every_single_day|time|month every_five|ten|few_minutes`,
  },
  {
    family: 'churn',
    words: `found|going|gone|signed|went_with|up|a_cheaper|better|someone.else|another|your found_a_cheaper|better switch|switching|switched|leaving|changing|ditching|moving|move|jump|jumping|going|change+${FIRM} considering|thinking.of|about.to_switch*|leaving|moving|cancel*|changing|ditching cancel|cancelling|canceling|cancelled|ending|dropping|closing|scrapping+${CONTRACT} cancelling|canceling|cancel_all|everything|both|today|tomorrow|now i'm|im|we're|gonna|i'll|be+cancelling|canceling|leaving_you taking|take|taken|moving_my|our_business|contract|custom|money|account|accounts|savings+elsewhere|another|away|somewhere taking|take_my|our_contract|custom|business lost|losing|lose+customer|customers not_renewing won't_renew won't_be_renewing not_be_renewing won't|not_be_back|returning|ordering|buying|using
      how_do|can_i_cancel|close|leave how_to_cancel i'm|im|we're|am_out|off+cancel*|bye|done|elsewhere that's_it+i'm|im|cancel*|done|leaving last_time|order+order*|shop*|use|buy|fly|book|spend|eat|i|we never+order*|buy*|us*|shop*|book*|trust*+again never_using|ordering|buying|booking|shopping|spending fed_up_with+price*|service|paying|you cancelled_today|immediately done_with_your|this_company|these fix_it_by or_i'm|im|i.will|i'll+cancel*|leav*|taking|going|switch*|elsewhere`,
  },
  {
    family: 'deadline',
    words: `fix|sort|resolve|solve|answer|deliver_it|this+by+friday|monday|tomorrow|tonight|today|weekend|end+or|by by_friday_or tomorrow_or`,
  },
  {
    family: 'sarcasm',
    words: `brilliant|wonderful|fantastic|lovely|awesome|amazing|nice|perfect|superb|terrific|excellent_another|yet slow_clap well.done|great.job|good.job|congrats|bravo|nice.work+losing|again|ruining|breaking|cancelling|missing love_how_your|my|the|you love_being|paying|waiting|when+charged|hold|hours|nothing|more|crash*|again thanks|cheers_for_ruining|losing|nothing|breaking`,
  },
  {
    family: 'spam',
    strength: 2,
    words: `crypto|forex|bitcoin|btc|trading|investing|investment+changed|profit|profits|mentor|coach|manager|earned|doubled|returns|expert|life|rich|signals made|earned|make|earn|making|earning+#+trading|invest*|crypto|bitcoin|daily|weekly|from.home|online write|text|message|dm|inbox|contact|whatsapp|telegram|thank*_coach|mentor|trader|mr|mrs|expert|her|him+invest*|trad*|fx|forex|daniel|profit* write|message|dm|inbox|text.to|me_coach|mentor|on.telegram|whatsapp|on.whatsapp followers|likes|subscribers+cheap|fast|free|instant|buy|link|bio need|want|get|buy|gain|cheap+followers|subscribers hot|sexy|local_singles|girls|milfs|ladies singles_near|in.your
      are|been|were|you're_selected|chosen+winner|win|gift|prize|reward|claim selected_winner lucky_winner|user|customer click|tap|visit|link+claim|prize|reward|gift.card|giveaway claim+prize|reward|gift|bonus|winnings recover*|lost|stolen+crypto|funds|bitcoin|wallet|coins+contact|hacker|dm|recovery|got contact|dm|message_recovery recovery_pro|expert|agent|specialist|hacker earn|make+from.home|passive.income|weekly|daily passive_income financial_freedom work_from_home+earn|make|dm|weekly`,
  },
  {
    family: 'stranded',
    strength: 1.5,
    words: `${CALLED_OFF}&${TRIP} ${CALLED_OFF}+my|our|your_${TRIP} you|they|airline|will|didn't|did|had.to|just|keep+cancel+flight|flights|train|trains i'm|im|we're|am|are|been|still|us|me|were|was|currently_stuck|stranded_in|at|on|here|overnight stuck|stranded_in|at|on_airport|terminal|gate|runway|tarmac|plane|jfk|heathrow stuck|stranded+airport|airports|tarmac|runway|terminal|station|overnight|connection
      missed|miss|missing|misconnected|misconnecting|missed.my|missed.our+connection|connections|connector|connecting|cruise|wedding|funeral|interview no|without|denied|refused|won't|wouldn't_hotel|hotels|accommodation|accommodations|accomodation|accomodations|hotel.voucher|hotel.vouchers|a.hotel hotel|hotels|accommodation*+no|refused|denied|not|paid|own slept|sleep|sleeping|overnight|night|spend|spent|spending+airport|terminal|floor|station left|leaving_me|us|him|her|them|passengers|people+airport|tarmac|gate|stranded|behind|station|roadside bumped|kicked|removed|booted|dragged_from|off|us|me+flight|flights|plane|train sitting|sat|stuck|trapped|held|parked|been+tarmac|runway|gate|plane|aircraft+hour|hours|hrs|mins|minutes|hr can't|cannot|cant|no.way|unable|how.do.i|how.do.we|how.will.i|trying_to|get|to.get+home|there|rebooked left_stranded stranded_at|in|by`,
  },
  {
    family: 'stranded',
    words: `rebook|rebooked|rebooking+help|need|can't|cant|phone|call|hold|without|tomorrow|days overbooked oversold diverted no_flights|seats+until|till|out|left|available waiting_for|on_a_crew|pilot|plane|captain missed_my|our|the_flight|train|ferry connecting_flight+miss|missed|late|left rescheduled|moved+flight+without|no|tomorrow|days flight|train+turned.around|turned.back|returned.to`,
  },
  {
    family: 'lost',
    strength: 1.5,
    words: `lost|lose|losing|loses|missing|misplaced|mishandled|damaged|damage|damaging|broke|broken|destroyed|ruined|ripped|cracked|stolen|wrong|misrouted|unaccounted|delayed&${BAGS} my|our|his|her|their|the|checked|these_${BAGS}+${NOT_SEEN} ${BAGS}+${NOT_SEEN}_arrived|arrive|here|there|come|came|made|make|make.it|on.the.plane|delivered|have|showed|show|found|loaded|been where|where's|wheres|where.is|where.are|find|locate|locating|finding|without|tracking|no.sign.of|waiting.for|waiting.on|still.no|deliver+my|our|his|her|their|the+bag|bags|luggage|baggage|suitcase|suitcases|stroller|car.seat still_no|without_bag|bags|luggage|baggage without|no_luggage|bags|baggage|clothes+for|days|since|still
      baggage|bag|luggage_claim+#|hour|hours|no|nothing|waiting|still baggage|bag|luggage_claim|tracer|reference|file_number|ref`,
  },
  {
    family: 'delivery',
    words: `flight|flights|plane|train|trains|departure|connection|boarding&delayed|delay|delays|late|delaying|pushed.back|postponed delayed_#|again|two|three|four|for|due hour|hours|hr|hrs|minute|minutes|min_delay|delays|late sitting_on_the_tarmac`,
  },
  {
    family: 'service',
    words: `hung|hangs|hanging_up+me|us|again|after|phone|times hangs_up system|line|phone|it|you+hung_up|hangs.up|disconnects|disconnected|drops|dropped no.one|noone|nobody|nobody's|none+answering|answers|picks|picking|available|helping|around|knows|at.the.counter|at.the.desk phone|phones|lines|line+busy|full|unanswered|rings|ringing|voicemail keep|keeps|kept_getting|hanging_disconnected|cut.off|up can't|cant|cannot|unable|impossible+get|reach|speak+through|human|person|anyone|someone|agent|rep callback|call.back|called.back+never|no|still|hours|didn't never_called|emailed|called.me_back|me gate|desk|counter+agent*|staff+rude|nobody|no.one|unhelpful|lied no_agents|staff|explanation|announcement|announcements|information|updates|communication`,
  },
  {
    family: 'waiting',
    words: `on_hold_for|since|over hold+#|an.hour|hour|hours|hrs|minutes|mins been_on_hold hold_time|times|music wait|waited|waiting|stood|standing+in.line|in.a.line|line|queue|desk|counter+hour|hours|hrs|#|minutes been_waiting waiting_for_over|hours|days|an.hour waiting_since #|two|three|four|five|several_hours|hrs|hour|hr_late|delay|wait|hold|later|waiting|in.line over_an_hour`,
  },
  { family: 'first', words: `son kid kids toddler baby mum mom dad family wife's i'd` },
];
