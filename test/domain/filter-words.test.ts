import { describe, expect, it } from 'vitest';
import { readFilter } from '../../src/domain/filter-words.ts';
import { ProblemError } from '../../src/domain/problem.ts';

const clock = { now: Date.UTC(2026, 10, 22, 12), timezone: 'Europe/Helsinki', me: 'aino' };

describe('a filter in words', () => {
  it('is what `list` takes as flags', () => {
    expect(readFilter('', clock)).toEqual({ status: ['open'] });
    expect(readFilter('status=all', clock)).toEqual({});
    const written = `platform=x,mastodon  urgency=high,critical label=toimitus status=open,pending
      assignee=none search="kaksi sanaa" since=7d`;
    expect(readFilter(written, clock)).toEqual({
      status: ['open', 'pending'],
      platform: ['x', 'mastodon'],
      urgency: ['high', 'critical'],
      label: ['toimitus'],
      assignee: null,
      search: 'kaksi sanaa',
      since: clock.now - 7 * 24 * 3_600_000,
    });
    expect(readFilter('search=\'a "b" = c\' sentiment=negative assignee=aino', clock)).toMatchObject({
      search: 'a "b" = c',
      sentiment: ['negative'],
      assignee: 'aino',
    });
  });

  it('takes a colon for an equals sign, and knows who asks', () => {
    const written = 'visibility:private language:fi,en topic:billing contact:7 overdue:yes assignee:me';
    expect(readFilter(written, clock)).toEqual({
      status: ['open'],
      visibility: ['private'],
      language: ['fi', 'en'],
      topic: ['billing'],
      contact: 7,
      isOverdue: true,
      assignee: 'aino',
    });
    expect(readFilter('overdue=no search=from:maija', clock)).toMatchObject({ isOverdue: false, search: 'from:maija' });
  });

  it.each([
    ['plattform=x', /Did you mean platform\?/],
    ['color=red', /Known are status, sentiment/],
    ['urgency=hihg', /Did you mean high\?/],
    ['status=done', /Known are/],
    ['platform', /key=value/],
    ['platform=x high', /key=value/],
    ['search="open', /key=value/],
    ['platform=x platform=bluesky', /once/],
    ['since=whenever', /write it as/],
    ['overdue=perhaps', /Known are yes, no/],
    ['contact=maija', /contact.id/],
    ['contact=0', /contact.id/],
    ['topic=delivry', /Did you mean delivery\?/],
    ['visibility=secret', /Known are public, private/],
  ])('%s is told', (written, remedy) => {
    let error: unknown = null;
    try {
      readFilter(written, clock);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: 'USAGE', facts: { remedy: expect.stringMatching(remedy) } });
  });
});
