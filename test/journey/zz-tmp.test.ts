import { it } from 'vitest';
import { apply, approvedPlan, customers } from './bulk-office.ts';
import { openQuietOffice } from './office.ts';
it('300', async () => {
  const office = await openQuietOffice();
  const ids = await customers(office, 'mastodon', 300);
  const { plan } = await approvedPlan(office, ids);
  const t = performance.now();
  const r = await apply(office.aino, plan);
  console.log(r.progress.sent, r.stop, performance.now() - t);
}, 100000);
