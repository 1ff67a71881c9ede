import * as z from 'zod/mini';
import type { GuardRule, GuardSeverity } from '../domain/service-settings.ts';
import { GUARD_RULES, GUARD_SEVERITIES, OUTLETS, SPIKE_SENSITIVITIES } from '../domain/service-settings.ts';
import { FLAGS, SENTIMENTS, TOPICS, URGENCIES } from '../domain/triage.ts';
import { checked, readDuration } from './checked.ts';
import { parseCueWords } from './cue-setting.ts';
import { ValueError } from './mistake.ts';

// zod/mini: the quick start reads this file too

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const text = z.string().check(z.trim(), z.minLength(1));
const duration = checked(readDuration);
const address = written(
  /^[^\s@<>,;]+@[^\s@<>,;]+$/,
  'is not an e-mail address',
  'write one address, such as vuoro@esimerkki.fi',
);

/** One, or a list of them. */
function several<T extends z.core.$ZodType>(one: T) {
  const list = z.pipe(
    z.transform((value: unknown) => (Array.isArray(value) ? value : [value])),
    z.array(one),
  );
  return z._default(list, []);
}

/** What platforms refuse stays refused: these two are facts, and cannot be taken less gravely. */
const FACTS: readonly GuardRule[] = ['empty', 'too-long'];

const severity = (rule: GuardRule) =>
  z.optional(
    checked((value): GuardSeverity => {
      const said = GUARD_SEVERITIES.find((one) => one === value);
      if (said === undefined)
        throw new ValueError(`${JSON.stringify(value)} is no severity`, `write one of ${GUARD_SEVERITIES.join(', ')}`);
      if (said !== 'block' && FACTS.includes(rule))
        throw new ValueError(`${rule} is what platforms refuse, so it always blocks`, 'leave this line out');
      return said;
    }),
  );
const guardRules = z.strictObject(
  Object.fromEntries(GUARD_RULES.map((rule) => [rule, severity(rule)])) as Record<
    GuardRule,
    ReturnType<typeof severity>
  >,
);

