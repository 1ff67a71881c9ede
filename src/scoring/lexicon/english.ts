/**
 * English words and what they say about the writer's mood, written for customer messages. A word stands for itself;
 * `stem*` for every word that begins so; `stem~` for the stem with a common English ending; `two_words` for a phrase.
 * The number is the strength, from -3 to 3.
 */
export const ENGLISH_VALENCE: readonly (readonly [number, string])[] = [
  [
    3,
    `amazing amazingly awesome brilliant excellent excellently exceptional extraordinary fabulous fantastic fantastically
    flawless* incredible incredibly love loved loves loving lovin luv magnificent marvelous marvellous masterpiece outstanding
    perfect perfectly perfection phenomenal remarkable sensational spectacular splendid stellar stunning sublime superb
    terrific thrilled wonderful wonderfully best legendary epic adore adored adores obsessed blessed ecstatic 10_10
    above_and_beyond hats_off killed_it made_my_day can't_wait cant_wait can_not_wait blown_away second_to_none
    couldn't_be_happier could_not_be_happier life_saver lifesaver game_changer top_notch five_stars 5_stars love_love`,
  ],
  [
    2,
    `accurate admire* adorable affordable amused appreciat* approachable attentive beautiful* beauty bliss bravo breathtaking
    bless cheerful cheers chuffed spot_on extra_mile top_marks classy clean~ clever comfortable comfy commend* compliment* congrat* considerate convenien* cool coolest
    courteous cute cutest dazzling delicious delight* dependable deserves eager earnest ease easier easiest easily easy efficient*
    effortless* elegant enjoy* enthusias* excited exciting excitement exquisite fab fast faster fastest fav fave favorite favourite
    favorites favourites fine finest flattered friendl* fun funny funniest generous* genius gentle glad gladly good goodness gorgeous
    grateful gratitude great greater greatest greatly haha hahaha happier happiest happily happiness happy hassle_free healthy heartfelt
    helpful helpfully helped hero heroes honest hooray hurray impress~ impressive innovative inspir* intelligent intuitive
    joy joyful joyous kind kindest kindly kindness kudos laugh laughing lively lol lovely luck loyal lucky luckily luxurious
    neat nice nicely nicer nicest outdid outperform* patient patiently peaceful pleasant pleasantly pleased pleasure polite politely
    polished pretty_good proud pretty_impressed prompt promptly properly quick quicker quickest quickly recommend~ refreshing
    relaxed reliab* relief relieved resolved rewarding right_away rocks safe satisf* saved seamless* sharp shine shining sleek slick
    smart smile smiles smiling smooth smoothly soothing speedy spotless stoked straightforward stylish succeed* success* super supportive
    supportive sweet sweetest swift swiftly talented tasty thank thanked thankful thanking thanks thx thankyou thanku thanx tops
    transparent treat trusted trustworthy unbeatable upgraded useful valuable versatile vibrant warm welcoming well_done win winner
    winning wins won wise wow woohoo woo worth worthwhile worthy yay yum yummy yaay congratulations xoxo blast dope lit goat
    not_bad not_too_bad not_so_bad no_problem no_problems no_complaints can't|cant|cannot|couldn't|couldnt_fault|fault.them|fault.it works|working|works.perfectly_again back_up_again back_online|up_and_running back_up_and_running credit_where|when_credit|credit's|it's|it_is|due|its credit_where_it's|its_due more_of_this|that|these_please|pls more_like_this_please no_issues no_worries can't_complain cant_complain
    can_t_complain nothing_but_good well_handled never_disappoint* never_fails never_let_me_down never_lets_me_down
    can't_go_wrong cant_go_wrong good_job great_job nice_job good_work great_work job_well_done keep_it_up on_time in_time
    well_worth thumbs_up look_forward looking_forward so_fresh you_rock you_guys_rock is_sick are_sick team_is_sick hell_yeah hell_yes happy_birthday
    shout_out shoutout on_point on_fleek can't_stop pumped cannot_wait must_have must_read must_see a_must`,
  ],
  [
    1,
    `hopefully magic magical fingers_crossed i_like we_like really_like i'd_like_to_thank agree agreed alright better bright calm capable care cared caring celebrat* charming cozy cosy decent encourag* effective
    fair fairly fresh fixed free gain genuine gift gifts heart hearts hopeful improv~ improvement interested interesting modern natural
    okay peace pleasing popular positive prefer preferred premium prosper* quality ready responsive rich romantic secure
    skilled solid solved special strong sunshine tender trust understanding unique upgrade upbeat value welcome
    well works working yes yep hope hoping party birthday holiday congratulate anniversary legend liked bonus glory
    classic hot champion~ celebrate cutting_edge clearly confident creative crush dream~ ideal smash victory sexy hilarious`,
  ],
  [
    -1,
    `injury ass hell hasn't_even argue* allegedly aggressive alarm* alone anxious avoid avoided bother bothered bothers blame blamed block~ bored boring break
    bug bugs buggy careless cheap cold complain~ complaint* complicated concern concerned concerning confus~ crash crashes
    crashed crashing cost_me cut_off damn dang death deaf delay* demand* denied deny difficult* dirty disagree* discontinued dumb
    empty error errors excuse excuses expensive fee fees flaw~ forgot fuss glitch* gone guilty hardly hassle hidden hurt hurts
    ignore impossible inadequate incomplete inconvenien* incorrect~ insufficient interrupted irresponsible issue issues lack lacking
    lacks lag lags laggy laggin lame late lazy limited lonely lose losing loss mediocre mess mistake* misleading missing missed
    nervous nope no_longer nothing obsolete odd old_fashioned overpriced painful pathetic poor pointless pressure problem problems
    problematic pushy reject* refuse* refused regret~ repair~ restrict~ risk risky ruin ruins sad sadly scared scary shady shame
    sick slow slower slowest slowly slowing smell~ sorry strange stress stressed stressful strict struggl* stuck stupid suspicious
    tired tiring trouble* ugly unable unavailable unclear uncomfortable uncertain unexpected unfair~ unfortunate~ unhappy unimpressed
    unlucky unnecessary unpleasant unresponsive unsure upset upsetting useless vague waited waiting warn warning weak weird
    worn worried worry worrying wrong crap~ cry crying cried die died dying dies enemy evil fear fight fights fired
    kill killed killing lost mad madness war attack~ bomb* threat~ protest~ arrest~ crime crisis corrupt* broke bleh meh ugh
    smh nah unfollow~ bullshit wtf headache nightmares sucked sold_out disgrace conspiracy terror* terrorist* isis racist
    racism crooked fraudulent hmph sigh yikes`,
  ],
  [
    -2,
    `abysmal absurd abus~ annoy~ annoyance angry anger angered appall* arrogan* asinine atrocious awful awfully bad badly baffl* bait
    bastard* betray* bitter broken bullied bully cancel~ cancellation cancelled canceled cheat* clueless clunky condescend* cruel
    damage damaged damages dangerous deceiv* decepti* defect~ defective defrauded depress* despise* disappoint* disaster* disconnect~ discriminat* disgrace* disgust*
    dishonest* dislike* dismal disrespect* dissatisf* dodgy downgrade~ dread dreadful fail failed failing fails failure failures fake falsely
    fed_up filthy flop fool fooled foolish fraud frustrat* furious garbage ghetto greedy gross hate hated hates hating hatred harass*
    helpless hopeless horrendous horrible horribly horrid horrif* hostile humiliat* hung_up idiot* ignored ignoring ignorant incompeten* infuriat* insane insult*
    irrita* jerk joke junk killing_me lied lies lying liar* livid lousy ludicrous mislead* misled mistreat* miserable misery moldy mouldy nasty neglect* negligen* nightmare
    nonsense not_happy not_impressed not_ok not_okay not_acceptable not_cool not_good not_great not_working not_worth offended offensive outrag* overcharg* pain
    painfully panic patronis* patroniz* pissed poorly prick rage repulsive ridiculous* rip_off ripoff ripped_off robbed robbery rotten rubbish rude rudely rudest
    rudeness ruined scam~ scammer* scandal* screwed screw shady shameful shambles shambolic shattered shock* shoddy sloppy sneaky spoiled spoilt
    stole stolen stranded suck sucks sucking sucky suffer~ terribl* thief thieves threaten* torn torture tragic trash trashy
    unacceptab* unbearable unethical ungrateful unhelpful uninspired unprofessional unreliab* unsafe unsatisf* unusable unwelcome
    unworkable upset violat* waste wasted wasting wasteful worse worsen~ worst worthless wreck~ wronged beyond_a_joke let_down let_me_down
    let_us_down never_again no_response no_reply no_answer no_help no_explanation no_one_answers no_excuse no_apology give_up gave_up
    given_up last_time waste_of_time waste_of_money thanks|thank.you|thx|cheers_for_nothing great|brilliant|fantastic|wonderful|lovely|perfect|awesome|nice_another_delay*|outage|cancellation|excuse|problem|fault|queue|delayed piece_of_crap piece_of_shit joke_of going_downhill gone_downhill
    does_not_work doesn't_work doesnt_work don't_work do_not_work did_not_work didn't_work won't_work stopped_working
    doesn't_help stay_away steer_clear run_around runaround get_it_together do_better got_worse getting_worse not_fair
    not_even no_thanks no_thank_you what_the_hell what_the_heck what_a_shame what_a_mess how_hard_is_it
    nothing_works not_a_fan could_be_better way_too_expensive too_expensive too_slow too_long so_slow on_hold lost_my lost_our
    ruining zero_stars 1_star one_star hung_up_on unbelievable shut_up pissing pisses pos bs fml`,
  ],
  [
    -3,
    `abomination asshole* arsehole* awfulness bitch* crappiest crook* cunt* despicable detest* diabolical disgusted disgusting
    dogshit dumbass* fck fuck* fkn fking goddamn hellish horrific inexcusable loathe* moron* motherf* repugnant scumbag* shit shite shitty shitshow
    unforgivable vile worst_ever the_worst absolute_joke total_joke complete_joke utter_rubbish never_ever_again rot_in_hell go_to_hell twat* wank*`,
  ],
];

/** How much a word strengthens (above 1) or weakens (below 1) the words after it. */
export const ENGLISH_DEGREES: readonly (readonly [number, string])[] = [
  [
    1.35,
    `absolutely amazingly completely deeply entirely especially exceptionally extremely fucking fuckin f'ing freaking fricking highly
    hugely incredibly insanely intensely most particularly purely really remarkably seriously so such super terribly thoroughly totally truly
    unbelievably utterly very ridiculously horribly awfully damn bloody way too far beyond always`,
  ],
  [
    0.6,
    `almost barely fairly kinda kind_of little partly pretty quite rather scarcely slightly somewhat sorta sort_of a_bit mostly relatively`,
  ],
];

/** Words that turn what follows. */
export const ENGLISH_NEGATORS = `not no never none nobody neither nor cannot without ain't aint isn't isnt aren't arent wasn't wasnt weren't
  werent don't dont doesn't doesnt didn't didnt can't cant couldn't couldnt won't wont wouldn't wouldnt shouldn't shouldnt haven't havent hasn't
  hasnt hadn't hadnt needn't lack lacks hardly`;

/** Words after which the speaker's real point comes. */
export const ENGLISH_CONTRASTS = `but however although though yet except unfortunately nevertheless still`;
