import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPLANATION, PAGE } from './shapes.ts';
import { openWorld, type World } from './world.ts';

const TEXT = 'Palautus ei toimi, olen todella pettynyt!';

describe('triage explain of a conversation', () => {
  let world: World;
  let id = '';

  beforeAll(async () => {
    world = await openWorld();
    const [post] = await world.customers(1, { platform: 'mastodon', visibility: 'public', text: TEXT });
    await world.poll('masto');
    const { items } = await world.json(PAGE, ['list', '--platform', 'mastodon', '--sort', 'newest', '--limit', '1']);
    id = String(items[0]?.id);
    expect(post).toBeDefined();
  });
  afterAll(() => world.close());

  it('marks the words, and names the message that counts', async () => {
    const { out } = await world.run(['triage', 'explain', id]);
    expect(out).toMatch(/\[-!?[^\]]*pettynyt\]/);
    expect(out).toMatch(/Message \d+ \(its sentiment counts, its urgency counts\)/);
    expect(out).toMatch(/words of sentiment\n {4}[█░]{10} -\d/);
  });

  it('tells circumstances and a person’s word apart from words, also as JSON', async () => {
    // what only the store knows stands in the conversation, in none of its messages
    world.database((db) => {
      const row = db.prepare('select reasons from conversations where id = ?').pluck().get(id);
      const reasons = [...JSON.parse(String(row)), { cue: '9,000 followers', effect: 'urgency', weight: 0.05 }];
      db.prepare('update conversations set reasons = ? where id = ?').run(JSON.stringify(reasons), id);
    });
    const before = await world.run(['triage', 'explain', id]);
    expect(before.out).toMatch(/circumstances, beside the words\n {4}█░{9} \+0\.05 +100 % {2}9,000 followers/);
    expect(before.out).toMatch(/urgency \d\.\d\d: words \d\.\d\d, circumstances \+0\.05/);
    const set = await world.run(['triage', 'set', id, '--urgency', 'low'], { as: 'aino' });
    expect(set.out).toMatch(/^urgency low, set by aino, \d{4}-\d\d-\d\d \d\d:\d\d\n/);
    const after = await world.run(['triage', 'explain', id]);
    expect(after.out).toMatch(/set by a person, which wins\n {4}urgency low, set by aino, \d{4}-\d\d-\d\d \d\d:\d\d\n/);
    expect(after.out.match(/set by aino/g)).toHaveLength(1);
    expect(after.out).not.toMatch(/circumstances \+/);
    const told = EXPLANATION.loose().parse(JSON.parse((await world.run(['triage', 'explain', id, '--json'])).out));
    expect(told).toMatchObject({
      corrections: [{ cue: 'set by aino', effect: 'urgency', value: 'low', operator: 'aino' }],
      circumstances: [],
    });
  });

  it('tells who set what, each for itself, where two people did', async () => {
    await world.run(['triage', 'set', id, '--urgency', 'high'], { as: 'aino' });
    await world.run(['triage', 'set', id, '--sentiment', 'neutral'], { as: 'ville' });
    const { out } = await world.run(['triage', 'explain', id]);
    expect(out).toMatch(/sentiment neutral, set by ville, .*\n {4}urgency high, set by aino, /);
  });

  it('judges again those that are there, and tells the others', async () => {
    const { code, out, err } = await world.run(['triage', id, '9999']);
    expect([code, out]).toEqual([6, expect.stringMatching(/^1 judged, \d changed\n$/)]);
    expect(err).toMatch(/9999/);
    const json = await world.run(['triage', id, '9999', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ triaged: 1, errors: [{ id: '9999' }] });
    expect((await world.run(['triage', '9998', '9999'])).code).toBe(5);
    expect((await world.run(['triage', '9999'])).code).toBe(5);
  });
});
