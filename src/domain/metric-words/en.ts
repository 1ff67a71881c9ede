import type { MetricId, MetricWords } from '../metrics.ts';

/** The metrics in English. */
export const METRIC_WORDS_EN: Readonly<Record<MetricId, MetricWords>> = {
  inbound: {
    title: 'Messages heard',
    definition: 'Inbound messages by the time the customer posted them.',
  },
  negativeShare: {
    title: 'Negative share',
    definition: 'Inbound messages with negative sentiment, divided by all inbound messages.',
  },
  positiveShare: {
    title: 'Positive share',
    definition: 'Inbound messages with positive sentiment, divided by all inbound messages.',
  },
  pressing: {
    title: 'Critical and high',
    definition: 'Inbound messages whose own words are of critical or high urgency.',
  },
  opened: {
    title: 'Conversations opened',
    definition: 'Events conversation.opened: first heard in the period.',
  },
  reopened: {
    title: 'Conversations reopened',
    definition:
      'Events conversation.reopened: the customer wrote again, or an operator brought it back; also the customer’s next message where our overdue promise had brought it to the top. An answer to a survey and an undone closing are not counted.',
  },
  sent: {
    title: 'Replies sent',
    definition:
      'Events reply.sent of answers that people wrote or sent one by one: the platform told of the post, or a person said that it is there. Credited to who wrote the reply. Surveys, bulk plans, automatic replies and answers given elsewhere are left out.',
  },
  replyRate: {
    title: 'Reply rate',
    definition:
      'Cases that a customer began in the period (first heard, or written again after closing) and that were answered through kuulo, one by one or in bulk, before the end of the period and before they were closed; divided by all such cases. Cases answered first elsewhere, and history fetched at the start, are left out.',
  },
  firstResponseMedian: {
    title: 'First response, median',
    definition:
      'From the customer’s oldest unanswered message to the first answer of a case, in clock time. A case begins when a conversation is first heard, and again when it comes back after closing. Only answers that people wrote or sent one by one.',
  },
  firstResponseP90: {
    title: 'First response, 90 %',
    definition: 'The same times: nine of ten first answers came within this time.',
  },
  firstResponseWorkingMedian: {
    title: 'First response (working), median',
    definition: 'The same waits, of which only the time within the opening hours counts.',
  },
  firstResponseWorkingP90: {
    title: 'First response (working), 90 %',
    definition: 'The same waits in working time: nine of ten first answers came within this time.',
  },
  medianResponse: {
    title: 'Median response time',
    definition:
      'From the oldest unanswered message of the conversation to the reply, in clock time; replies nobody waited for are left out. Every answer of people, not only the first.',
  },
  meanResponse: {
    title: 'Mean response time',
    definition: 'The same times, averaged; read the median first.',
  },
  slaKept: {
    title: 'Answered in time',
    definition:
      'People’s answers sent before their due time, divided by all whose due time was on record as they went out. Who still waits is not in it: see the missed answer times.',
  },
  breached: {
    title: 'Missed answer times',
    definition: 'Events conversation.breached: an answer was due and had not gone out.',
  },
  closed: {
    title: 'Conversations closed',
    definition:
      'Events conversation.closed by people; a closing that was undone is not counted, nor one of what was closed already.',
  },
  resolutionMedian: {
    title: 'Resolution time, median',
    definition: 'From the customer’s first message of a case to its closing, in clock time.',
  },
  resolutionP90: {
    title: 'Resolution time, 90 %',
    definition: 'The same times: nine of ten cases were closed within this time.',
  },
  resolutionWorkingMedian: {
    title: 'Resolution (working), median',
    definition: 'The same cases, of which only the time within the opening hours counts.',
  },
  resolutionWorkingP90: {
    title: 'Resolution (working), 90 %',
    definition: 'The same cases in working time: nine of ten were closed within this time.',
  },
  reopenRate: {
    title: 'Reopen rate',
    definition:
      'Conversations closed in the period to which the customer came back before its end, divided by all that were closed. An answer to a survey is no coming back.',
  },
  csatAverage: {
    title: 'Satisfaction, average',
    definition:
      'The mean of the ratings that customers gave in the period, on the survey’s scale; credited to who wrote the last answer before it was asked.',
  },
  csatTop: {
    title: 'Satisfied customers',
    definition: 'Ratings in the top quarter of the scale (4 and 5 of 5), divided by all ratings given in the period.',
  },
  csatResponseRate: {
    title: 'Survey answers',
    definition:
      'Surveys asked in the period that were answered before its end, divided by all surveys asked in the period.',
  },
  surveysAsked: {
    title: 'Surveys asked',
    definition:
      'Surveys that went out in private in the period; those that were skipped, and what people recorded of other channels, are not.',
  },
  moodChange: {
    title: 'Change of sentiment',
    definition:
      'The sentiment score (from -1 to 1) of the customer’s next message after a reply of people, less that of the message it answered; averaged. Only where they wrote again before the end of the period; an answer to a survey is no such message.',
  },
  moodBetter: {
    title: 'Better after our reply',
    definition: 'Of the same pairs those in which negative became neutral or positive, or neutral became positive.',
  },
  moodWorse: {
    title: 'Worse after our reply',
    definition: 'Of the same pairs those in which positive became neutral or negative, or neutral became negative.',
  },
  promisesKept: {
    title: 'Promises kept',
    definition:
      'Promises kept in time, divided by all that were kept, in time or late, or broken in the period, or fell due in it and are still open.',
  },
  promisesKeptInTime: {
    title: 'Kept in time',
    definition: 'Events followUp.kept by the due time; one that was taken back is not counted.',
  },
  promisesKeptLate: {
    title: 'Kept late',
    definition: 'Events followUp.kept after the due time; one that was taken back is not counted.',
  },
  promisesMoved: {
    title: 'Moved',
    definition:
      'Events followUp.moved: another time, with a reason; a move that was taken back is not counted, nor is its taking back.',
  },
  promisesBroken: {
    title: 'Broken',
    definition:
      'Events followUp.broken: a person said that it will not be kept; one that was taken back is not counted.',
  },
  promisesOverdue: {
    title: 'Still overdue',
    definition: 'Promises whose due time fell in the period and that are open now.',
  },
  promisesUnconfirmed: {
    title: 'Found and not confirmed',
    definition:
      'Promises found in sent replies whose due time fell in the period and has passed, and that nobody has confirmed or dismissed. They are in no other number.',
  },
  handedOver: {
    title: 'Handed over',
    definition:
      'Events handover.sent, and handover.made of calls: e-mails that the server took, and calls that were noted. What failed is in no number.',
  },
  handOversUnknown: {
    title: 'Hand-overs of unknown outcome',
    definition: 'Events handover.failed of e-mails that may have arrived: nobody knows. They are not in "Handed over".',
  },
  handOversDone: {
    title: 'Hand-overs done',
    definition: 'Events handover.done: what came of it is on record.',
  },
  sentBulk: {
    title: 'Replies sent in bulk',
    definition: 'Events reply.sent of bulk plans; they are in no other number but the reply rate.',
  },
  answeredElsewhere: {
    title: 'Answered elsewhere',
    definition:
      'Events conversation.answeredElsewhere: the brand’s answer was heard, and was not sent through kuulo. Nobody is credited.',
  },
  automatic: {
    title: 'Automatic acts',
    definition: 'Events rule.acted, and replies that no person wrote or sent; never among people’s.',
  },
  unknown: {
    title: 'Unknown outcomes',
    definition: 'Events reply.unknown: the platform did not say whether it took the reply.',
  },
};
