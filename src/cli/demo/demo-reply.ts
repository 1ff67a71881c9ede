import type { Conversation } from '../../domain/conversation.ts';

/** What aino answers in the demo: short, courteous, in the customer's language, with no promise. */
export function demoReply({ language, contact, sentiment }: Conversation): string {
  const first = contact.name.split(/\s/)[0] ?? '';
  const name = /^\p{L}{2,20}$/u.test(first) ? ` ${first}` : '';
  if (language === 'fi') {
    return sentiment.label === 'positive'
      ? `Hei${name}, kiitos kauniista sanoista! Välitämme ne koko tiimille.`
      : `Hei${name}, kiitos viestistäsi ja pahoittelut harmista. Selvitämme asiaa parhaillaan.`;
  }
  return sentiment.label === 'positive'
    ? `Hi${name}, thank you for the kind words! We are passing them on to the whole team.`
    : `Hi${name}, thank you for telling us, and sorry for the trouble. We are looking into it right now.`;
}
