import type { Catalogue } from '../en/en.ts';

export const NOTICES: Catalogue['notices'] = {
  urgency: { critical: 'kriittinen', high: 'kiireellinen', normal: 'tavallinen', low: 'kiireetön' },
  one: (urgency, who) => `${who} odottaa (${urgency})`,
  several: (count, urgency, who) => `${count} uutta; kiireellisin (${urgency}): ${who}`,
  alerts: {
    breach: (about) => `vastaus myöhästyi (${about})`,
    promise: (about) => `lupaus asiakkaalle erääntyy (${about})`,
    spike: (about) => `paljon tavallista enemmän viestejä (${about})`,
    silence: (about) => `mitään ei kuulu (${about})`,
    rule: (about) => `sääntö ${about} kutsuu`,
    said: (words, more) => (more === 0 ? words : `${words}; ja ${more} muuta`),
  },
};
