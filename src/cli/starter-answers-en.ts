import type { StarterText } from './starter-text.ts';

const WHEN = {
  ask: 'By when do you answer (such as by 4 pm on Friday)?',
  fallback: 'by the end of the next working day',
};

/** The English twins of the Finnish ones. */
export const STARTERS_EN: readonly StarterText[] = [
  {
    name: 'delivery-late',
    title: 'Late delivery',
    topics: ['delivery'],
    visibility: 'private',
    variables: { when: WHEN },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

We're sorry that your order is late. Could you tell us your order number, if you haven't yet? We'll find out from the carrier where your parcel is and write to you {{ when }} to tell you what we learnt.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'delivery-lost',
    title: 'Lost parcel',
    topics: ['delivery', 'returns'],
    visibility: 'private',
    variables: {
      when: { ask: 'By when do you see to it?', fallback: 'within two working days of your answer' },
    },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

It looks as if your parcel was lost on its way, and we apologise. You don't have to wait until it has been traced: would you like us to send a new one, or to return your money? Tell us which suits you better and we'll see to it {{ when }}.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'return-refund',
    title: 'Return and refund',
    topics: ['returns'],
    visibility: 'private',
    variables: {
      when: { ask: 'By when do you send the instructions?', fallback: 'by the end of the next working day' },
      days: { ask: 'In how many days is the money returned?', fallback: '14' },
    },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for writing, we're happy to help with your return. Tell us your order number and what you would like to return, and we'll send you the instructions {{ when }}. Your money comes back the way you paid, at the latest {{ days }} days after the product has reached us.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'product-broken',
    title: 'Wrong or broken product',
    topics: ['product', 'returns'],
    visibility: 'private',
    variables: { when: WHEN },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

We're sorry that the product wasn't what it should have been. Could you send us a photo of it and your order number? Please tell us too whether you would like a new one or your money back. We'll answer you {{ when }} and tell you how it goes on.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'invoice-question',
    title: 'Question about an invoice',
    topics: ['billing'],
    visibility: 'private',
    variables: { when: WHEN },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for asking about your invoice. Could you tell us its number and the line that your question is about? We'll go through it and answer you {{ when }}. If there is a mistake in it, we'll correct it and move the due date, so waiting won't cost you anything.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'outage',
    title: 'Service disruption',
    topics: ['outage', 'app'],
    visibility: 'both',
    variables: { when: { ask: 'When do you tell how it stands next (such as at 3 pm)?' } },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

We're sorry for the disruption. We know of the fault and it is being repaired right now. We can't say yet when it will be done, but we'll tell you here {{ when }} how it stands.

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'opening-hours',
    title: 'Opening hours',
    topics: ['store', 'question'],
    visibility: 'both',
    variables: { hours: { ask: 'When are you open (such as Monday to Friday 9–17)?' } },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for asking. We're open {{ hours }}. You're very welcome!

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'appointment',
    title: 'Booking or moving an appointment',
    topics: ['service', 'question'],
    visibility: 'private',
    variables: { when: { ask: 'By when do you confirm it?', fallback: 'by the end of the next working day' } },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for your message, let's find a time that suits you. Please suggest two or three days and times that you could come. We'll confirm your appointment {{ when }}.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'thank-you',
    title: 'Thanks for the feedback',
    topics: ['praise'],
    visibility: 'both',
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for telling us. Words like these make our day, and I'll pass your thanks on to my colleagues. Have a lovely day!

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'complaint-received',
    title: 'Complaint received',
    topics: ['service', 'other'],
    visibility: 'both',
    variables: { when: WHEN },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for telling us about this. We're sorry that things didn't go as they should have. I'll go through it with the people it concerns and answer you {{ when }}.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'continue-in-private',
    title: "Let's go on in private",
    topics: ['account', 'billing', 'other'],
    visibility: 'public',
    variables: { when: WHEN },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for your message. To keep your details safe, let's go on in private: could you send us a private message? We'll answer it {{ when }}. Please don't write personal details or anything about your order here in public.

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'checking-in',
    title: 'Is everything all right?',
    topics: ['service', 'other'],
    visibility: 'private',
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

I wanted to ask whether everything is all right now. If anything is still on your mind, just answer this message and we'll take it from there. If all is well, you don't need to do a thing. Thank you for getting in touch!

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'data-request',
    title: 'Request about personal data',
    topics: ['account', 'security'],
    visibility: 'private',
    variables: {
      day: {
        ask: 'By which day do you answer (such as by 5 September, a month after the request at the latest)?',
        fallback: 'within a month of the day we received your request',
      },
    },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for your request, we have written it down. Could you tell us whether you would like to see your data, correct it or have it erased? We'll first make sure that the request is yours and tell you how; there is no need to send an identity code or passwords. You'll have our answer {{ day }}.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'out-of-hours',
    title: 'Message outside opening hours',
    topics: ['other'],
    visibility: 'both',
    variables: { when: { ask: 'By when do you answer?', fallback: 'during the next working day' } },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for your message. Our customer service is closed right now, but your message is safe with us and we'll answer it {{ when }}. In an emergency, please call 112.

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'product-question',
    title: 'Question about a product',
    topics: ['product', 'price', 'question'],
    visibility: 'both',
    variables: { when: WHEN },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for a good question. I'll check it so that what you hear from us is right, and answer you {{ when }}.

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'hand-over',
    title: 'A colleague takes over',
    topics: ['service', 'other'],
    visibility: 'both',
    variables: {
      colleague: { ask: 'Who takes it from here?', fallback: 'my colleague' },
      when: { ask: 'By when does your colleague answer?', fallback: 'by the end of the next working day' },
    },
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

From here on your matter is with {{ colleague }}, who knows the subject best. Our conversation goes along, so you don't have to tell everything again. You'll have an answer {{ when }}.

Kind regards,
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'csat',
    title: 'How did we do?',
    topics: ['service'],
    visibility: 'private',
    body: `Hi{% if firstName %} {{ firstName }}{% endif %},

Thank you for getting in touch. How did we do? Please answer with a number from 1 to {{ scale }}: 1 is badly and {{ scale }} is excellently. If you like, add why. Every answer is read.

{{ operator }}, {{ brand }}`,
  },
];
