import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Language, SavedView } from '../../../src/domain/settings.ts';
import { type Looker, readLimit } from '../../../src/tui/screens/inbox/inbox-filter.ts';
import { firstView, statusOf, viewCalled, viewsOf } from '../../../src/tui/screens/inbox/inbox-views.ts';
import { NOW } from '../sample.ts';

const appOf = (change: { language?: Language; views?: readonly SavedView[] } = {}): Looker => ({
  config: {
    settings: {
      timezone: 'Europe/Helsinki',
      language: change.language ?? 'en',
      inbox: { views: change.views ?? [] },
    },
  },
  operator: { name: 'aino' },
  now: () => NOW,
});

describe('a limit', () => {
  const read = (words: string) => readLimit(words, appOf()).query;

  it('is made of filters and of words to look for', () => {
    expect(read('sentiment=negative lost platform:x parcel')).toEqual({
      sentiment: ['negative'],
      platform: ['x'],
      search: 'lost parcel',
    });
    expect(read('label="two words" urgency=high,critical')).toEqual({
      label: ['two words'],
      urgency: ['high', 'critical'],
    });
    expect(read('search="a b" c')).toEqual({ search: 'a b c' });
    expect(read('from:maija 10:30')).toEqual({ search: 'from:maija 10:30' });
  });

  it('knows me and nobody', () => {
    expect(read('assignee=me')).toEqual({ assignee: 'aino' });
    expect(read('assignee=none')).toEqual({ assignee: null });
  });

  it("leaves the view's status alone unless it names one", () => {
    expect(read('platform=x')).not.toHaveProperty('status');
    expect(read('status=closed')).toEqual({ status: ['closed'] });
    expect(read('status=all')).toEqual({ status: [] });
  });

  it.each(['sentiment=angry', 'sentimnet=negative', 'platform=', 'urgency=high urgency=low', 'x="y'])(
    'says what is wrong with %s',
    (words) => {
      expect(() => read(words)).toThrow(ProblemError);
    },
  );
});

describe('the views', () => {
  it('are the usual nine, in the language of the person', () => {
    const views = viewsOf(appOf());
    expect(views.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(views.map(statusOf)).toEqual(['open', 'pending', 'snoozed', 'closed', null, null, null, null, null]);
    expect(views[4]?.query.assignee).toBe('aino');
    expect(firstView(appOf({ language: 'fi' })).name).toBe('avoimet');
  });

  it('are those of kuulo.yaml where it names any', () => {
    const own = [{ name: 'angry on X', show: 'platform=x sentiment=negative', sort: 'waiting' as const }];
    expect(viewsOf(appOf({ views: own }))).toEqual([
      {
        name: 'angry on X',
        place: 1,
        query: { status: ['open'], platform: ['x'], sentiment: ['negative'] },
        sort: 'waiting',
      },
    ]);
  });

  it('are called by their number, their name or its beginning', () => {
    const views = viewsOf(appOf());
    for (const word of ['5', 'mine', 'MI']) expect(viewCalled(views, word)?.place).toBe(5);
    for (const word of ['0', '10', 'nothing']) expect(viewCalled(views, word)).toBeNull();
  });
});
