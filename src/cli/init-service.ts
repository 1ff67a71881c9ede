/**
 * The part of a new `kuulo.yaml` that is about good service: house style, rules, alerts, asking how it went. All of it can be
 * used as it is; a line that begins with `#` and no single space is an example that holds once its `#` is gone.
 */
export function serviceSection({ brand, operator }: { readonly brand: string; readonly operator: string }): string {
  return `# House style: what is looked for in every reply before it goes. greeting: each begins with one. signature: what each ends with.
# links: hosts that may be linked to; none means any. orderNumbers: shapes of numbers that belong to one customer, # is a digit
# and ? a letter. ownNumbers: your own phone numbers, mailboxes and addresses, in quotes; these may be said in public. jargon:
# words of the house that customers do not understand. rules: how grave each finding is: off, hint, warn or block; only block
# keeps a reply from going, and as it comes only what must never go out does.
guard:
  greeting: true
  signature: ${JSON.stringify(brand.trim().slice(0, SIGNATURE_MAX).trim())}
  rules: { greeting: hint, signature: hint }
#  links: [esimerkki.example, posti.fi]
#  orderNumbers: ["ES-######"]
#  ownNumbers: ["040 000 0000", "aukioloajat@esimerkki.example"]
#  jargon: [reklamaatio-osasto, toimituserä]

# What happens by itself when a message comes: of these the first that fits acts. Nothing is ever sent to a customer.
# when: sentiment, urgency, topic, flag, language, platform, account, visibility, text (words, or stems such as hyvity*),
# contact (handles, followersMin, isNew) and during (open or closed hours). do: label, assign, urgency, snooze, notify, and
# draft, which lays a saved answer ready. maxAge: what is older is left alone. \`kuulo rules test --since 7d\` tries them out.
rules:
  - { name: danger, when: { flag: safety }, do: { urgency: critical, label: safety, notify: [desktop, bell] } }
  - { name: press and law, when: { flag: [press, legal] }, do: { urgency: high, label: escalated, assign: ${JSON.stringify(operator)}, notify: desktop } }
  - { name: advertising, when: { flag: spam }, do: { label: spam, urgency: low } }
  - { name: critical, when: { urgency: critical }, do: { notify: [desktop, bell] } }
  - { name: refund, when: { text: [hyvity*, palautu*, refund*, "money back"] }, do: { label: refund } }
  - { name: thanks, when: { topic: praise, sentiment: positive }, do: { label: thanks, urgency: low } }
  - { name: out of hours, when: { during: closed, urgency: high }, do: { label: out-of-hours, notify: desktop } }
#  - { name: many followers, when: { contact: { followersMin: 10000 } }, do: { label: influencer, notify: desktop }, maxAge: 12h }
#  - { name: invoice, when: { language: fi, topic: billing, visibility: private }, do: { draft: invoice-question-fi } }

# What you are told besides, within your hours unless it is critical: a missed answer time (breach), promises that come due, much
# more than at the same hour of other days (spike: sensitivity low, normal or high; false for never), and a stream that was heard
# from regularly and is silent for so long (0 for never). to: desktop and bell where an inbox is open; webhook and email.
alerts:
  to: [desktop, bell]
  breach: true
  promises: true
  spike: { sensitivity: normal, minimum: 10, cooldown: 2h }
  silence: 3d
#  webhook: https://hooks.example/kuulo
#  email: asiakaspalvelu@esimerkki.example

# The server for e-mails; its user and password stand in .env (KUULO_MAIL_USER, KUULO_MAIL_PASSWORD). secure: TLS from the start.
#mail: { host: smtp.esimerkki.example, port: 587, secure: false, from: asiakaspalvelu@esimerkki.example }

# Where \`kuulo handover\` hands a conversation to: by e-mail with all that was said, or as a note to call back.
#handover: { email: tuki@esimerkki.example, phone: "+358 9 000 0000" }

# Asking how it went, in private and after closing: the best rating, how long nobody is asked again, how long an answer is waited
# for, and how the names of the saved answers begin that ask (csat takes csat-fi and csat-en).
survey: { scale: 5, cooldown: 30d, waits: 7d, answer: csat }

# How long before it is due a promise is told of, in working time.
promises: { remind: 1h }
`;
}

/** As much as kuulo.yaml takes. */
const SIGNATURE_MAX = 100;
