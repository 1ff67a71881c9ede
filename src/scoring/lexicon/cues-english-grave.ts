import type { CueList } from './cue-list.ts';

/** Things that may burn or shock, without those that are meant to smoke. */
const DEVICE = `battery|batteries|charger|chargers|phone|laptop|tablet|hoverboard|scooter|ebike|kettle|toaster|oven|stove|cooker|dryer|washer|machine|dishwasher|fridge|freezer|microwave|heater|radiator|blanket|plug|plugs|socket|outlet|cable|cord|adapter|adaptor|lamp|bulb|tv|telly|monitor|console|controller|vape|straightener*|straighteners|curler*|hairdryer|hairdrier|mower|router|powerbank|bank|device|appliance|fryer|airfryer|headset|earbuds|earbud|boiler|wires|wiring|engine|motor|screen`;
const HARM = `smoking|smoke|smoked|smokes|smoky|sparks|sparking|sparked|spark|scorch*|singe*|melt|melts|melted|melting|bulge*|bulging|swelling|swelled|swollen|swell|puffed|hiss*|overheat*|explod*|exploding|exploded|ignited|ignites|flames|fumes|zapped|electrocut*|burst|leaking.acid|charred|caught.fire|smouldering|smoldering`;
const BITS = `wire|glass|metal|screw|needle|plastic|blade|bolt|razor|staple|stone|wood|rubber|bone|tooth|shard|shards`;
const BODY = `hand|hands|finger|fingers|gum|gums|lip|foot|leg|arm|face|eye|tooth|teeth|head|wrist|ankle|mouth|tongue|knee|thumb|toe|shoulder`;
const CHILD = `son|daughter|kid|child|baby|toddler|kids|children|grandson|granddaughter`;
const DATA = `order|orders|address|addresses|account|accounts|data|details|info|information|invoice|invoices|bill|bills|statement|statements|results|medical|records|booking|bookings|profile|history|documents|transactions|payslip|prescription|prescriptions|contract|policy|purchases|home|inbox`;
const UTILITY = `network|internet|broadband|wifi|landline|signal|power|electricity|water|heating|electric|gas|connection|phone.service|line`;

