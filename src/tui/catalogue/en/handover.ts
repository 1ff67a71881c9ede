/** Handing a conversation to e-mail or phone. */
export const HANDOVER = {
  one: 'Only one at a time: take the marks off.',
  title: 'Hand over: email [ADDRESS], or phone [NUMBER] [WHEN]; then – note',
  wrong: (text: string): string => `${text} begins with neither email nor phone.`,
  past: (text: string): string => `The time in ${text} has passed.`,
  sureEmail: (who: string, address: string, subject: string): string =>
    `E-mail what was said with ${who} to ${address}? Subject: ${subject}`,
  surePhone: (who: string, number: string, at: string): string =>
    `Hand ${who} over to a call to ${number}, by ${at}? Nothing goes out.`,
  noNumber: 'a number that is not known: ask for it',
  yes: 'Hand over',
  sent: (address: string): string => `Sent to ${address}. The clock runs on until the outcome is on record.`,
  noted: (number: string, at: string): string => `Call ${number} by ${at}: it is among the follow-ups.`,
  way: { email: 'e-mail', phone: 'phone' },
  status: {
    sending: 'being sent',
    unknown: 'UNKNOWN whether it arrived',
    failed: 'not sent',
    open: 'no outcome yet',
    done: 'done',
  },
};