const guard = z.strictObject({
  rules: z._default(guardRules, {}),
  links: several(written(/^[a-z0-9.-]+$/i, 'is not a host', 'write the name of a host alone, such as esimerkki.fi')),
  greeting: z._default(z.boolean(), false),
  signature: z._default(z.string().check(z.trim(), z.maxLength(100)), ''),
  orderNumbers: several(
    written(
      /^(?=.*#).{1,40}$/,
      'is no pattern of order numbers',
      'write # for each digit, such as A-######; 40 at most',
    ),
  ),
  ownNumbers: several(checked(readOwnNumber)),
  jargon: several(text.check(z.maxLength(60))),
});

const contact = z.strictObject({
  handles: several(text),
  followersMin: z._default(z.nullable(z.int().check(z.minimum(0))), null),
  isNew: z._default(z.nullable(z.boolean()), null),
});

const when = z.strictObject({
  sentiment: several(z.enum(SENTIMENTS)),
  urgency: several(z.enum(URGENCIES)),
  topic: several(z.enum(TOPICS)),
  flag: several(z.enum(FLAGS)),
  language: several(written(/^[a-z]{2,3}$/, 'is not a language', 'write its code in small letters, such as fi')),
  platform: several(text),
  account: several(text),
  visibility: several(z.enum(['public', 'private'])),
  text: several(checked(parseCueWords)),
  contact: z._default(contact, contact.parse({})),
  during: z._default(z.nullable(z.enum(['open', 'closed'])), null),
});

const act = z.strictObject({
  label: several(text.check(z.maxLength(60))),
  assign: z._default(z.nullable(text), null),
  urgency: z._default(z.nullable(z.enum(URGENCIES)), null),
  snooze: z._default(z.nullable(duration), null),
  notify: several(z.enum(OUTLETS)),
  draft: z._default(z.nullable(text), null),
});

const rule = z.strictObject({
  name: text.check(z.maxLength(60)),
  when: z._default(when, when.parse({})),
  do: act,
  maxAge: z._default(duration, 24 * HOUR_MS),
});

const spike = z.strictObject({
  sensitivity: z._default(z.enum(SPIKE_SENSITIVITIES), 'normal'),
  minimum: z._default(z.int().check(z.minimum(2), z.maximum(100_000)), 10),
  cooldown: z._default(duration, 2 * HOUR_MS),
});

const alerts = z.strictObject({
  to: several(z.enum(OUTLETS)),
  webhook: z._default(z.nullable(checked(readWebhook)), null),
  email: z._default(z.nullable(address), null),
  breach: z._default(z.boolean(), true),
  promises: z._default(z.boolean(), true),
  spike: z._default(z.union([z.literal(false), spike]), spike.parse({})),
  silence: z._default(duration, 0),
});

const mail = z.strictObject({
  host: z._default(text, 'localhost'),
  port: z._default(z.int().check(z.minimum(1), z.maximum(65_535)), 587),
  secure: z._default(z.boolean(), false),
  from: written(
    /^(?:[^<>\r\n]+<[^\s@<>,;]+@[^\s@<>,;]+>|[^\s@<>,;]+@[^\s@<>,;]+)$/,
    'is not an e-mail address',
    'write one address, such as asiakaspalvelu@esimerkki.fi, or with a name: "Esimerkki <asiakaspalvelu@esimerkki.fi>"',
  ),
});

const handover = z.strictObject({
  email: z._default(z.nullable(address), null),
  phone: z._default(z.nullable(text), null),
});

const survey = z.strictObject({
  scale: z._default(z.int().check(z.minimum(3), z.maximum(10)), 5),
  cooldown: z._default(duration, 30 * DAY_MS),
  waits: z._default(duration, 7 * DAY_MS),
  answer: z._default(text, 'csat'),
});

const promises = z.strictObject({ remind: z._default(duration, HOUR_MS) });

/** The tables of `kuulo.yaml` that this file reads, as settings-shape.ts lists them. */
export const SERVICE_TABLES = {
  guard,
  'guard.rules': guardRules,
  'rules.*': rule,
  'rules.*.when': when,
  'rules.*.when.contact': contact,
  'rules.*.do': act,
  alerts,
  'alerts.spike': spike,
  mail,
  handover,
  survey,
  promises,
} as const;

/** Their places at the top of `kuulo.yaml`. */
export const SERVICE_SHAPE = {
  guard: z._default(guard, guard.parse({})),
  rules: z._default(z.array(rule).check(z.maxLength(200)), []),
  alerts: z._default(alerts, alerts.parse({})),
  mail: z._default(z.nullable(mail), null),
  handover: z._default(handover, handover.parse({})),
  survey: z._default(survey, survey.parse({})),
  promises: z._default(promises, promises.parse({})),
};

/** What `kuulo.yaml` says of good service, with its defaults. */
export type WrittenService = { readonly [Name in keyof typeof SERVICE_SHAPE]: z.infer<(typeof SERVICE_SHAPE)[Name]> };

/** Text of a form; what is wrong with another, and what to write instead, in words. */
function written(form: RegExp, problem: string, remedy: string) {
  return checked((value): string => {
    const said = typeof value === 'string' ? value.trim() : '';
    if (form.test(said)) return said;
    throw new ValueError(value === undefined ? 'a value is missing' : `${JSON.stringify(value)} ${problem}`, remedy);
  });
}

/** In quotes, since YAML drops the zero at the beginning of a number. */
function readOwnNumber(value: unknown): string {
  if (typeof value === 'string' && value.length <= 120 && /\d(?:\D{0,3}\d){4}|\S@\S|\p{L} \d/u.test(value))
    return value.trim();
  throw new ValueError(
    `${JSON.stringify(value)} is no phone number, mailbox or address`,
    'write it in quotes, such as "040 123 4567" or "palaute@esimerkki.example"',
  );
}

function readWebhook(value: unknown): string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url !== null && ['http:', 'https:'].includes(url.protocol)) return url.href;
  throw new ValueError('webhook is not a web address', 'write an address such as https://hooks.example/kuulo');
}
