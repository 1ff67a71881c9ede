import type { Catalogue } from '../en/en.ts';

export const NOTICES: Catalogue['notices'] = {
  urgency: { critical: 'kriittinen', high: 'kiireellinen', normal: 'tavallinen', low: 'kiireetön' },
  one: (urgency, who) => `${who} odottaa (${urgency})`,
  several: (count, urgency, who) => `${count} uutta; kiireellisin (${urgency}): ${who}`,
};