/** English phrases that tell of danger, misuse, law or breakdown plainly; notation: `cue-list.ts`. */
export const ENGLISH_GRAVE_CUES: readonly CueList[] = [
  {
    family: 'safety',
    strength: 1.5,
    words: `caught|catch|set_light|alight|ablaze gave|left|got|giving+blister*|blisters|rash|burns|hives|welts|chemical.burn glass_everywhere shattered|exploded|cracked+glass|everywhere|hand|face|lit chair|shelf|ladder|bunk|swing|table|stool+collapsed|gave.way wheel|wheels_fell|came_off ${DEVICE}&${HARM} ${DEVICE}+burned|burnt|burning|burns+my|the|through|hole|wall|carpet|table|hand burning_smell burnt_smell smell_of_burning smell*|smelt|smelled|stinks_burning|burnt|smoke|gas hot_to_touch hot_to_the_touch ${DEVICE}+too.hot.to|red.hot|scalding|so.hot smoke|sparks|flames|fumes+came|coming|pouring|billowing|out+from|of|off
      piece|bit|bits|pieces|shard|shards|lump|chunk|chunks|sliver|splinter_of_${BITS} bit_into bit_down_on found|chewed|swallowed|biting|chipped|nearly_swallowed|crunched+${BITS}+in|food|burger|salad|meal|soup|bread|packet|tin throwing_up|vomiting|vomited|puking|sick|ill|poisoned+after|since|from+your|eating|chicken|burger*|meal|food|sushi|salad|takeaway|kebab|wrap*|pizza|sandwich* food_poisoning
      ended.up|rushed|taken|trip+hospital|er|casualty|emergency|a.e ended_up_in_a_e ${CHILD}+choked|choking|choke|swallowed|electrocuted|burned|burnt|scalded|cut.his|cut.her|injured buckle|strap|harness|brake|brakes|seatbelt|wheel|ladder|railing|stroller|pram|crib|cot|seat|handlebars|handlebar+came.undone|came.off|snapped|failed|gave.way|came.loose|collapsed|fell.off|gave.out
      nut|gluten|dairy|lactose|egg_free+had|contain*|nuts|reaction|gluten|milk wrong|missing|no|not|unlabelled_allergen* allergic_reaction not_labelled unlabelled+nut*|allerg* electric_shock* gave|got|giving+electric_shock fell|slipped|tripped+your|wet+store|shop|floor|stairs|entrance|step carbon_monoxide gas_leak smell_gas`,
  },
  {
    family: 'safety',
    words: `had_to_see|go_a|to_doctor|gp|the blisters scorched charred overheating sparked singed unplugged+wall|smoke|hot pulled+from|out+wall|socket cut|sliced|gashed|burned|burnt|fractured|smashed|scalded|chipped|broke|split+my|his|her+${BODY} stitches nearly|almost+choked|killed|electrocuted|swallowed+me|us|my|on nut_allergy anaphylax* tripped_the_whole|house|breaker|electrics blew+fuse|fuses ${DEVICE}+exploded|blew.up|catch.fire hazard sharp_edge* fire_brigade fire_department fire_service smoke_alarm*|detector*+went`,
  },
  {
    family: 'fraud',
    strength: 1.5,
    words: `money|£|#|payment+left|gone|out|taken|disappeared_my|from_account|my|bank know_nothing_about payment*|charge|charges|transaction*|order|orders|purchase*|withdrawal*|debit|contract|loan|account|subscription+i|we|ive_never|didn't|didnt|don't|dont|did|haven't+made|make|authori*|placed|place|opened|open|recogni*|signed|approved|ordered|agreed that|which_i|we_never|didn't|did.not|didnt_made|make|authori*|ordered|order|placed|place|approved someone|somebody|fraudster*|stranger|scammer*|hacker*+opened|took|ordered|using|used|applied|accessed|logged|changed|bought|spent|emptied|drained|got+my|in_my_name opened|ordered|applied|taken|took+in_my_name using|used_my_card|account|details|identity|name
      been|got_hacked account|card|profile|email+hacked|compromised|hijacked|stolen|cloned|drained|emptied points|balance|money|miles|savings|credits|credit+gone|vanished|disappeared|drained|stolen|emptied|wiped password|email_changed password|email+was|got|been+changed card|cards|wallet|purse+stolen|cloned`,
  },
  {
    family: 'fraud',
    words: `asks|asking|asked|wants|requesting|text|email|call+pin|password|otp|bank.details|card.details|card.number|passcode looks_like_a_scam is_this_a_scam|real|legit is_this+from.you|really_you claiming|claims|pretending+to.be.you|from.you in_my_name identity_fraud not_my_purchase|order|transaction`,
  },
  {
    family: 'privacy',
    strength: 1.5,
    words: `see|seeing|shows_her|his|their+card|address|details|order*|data|account|info*|bills someone|somebody_else's|elses+${DATA} stranger's|strangers|strangers'+${DATA} see|seeing|saw|shows|showing|sent|emailed|received|given|gave|logged|opened+someone|somebody|stranger|stranger*|complete_else|stranger's|strangers+${DATA} another|other|different|wrong|random_person's|persons|people's|peoples|customer's|customers|customer|customers'|user's|users|man's|woman's|guy's|lady's|patient's+${DATA}
      someone|somebody_else's|elses+name|email|phone.number|card see|seeing|shows|showing|sent|emailed+another|other|different|wrong_person*|customer*|user*|people*|patient* my|our+number|address|email|details|data|info|information|phone|name|records+visible|public|publicly|exposed|leaked|breached|published leaked|sold|exposed|disclosed|published|leaking+my|our|customer*+data|details|address|number|info*|email|records
      gave|sent|shared|passed+my+data|details|address|number|info*|records|medical|file+to+stranger*|neighbo*|ex|someone|wrong|another|without cc'd|ccd+everyone`,
  },
  {
    family: 'legal',
    strength: 1.5,
    words: `barrister|lawyer|solicitor|attorney|legal_friend|team|says|said|told|advised|letter in_breach you're_in_breach my|our_solicitor*|lawyer*|attorney*|barrister contacting|reporting|reported|report|complaining|complained|complaint|going|writing|taking|referring+trading.standards|ombudsman|regulator|police|small.claims|financial.ombudsman|ofcom|ofgem|ico|fca|consumer.protection|watchdog reported_you|reporting_you|report_you_to see|meet_you_in_court|small see_you+court|small.claims take|taking_you|this|them_to_court|tribunal|small you'll_be_hearing+lawyer*|solicitor* speak*|talk*+lawyer|solicitor legal_action|proceedings small_claims
      filed|filing|making|made+police|ombudsman|regulator`,
  },
  {
    family: 'press',
    strength: 1.5,
    words: `local|national_paper|papers|press|news|newspaper*|radio+would|might|will|love|hear|interested|know|about|story going|taking|take|sending|send+to+press|papers|newspapers|media|bbc|news contact*|tell|call|email*+press|newspaper*|journalist*|reporter*|media watchdog_programme consumer_programme`,
  },
  {
    family: 'outage',
    strength: 1.5,
    words: `tills|terminals|card.machines|card.readers|checkouts|terminal+won't|will_not|will|cannot|can't+take|accept|work|connect none_of_our|the_tills|terminals|machines|systems|servers everything|phones|internet|phone+gone|down|dead|off|out+since ${UTILITY}+dead ${UTILITY}+still|been|gone|is|are|went|goes_dead|down|out|off ${UTILITY}|power's|internet's|water's_been|is|went|gone_off|out|down power's|internet's|water's|wifi's|network's|broadband's+off|out|down|dead whole|entire_network|system|site|street|town|area|building|village|office+down|dead|out|off|without|no|dark no|zero_broadband|internet|wifi|power|electricity|water|heating|signal|connection|landline|service|reception+for|since|all|again|days|day|hours|whole|still without_internet|broadband|power|electricity|water|phone|wifi|heating|signal|service|hot+for|since|days|hours|all|again|now
      just.me|anyone.else|anybody.else|everyone.else+down|dead|outage|error|errors|not.working|no.signal|not.loading|isn't.working|can't.log error|errors|failing|broken|crashing|down+for.everyone|for.everybody|for.all everyone|everybody|nobody+can't.log|can.log|locked.out|can.get.in|can.connect terminals|terminal|tills|servers|server|atms|atm|checkouts|readers|payments+aren't|arent|not|are.not|isn't|stopped|keep|won't|all|are+working|work|down|offline|failing|through|broken is_there_an_outage|issue is_there|there's|any|another+outage|outages nothing_loads|works|loading|is.loading|is.working
      status_page servers|server+down site|website|app|portal|platform|api+is|been|went|gone|goes|are|keeps|still|completely_down|offline`,
  },
];
