import type { Rule, ServiceSettings } from '../domain/service-settings.ts';
import type { WrittenService } from './service-shape.ts';

// by itself: the quick start turns kept settings into these, and need not load what reads a file

/** What is written, in the words of the domain. */
export function serviceSettings(written: WrittenService): ServiceSettings {
  const { guard: g, alerts: a, mail: m, survey: s } = written;
  const said = Object.entries(g.rules).filter(([, severity]) => severity !== undefined);
  return {
    guard: {
      rules: Object.fromEntries(said),
      links: g.links.map((host) => host.toLowerCase()),
      isGreetingWanted: g.greeting,
      signature: g.signature,
      orderNumbers: g.orderNumbers,
      ownNumbers: g.ownNumbers,
      jargon: g.jargon,
    },
    rules: written.rules.map(ruleOf),
    alerts: {
      to: a.to,
      webhook: a.webhook,
      email: a.email,
      isBreachTold: a.breach,
      isPromiseTold: a.promises,
      spike:
        a.spike === false
          ? null
          : { sensitivity: a.spike.sensitivity, minimum: a.spike.minimum, cooldownMs: a.spike.cooldown },
      silenceMs: a.silence,
    },
    mail: m === null ? null : { host: m.host, port: m.port, isSecure: m.secure, from: m.from },
    handover: written.handover,
    survey: { scale: s.scale, cooldownMs: s.cooldown, waitsMs: s.waits, answer: s.answer },
    promises: { remindMs: written.promises.remind },
  };
}

/** One rule in the words of the domain. */
export function ruleOf({ maxAge, do: { snooze, ...does }, ...rest }: WrittenService['rules'][number]): Rule {
  return { ...rest, do: { ...does, snoozeMs: snooze }, maxAgeMs: maxAge };
}
