import type { CueList } from './cue-list.ts';

const FROST = `freezing|minus|frost|snow|snowing|subzero|sub.zero|zero`;
const FRAIL = `baby|babies|newborn|new.born|infant|toddler|child|children|kids|elderly|grandmother|grandma|gran|nan|grandfather|pensioner|disabled`;
const HEAT = `heating|boiler|heat|radiators|radiator|heaters|furnace|central.heating`;
const OFF = `off|dead|out|down|broken|broke|gone|cold|stopped|failed|not.working|isn't.working|isnt.working|doesn't.work|won't.turn.on|packed.in|died`;
const THEM = `he|she|baby|son|daughter|mum|mom|dad|husband|wife|child|kid|man|woman|customer|someone|passenger|person|grandma|gran|nan|friend|neighbour|neighbor`;
const LEAVES = `leaving|going.out|going|being.taken|being.withdrawn|being.transferred|being.spent|draining|disappearing|coming.out|flowing|vanishing|moving.out`;
const RECORDS = `data|details|addresses|info|information|invoices|bills|orders|records|accounts|emails|card.details|names`;
const SEEN = `visible|leaked|leaking|exposed|public|publicly|accessible|online|showing|shown|readable|downloadable`;

/** English phrases for a life or a purse in danger right now; notation: `cue-list.ts`. */
export const ENGLISH_DANGER_CUES: readonly CueList[] = [
  {
    // What somebody may do to themselves: "dying of laughter" and "killing me" are not that.
    family: 'self-harm',
    strength: 1.5,
    words: `don't|dont|not|didn't|longer|never_want|wanna|wish_to_live don't|dont_wanna_live don't|dont|not|longer_want_to_be_alive|here.anymore|here.any.more don't|dont|not|longer_wanna_be_alive kill|killing|hang|harm|harming_myself kill|harm_my_self end_it_all ending_it_all end|ending|take|taking_my_life take|taking_my_own_life suicidal want|wanna|wanting_to_die wanna_die wish_i|i_was|were_dead better_off_dead|without.me
      commit|attempt|contemplat*|considering|considered_suicide thinking|thought|thoughts_of|about_suicide no|any_reason|will_to_live|go.on no_point_in|of_living_anymore|any.more|like.this no_point_living_anymore|any.more|like.this nothing|no.reason_to_live_for cutting_myself jump_off_a|the_bridge|roof|balcony`,
  },
  {
    family: 'safety',
    strength: 1.5,
    words: `${HEAT}+${OFF}+${FROST}|${FRAIL} ${HEAT}+${OFF}+have|with|got|my|our|here|it's|its+${FROST}|${FRAIL} no|without|zero_heating|heat+${FROST}|${FRAIL} ${FROST}|${FRAIL}+no|without_heating|heat ${FROST}|${FRAIL}+${HEAT}+${OFF} baby|newborn|infant|grandma|gran|nan_is|was_freezing|shivering baby|newborn|infant|grandma|gran|nan's|baby's_freezing|shivering co|carbon.monoxide|monoxide+alarm|detector|alarms|leak|poisoning alarm|detector+carbon.monoxide smoke|fire_alarm|alarms+going.off|ringing|beeping.constantly|wont.stop chest_pain|pains pain|pains_in_my|his|her_chest ${THEM}+not|isn't|isnt|stopped|barely_breathing ${THEM}+can't|cant|cannot_breathe not|stopped|barely_breathing blue_lips lips+blue|turning.blue is|was|lying|found|he's|she's|fell|gone_unconscious
      having|had|has_a_heart_attack|seizure|stroke overdosed overdosing overdose`,
  },
  {
    family: 'stranded',
    strength: 1.5,
    words: `no|without_heating|heat+#|days|since|all|in|for|at|tonight|home|house ${HEAT}_is|has|been|are|have|went|goes|keeps|just+${OFF} boiler_dead|broken|down|died heating_off|dead|out|down stuck|trapped|stranded|locked+lift|elevator lift|elevator+stuck|trapped+inside|in.it|people|person|with lift|elevator_is|got|has+stuck+inside`,
  },
  {
    family: 'fraud',
    strength: 1.5,
    words: `money|cash|funds|savings|hundreds|thousands+${LEAVES}+account|accounts|card|bank|now ${LEAVES}+account|card+right.now|as.we.speak|now someone|somebody|they|scammer*|hacker*+taking|draining|emptying|withdrawing|transferring|spending+account|money|card|savings account|card+being|getting_drained|emptied|used|charged+now|as.we.speak
      text|email|message|sms|link|call|whatsapp|site|website+confirm|verify|update|enter|provide+bank|banking|card|account|login|payment_details|info|information|credentials confirm|verify|enter|provide+bank|banking|card|login|payment_details|info|information|credentials+link|click|here|url|text|email confirm|verify_your_bank|banking|card_details|info|information|credentials click|link+confirm|verify+bank|card|banking`,
  },
  {
    family: 'privacy',
    strength: 1.5,
    words: `all|every|other|thousands.of|everyone's|everybody's|your+customer|customers|customer's|users|user's|clients|people's|subscribers+${RECORDS}+${SEEN} everyone's|everybody's|customer|customers|customers'|customer's+${RECORDS}+${SEEN} ${SEEN}+all|other|everyone's|your+customer|customers|customers'|customer's+${RECORDS} ${RECORDS}+of_all|other|every|thousands+customers|customer|clients|users see|access|read|download+everyone's|everybody's|all.customers|all.customers'|other.customers|other.customers'|every.customer's+${RECORDS}`,
  },
];
