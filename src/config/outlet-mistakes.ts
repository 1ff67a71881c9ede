import type { Outlet } from '../domain/service-settings.ts';
import type { Mistake } from './mistake.ts';
import type { Written } from './settings-shape.ts';

/** Outlets that are to be told and lead nowhere: a webhook without an address, e-mail without an address or a server. */
export function outletMistakes(written: Written): Mistake[] {
  const places = [
    ...written.alerts.to.map((outlet, index) => ({ outlet, path: ['alerts', 'to', index] })),
    ...written.rules.flatMap((rule, index) =>
      rule.do.notify.map((outlet, place) => ({ outlet, path: ['rules', index, 'do', 'notify', place] })),
    ),
  ];
  return places.flatMap(({ outlet, path }) => {
    const missing = missingFor(written, outlet);
    return missing === null ? [] : [{ path, ...missing }];
  });
}

function missingFor({ alerts, mail }: Written, outlet: Outlet): Pick<Mistake, 'problem' | 'remedy'> | null {
  if (outlet === 'webhook' && alerts.webhook === null)
    return {
      problem: 'a webhook is to be told, and none is named',
      remedy: 'write its address as alerts: { webhook: https://… }',
    };
  if (outlet === 'email' && alerts.email === null)
    return {
      problem: 'e-mail is to be told, and no address is named',
      remedy: 'write it as alerts: { email: … }',
    };
  if (outlet === 'email' && mail === null)
    return {
      problem: 'e-mail is to be told, and no mail server is named',
      remedy: 'write it as mail: { host: …, from: … }',
    };
  return null;
}
