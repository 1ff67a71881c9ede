import type { CueList } from './cue-list.ts';

/** English words that tell of a circumstance; the notation is that of `cue-list.ts`. */
export const ENGLISH_CUES: readonly CueList[] = [
  {
    family: 'safety',
    words: `piece_of_metal piece_of_glass piece_of_plastic pieces_of_glass shard~ glass_in metal_in found_glass found_metal choked choking choke nearly_choked allergic_reaction allergic anaphyla* electric_shock electrocut* shocked_me got_shocked
      caught_fire on_fire burst_into_flames went_up_in_flames in_flames smoke_coming smoking+charger smoke+from exploded explode explodes exploding explosion overheat~ burned_my burnt_my burned_me burnt_me burn~+hand* food_poison* poisoned poisoning got_sick made_me_sick made_us_sick
      ambulance emergency_room er_visit in_the_er hospital hospitalised hospitalized injur* bleeding stitches broke_my_leg brakes_failed brake_failure brakes_fail* gas_leak carbon_monoxide safety_hazard safety_risk fire_hazard unsafe dangerous life_threatening seizure fainted battery_swell* battery+swollen recall+danger* sparks sparking`,
  },
  {
    family: 'violence',
    words: `kill_you kill_you_all i_will_kill i'll_kill hurt_you i_know_where_you i_know_where_your know_where_your_office know_where_you_live you_will_pay you_will_all_pay you'll_pay you_ll_pay bomb_your burn_your come_for_you watch_your_back death_threat*`,
  },
  {
    family: 'fraud',
    words: `scam scams scammed scammer* scamming fraud frauds fraudulent* phishing phished hacked hacker* hijacked compromised unauthori* stolen_card card_stolen card_was_stolen stole_my_card stolen_phone identity_theft drained_my drained+account emptied_my money_stolen stole_my_money stolen_from_my
      not_made_by_me didn't_authori* did_not_authori* don't_recogni* do_not_recogni* dont_recogni* not_recogni* card_is_stolen card+stolen card+been_lost lost+card someone_stole stole+my_card took_my_card using_my_card payment+not_mine payment+isn't_mine payment+didn't_make payment+did_not_make payment+didnt_make transaction+didn't_make transactions+didn't_make charge+didn't_make charges+didn't_make not_done_by_me wasn't_done_by_me someone_used_my someone_else_used someone_is_using someone+my_account someone_logged impersonat* pretending_to_be fake_account fake_profile fake_email counterfeit lost_my_card lost_my_phone lost_card swallowed_my_card ate_my_card suspicious_transaction suspicious_charge`,
  },
  {
    family: 'privacy',
    words: `data_breach data_leak leaked_my privacy_breach privacy_violation gdpr another_customer's another_customers another_customer someone_else's_order* someone_else's_account someone_else's_data someone_else's_info* someone_elses other_people's_data other_customers'_* other_customers_data my_personal_data personal_information+leak* exposed_my passwords_leaked my_address_to shared_my_data sold_my_data`,
  },
  {
    family: 'legal',
    words: `lawyer lawyers attorney solicitor lawsuit legal_action legal_team legal_advice sue sueing suing see_you_in_court small_claims ombudsman regulator regulators trading_standards consumer_protection consumer_rights data_protection_authority ftc fcc faa dot_complaint bbb better_business_bureau police_report call_the_police called_the_police calling_the_police take_you_to_court taking_you_to_court going_to_court reported_to_the_police reporting_you report_you
      file_a_complaint filing_a_complaint formal_complaint class_action chargeback illegally breach_of_contract against_the_law cease_and_desist subpoena small_claims_court attorney_general`,
  },
  {
    family: 'press',
    words: `journalist reporter i'm_a_journalist writing_a_story writing_an_article story_about_your comment_for_our request_for_comment press_inquiry press_enquiry going_to_the_press go_to_the_press contact_the_media contacting_the_media news_station call_the_news on_the_news_for`,
  },
  {
    family: 'discrimination',
    words: `discriminat* racist_staff racist_employee racially racial_profiling racist sexist homophob* sexually_harass* sexual_harass* harassed_me harassed_by denied_boarding wheelchair ableist`,
  },
  {
    family: 'boycott',
    words: `boycott* #boycott* spread_the_word_not don't_buy_from do_not_buy_from dont_buy_from nobody_should_buy going_viral tell_everyone+not`,
  },
  {
    family: 'outage',
    words: `outage~ is_down are_down site_down website_down app_down server_down servers_down servers_are_down network_down service_down systems_down system_down internet_down internet_is_down down_for_everyone down_for_hours completely_down all_down down_again went_down no_service no_signal no_internet no_connection no_power power_out power_is_out 500s 500_error* 503 502 returning_500* offline nobody_can everyone_is_getting payments_failing checkout_broken checkouts_are can't_process+payment* lost_connection`,
  },
  {
    family: 'stranded',
    words: `stranded stuck_at stuck_in stuck_on_the stuck_here stuck+airport stuck+tarmac stuck+runway stuck+plane cancelled_flight canceled_flight cancelled_flights flight_cancelled flight_canceled flight_was_cancelled flight_was_canceled flight+cancelled flight+canceled cancelled_my_flight canceled_my_flight cancelled+flight canceled+flight flight_cancellations cancelled_again
      locked_out_of_my_house no_hotel sleep+airport sleeping+airport missed_my_connect* missed_our_connect* missed_connection miss_my_connect* left_us_stranded left_me_stranded left_stranded abandoned_us no_way_home can't_get_home cant_get_home without_heat without_heating without_water without_power without_medication no_heat no_hot_water insulin medication+not`,
  },
  {
    family: 'lost',
    words: `lost_bag lost_bags lost_luggage lost_baggage lost_my_bag* lost_my_luggage lost_our_bag* lost_our_luggage luggage_lost bag_lost bags_lost missing_bag missing_bags missing_luggage luggage_is_missing lost+luggage lost+bag lost+bags lost+baggage lost+suitcase damaged_luggage damaged_bag damaged+bag damaged+luggage damaged+suitcase broken_suitcase where_is_my_bag* where_is_my_luggage where's_my_bag where_are_my_bag* where_are_our_bag* find_my_bag* find_my_luggage
      luggage+never bag_never bags_never luggage_didn't bag_didn't bags_didn't bag+not luggage+not baggage+not luggage_still bags_still delayed_bag* delayed_luggage delayed_baggage wrong+bag left+my_bag lost_and_found bag+missing missing_my_bag missing_my_luggage destroyed+luggage destroyed+bag lost_item lost_parcel lost_package lost_my_package lost_my_parcel lost_my_order package_was_stolen`,
  },
  {
    family: 'churn',
    words: `cancel_my_subscription cancel_my_account cancel_my_contract cancel_my_membership cancel_my_service cancel_my_plan cancelling_my canceling_my cancelled_my_subscription close_my_account closing_my_account delete_my_account deleting_my_account terminate_my switching_to switch_to_another switch_provider* switching_provider* switch_bank* switching_bank* leaving_you leaving_for taking_my_business take_my_business moving_to_another move_to_a_competitor
      never_again never_fly* never_flying never_buy* never_buying never_order* never_ordering never_use+again never_using never_shop* never_shopping never_coming_back never_going_back won't_be_back won't_be_back wont_be_back won't_buy not_coming_back lost_a_customer lost_my_business lost_a_loyal lost_me_as losing_a_customer losing_customers lose_a_customer last_time_i last_time_we last_time_flying done_with_you i'm_done im_done i_am_done
      going_elsewhere go_elsewhere looking_elsewhere unsubscrib* never_be+customer never_step* last_flight last_order fly+instead i'll_be_flying will_be_flying`,
  },
  {
    family: 'deadline',
    words: `asap urgent urgently immediately right_now emergency today_is_the_deadline due_today by_tomorrow by_tonight before_tomorrow by_end_of_day by_friday need_it_today need+today need+tomorrow need+tonight leaving_tomorrow flight_tomorrow travel+tomorrow fly_tomorrow flying_tomorrow wedding_tomorrow wedding+tomorrow wedding_is_today in_an_hour deadline leaves_in flight_in_an_hour boarding_in flight+today`,
  },
  {
    family: 'repeat',
    words: `third_time 3rd_time fourth_time 4th_time fifth_time 5th_time second_time 2nd_time several_times multiple_times many_times countless_times again_and_again over_and_over numerous_times every_single_time already_contacted already_emailed already_called already_asked called_twice called_three called_several emailed_twice i've_called i've_emailed i_have_emailed i_have_called still_no still_not still_haven't still_hasn't still_nothing still_don't still_can't still_cant yet_again once_again once_more keeps_happening keep_getting keeps_crashing keeps_saying keeps_failing another_delay delayed_again`,
  },
  {
    family: 'waiting',
    words: `still_waiting been_waiting waiting_for+weeks waiting_for+hours waiting_for+days waited+hours waited+hour waited_over waited+minutes waited+weeks on_hold hold_for held+hold hours_on_hold mins_on_hold minutes_on_hold hour_wait hour_hold hrs_on_hold weeks_ago months_ago waiting_since hours_late hour_late 2_hours 3_hours 4_hours hours_later long_wait wait_times wait_time long_line* long_lines`,
  },
  {
    family: 'delivery',
    words: `says_delivered marked_as_delivered marked_delivered never_arrived never_came never_showed never_received never_delivered not_arrived not_delivered not_received not_been_delivered hasn't_arrived hasnt_arrived has_not_arrived haven't_received havent_received have_not_received didn't_arrive did_not_arrive didnt_arrive hasn't_shown not_shown_up isn't_here not_here yet_to_arrive yet_to_receive yet_to_be_delivered
      late_delivery delivery_late delivery_is_late delivery_delayed order+late package+late parcel+late delayed delays delay delaying flight_delay* late_flight missing_package missing_parcel missing_order missing_item* wrong_address wrong_house where_is_my_order where's_my_order wheres_my_order where_is_my_package where's_my_package where_is_my_parcel where's_my_parcel tracking+not tracking_hasn't no_tracking stuck_in_transit left+in_the_rain running_late supposed_to_arrive should_have_arrived was_supposed`,
  },
  {
    family: 'billing',
    words: `charged_twice charged_me_twice double_charged charged_double charged_two_times billed_twice billed_me_twice duplicate_charge duplicate_payment overcharged over_charged charged_me charged_my_card charged_for charged_extra extra_charge unexpected_charge hidden_fee hidden_fees wrong_amount wrong_charge wrongly_charged incorrect_bill incorrect_charge bill_is_wrong bill_went_up payment_failed payment_declined payment_not card_declined card_was_declined declined transfer_failed transfer+not_arrived top_up_failed top_up+failed money_missing missing_money my_money+gone money_is_gone money_disappeared took_my_money taken_my_money charged_a_fee fee+why why+charged pending+payment still_pending wrong_exchange`,
  },
  {
    family: 'refund',
    words: `waiting_for_my_refund waiting_for_a_refund want_my_money want_a_refund want_my_refund need_a_refund need_my_refund demand_a_refund no_refund never_refunded not_refunded not_been_refunded haven't_refunded where_is_my_refund where's_my_refund wheres_my_refund refund+not refund+yet refund_me refund_my refused+refund refuse+refund money_back give_me_my_money get_my_money_back request_a_refund missing_refund refund+weeks compensation reimburs*`,
  },
  {
    family: 'defect',
    words: `does_not_work doesn't_work doesnt_work don't_work dont_work do_not_work not_working isn't_working isnt_working aren't_working wasn't_working won't_work wont_work stopped_working stops_working never_works never_worked didn't_work did_not_work no_longer_works broken broke breaks is_broke defective faulty damaged crash crashes crashing crashed freezes freezing froze frozen flickers flickering glitch* buggy bug bugs error errors
      won't_load wont_load won't_open wont_open won't_start wont_start won't_turn_on wont_turn_on won't_charge won't_connect won't_let_me wont_let_me can't_connect cant_connect can't_check_in cant_check_in can't_book cant_book can't_get cant_get can't_use cant_use can't_find cant_find can't_open cant_open not_loading not_charging not_turning dead_on_arrival doa wrong_item wrong_size wrong_product wrong_order wrong_colour wrong_color missing_part* buffering buffers buffer lagging laggy disconnects disconnecting dropped_call* malfunction* cracked leaking leaks leaked scratched ripped torn fell_apart falling_apart keeps_failing`,
  },
  {
    family: 'quality',
    words: `mould moldy mouldy mold rotten stale gone_off past_its_date out_of_date expired hair_in bug_in bugs_in cockroach* maggot* undercooked raw_chicken cold_food dirty filthy disgusting_food soggy`,
  },
  {
    family: 'login',
    words: `can't_log cant_log cannot_log can_not_log can't_login cant_login cannot_login unable_to_log unable_to_login locked_out locked_my_account account_locked account_is_locked account+suspended can't_access cant_access cannot_access unable_to_access can't_sign cant_sign can't_reset cant_reset cannot_reset reset_my_password+not password+doesn't_work verification_code+not code_never forgot_my_passcode`,
  },
  {
    family: 'service',
    words: `no_one_answers nobody_answers no_one_is_answering nobody_picks no_answer no_response no_reply never_replied never_responded never_answered not_responding no_one_responds no_one_can_help nobody_can_help no_help not_helpful unhelpful hung_up hang_up hanging_up hung_up_on rude rudest rudely rudeness poor_service bad_service terrible_service horrible_service awful_service worst_service worst_customer poor_customer terrible_customer horrible_customer bad_customer awful_customer lack_of
      customer_service+joke customer_service_is customer_service_sucks no_customer_service disconnected_me cut_me_off passed_around transferred_me ignoring_me ignored_my ignored_me lied_to_me lied_to lying_to empty_promises broken_promise* promised+but promised+never can't_reach cant_reach can't_get_through cant_get_through can't_get_hold cant_get_hold get_hold_of get_through_to unable_to_speak busy_signal disconnects_me no_apology unacceptable unprofessional waiting_on_hold get_an_agent no_agents can't_talk cant_talk someone_to_talk`,
  },
  {
    family: 'unanswered',
    words: `please_help pls_help plz_help help_please help_me need_help can_you_help can_someone_help could_you_help i_need_assistance answer_my_dm reply_to_my_dm check_your_dm* sent_you_a_dm sent_a_dm dm_sent sent_you_a_message sent_you_an_email respond_to_my reply_to_my answer_my please_respond please_reply please_advise pls_advise please_call someone_call call_me contact_me get_in_touch awaiting_response waiting_for_a_response waiting_for_a_reply please_assist please_fix`,
  },
  {
    family: 'question',
    words: `what where when why who which how whose can_i can_you could_i could_you do_you does_it does_the is_there is_it are_there are_you will_you will_the would_it would_you should_i may_i any_idea any_chance anyone_know do_i does_your is_the are_the have_you did_you`,
  },
  {
    family: 'resolved',
    words: `resolved sorted sorted_it fixed_it fixed_my got_it_sorted all_sorted all_good_now working_again works_again helped_me thanks_for_fixing thanks_for_sorting problem_solved solved_my got_my_refund refunded_within thank_you_for_helping thanks_for_the_help thanks_for_your_help quick_response quick_reply great_help found_my_bag quickly_resolved`,
  },
  {
    family: 'sarcasm',
    words: `thanks_for_nothing thanks_a_lot_for thanks_again_for_the thanks_for_ruining thanks_for_the_delay thanks_for_cancel* thanks_for_losing thanks_for_leaving thanks_for_making_me thanks_for_not thanks_for_never gee_thanks great_another great_yet_another great_job_losing great_job_ruining way_to_go just_great just_wonderful just_perfect just_what_i_needed how_nice love_paying love_waiting love_being love_how love_that love_it_when love_when oh_great oh_joy well_done_on nice_going nice_one_again good_job_with_the good_luck_getting so_much_for sure_thing only+hours_late only+hours yay_another yay_for_delay* real_nice so_helpful another_great what_a_joke`,
  },
  {
    family: 'news',
    words: `reports_q* revenue quarterly according_to podcast documentary novel episode movie film breaking_news breaking: announces announced headline* article_on reuters bbc cnn q1 q2 q3 q4 earnings trailer study_finds investors ceo_says their_lawyers tv_show season_finale lyrics album concert tour`,
  },
  {
    family: 'spam',
    words: `txt prize prizes to_claim unredeemed ringtone* free_entry freemsg won+cash win+cash win+prize you've_won call_now click_here click_the_link click_link link_in_bio link_in_my_bio follow_me follow_back follow_for_follow f4f free_iphone free_gift free_money free_followers get_followers win_a win_an_iphone giveaway* you_have_won you_won claim_your claim_now earn_money earn_$ earn_from_home make_money work_from_home crypto bitcoin forex btc eth airdrop nft onlyfans casino viagra cheap_meds dm_me_to_earn dm_for_promo promo_code limited_offer buy_followers sugar_daddy invest_with investment_platform recover_your_account recovery_expert`,
  },
  {
    family: 'abuse',
    words: `fuck_you fuck_off fck_you f_you screw_you idiot idiots moron morons asshole assholes bitch bitches cunt cunts bastard bastards dickhead* scumbag* retard* nigger* nigga faggot* fag whore* slut* twat* wanker* piece_of_shit pieces_of_shit go_to_hell rot_in_hell kill_yourself kys shut_the_fuck stfu dumbass* imbecile* degenerates eat_shit drop_dead`,
  },
  {
    family: 'first',
    words: `i i'm im i've ive i'd i'll my me mine we we're we've our us myself daughter son child wife husband mother`,
  },
  { family: 'second', words: `you your you're youre you've yours u ur yourself y'all yall you'll guys` },
  {
    family: 'topic-delivery',
    words: `deliver* package packages parcel parcels courier shipping shipped ship shipment tracking arrive arrived arrives dispatch* postage`,
  },
  {
    family: 'topic-billing',
    words: `bill bills billing billed charge charges charged invoice* payment* paid pay fee fees subscription direct_debit top_up transfer* card_payment`,
  },
  {
    family: 'topic-returns',
    words: `refund* return_policy returns returned returning return_it exchange warranty replacement money_back reimburs* store_credit`,
  },
  {
    family: 'topic-account',
    words: `log_in login logged password* passcode* my_account username profile sign_in sign_up verification verify membership`,
  },
  {
    family: 'topic-app',
    words: `app apps website site webpage update updated update* android ios browser online_checkout settings`,
  },
  {
    family: 'topic-store',
    words: `store stores shop branch checkout cashier opening_hours open_on open_until in_store restaurant mall outlet`,
  },
  {
    family: 'topic-price',
    words: `price prices priced pricing expensive cheap overpriced discount* sale offer offers deal deals cost costs coupon* voucher*`,
  },
  {
    family: 'topic-product',
    words: `product products quality item items size sizes model colour color laptop phone screen battery shoes jacket device`,
  },
  {
    family: 'topic-service',
    words: `service customer_service support customer_support staff agent agents representative* employee* manager crew hold`,
  },
  { family: 'topic-security', words: `security phishing scam scams hacked fraud malware ransomware breach` },
];
