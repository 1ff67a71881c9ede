import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GraphExchange } from './graph-asked.ts';
import { checkError } from './graph-body.ts';
import { openGraphDescription } from './graph-description.ts';
import { sharedFile } from './shared-folder.ts';

function call(method: string, target: string, more: Partial<GraphExchange> = {}): GraphExchange {
  const url = new URL(target, 'http://loopback');
  const query = Object.fromEntries(url.searchParams);
  return { method, path: url.pathname, query, requestBody: undefined, status: null, answerBody: undefined, ...more };
}

const facebook = (...calls: GraphExchange[]) => openGraphDescription('facebook').checkAll(calls);
const instagram = (...calls: GraphExchange[]) => openGraphDescription('instagram').checkAll(calls);

/** Tells the referee what `10` and `10_20` are. */
const page = call('GET', '/me/feed?fields=id,from{id,name}', {
  status: 200,
  answerBody: { data: [{ id: '10_20', from: { id: '7', name: 'Liisa' } }] },
});
const comments = call('GET', '/10_20/comments?filter=stream&fields=id,message', {
  status: 200,
  answerBody: {
    data: [{ id: '20_30', message: 'Hei' }],
    paging: { cursors: { before: 'a', after: 'b' }, next: 'https://graph.facebook.com/v26.0/10_20/comments?after=b' },
  },
});
const media = call('GET', '/17/media?fields=id,caption,comments{id,text,replies{id,text}}', {
  status: 200,
  answerBody: { data: [{ id: '171', caption: 'Kuva', comments: { data: [{ id: '172', text: 'Hei' }] } }] },
});

test('what the SDK and the documentation know has no complaint', () => {
  expect(
    facebook(
      page,
      comments,
      call('POST', '/v26.0/20_30/comments', { requestBody: { message: 'Hei', access_token: 'x' } }),
      call('POST', '/facebook/v26.0/20_30', { requestBody: 'is_hidden=true' }),
      call('DELETE', '/20_30'),
      call('GET', '/?ids=10_20,20_30&fields=id,message', {
        status: 200,
        answerBody: { '10_20': { id: '10_20', message: 'a' }, '20_30': { id: '20_30', message: 'b' } },
      }),
      call('GET', '/me/conversations?platform=messenger&fields=messages.limit(5){id,from,message}'),
      call('POST', '/me/messages', {
        requestBody: { recipient: { id: '7' }, messaging_type: 'RESPONSE', message: { text: 'Hei' } },
      }),
      call('GET', '/debug_token?input_token=x'),
    ),
  ).toEqual([]);
  expect(
    instagram(
      media,
      call('POST', '/172/replies', { requestBody: { message: 'Hei' } }),
      call('POST', '/172?hide=true'),
      call('GET', '/17?fields=mentioned_comment.comment_id(172){text,timestamp}'),
      call('GET', '/ig_hashtag_search?user_id=17&q=kenka'),
    ),
  ).toEqual([]);
});

describe('planted faults are found', () => {
  test.each([
    ['an edge', call('GET', '/10_20/remarks'), 'GET remarks'],
    ['an edge that another type has', call('GET', '/20_30/conversations'), 'Comment has no GET conversations'],
    ['a verb that the edge has not', call('POST', '/10_20/attachments'), 'POST attachments'],
    ['a field', call('GET', '/20_30?fields=id,text'), 'Comment has no field text'],
    ['a field inside', call('GET', '/20_30?fields=from{id,screen_name}'), 'Profile has no field screen_name'],
    ['a field inside something unknown', call('GET', '/20_30?fields=message{id}'), 'inside Comment.message'],
    ['a parameter', call('GET', '/10_20/comments?sort=newest'), 'unknown parameter sort'],
    [
      'a parameter of a body',
      call('POST', '/20_30/comments', { requestBody: { text: 'Hei' } }),
      'unknown parameter text',
    ],
    [
      'a parameter inside',
      call('POST', '/me/messages', { requestBody: { recipient: { user: '7' }, message: { text: 'x' } } }),
      'unknown parameter recipient.user',
    ],
    ['a value', call('GET', '/10_20/comments?filter=all'), 'filter is not all'],
    ['a value inside', call('GET', '/10_20?fields=comments.order(new){id}'), 'order is not new'],
    ['a value of a message', call('POST', '/me/messages', { requestBody: { messaging_type: 'PROMO' } }), 'PROMO'],
    ['a long path', call('GET', '/10_20/comments/20_30'), 'so many parts'],
  ])('%s', (_what, wrong, words) => {
    const complaints = facebook(page, comments, wrong);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(words);
  });

  test.each([
    ['a field nobody asked', { data: [{ id: '20_31', message: 'a', from: { id: '7' } }] }, 'from was not asked'],
    ['a field that is none', { data: [{ id: '20_31', text: 'a' }] }, 'text was not asked'],
    ['something beside the data', { data: [], total: 2 }, 'unknown total'],
    ['no data', [{ id: '20_31' }], 'answers with data'],
    ['a relative link', { data: [], paging: { cursors: {}, next: '/20/comments' } }, 'whole addresses'],
    ['a paging of its own', { data: [], paging: { cursors: {}, offset: 2 } }, 'paging.offset'],
  ])('in an answer: %s', (_what, answerBody, words) => {
    const complaints = facebook(page, { ...comments, answerBody });
    expect(complaints.join()).toContain(words);
  });

  test('on Instagram as well', () => {
    const wrong = [
      call('GET', '/171/comments?fields=id,message'),
      call('POST', '/172/comments', { requestBody: { message: 'Hei' } }),
      call('POST', '/172?is_hidden=true'),
      call('GET', '/17?fields=mentioned_comment.id(172){text}'),
    ];
    for (const one of wrong) expect(instagram(media, one)).toHaveLength(1);
  });
});

test('the recorded refusals have the envelope that is asked of every answer', () => {
  const file = sharedFile('platforms/meta/errors.json');
  if (file === null) return;
  const recorded: Record<string, { error?: object }> = JSON.parse(readFileSync(file, 'utf8'));
  const bodies = Object.values(recorded).filter((one) => one.error !== undefined);
  expect(bodies.length).toBeGreaterThan(3);
  for (const answerBody of bodies) {
    const complaints = checkError(call('GET', '/me', { status: 400, answerBody }));
    // two of them were recorded without their type or their code
    expect(complaints.filter((one) => !one.includes('a code, a type and a message'))).toEqual([]);
  }
  expect(checkError(call('GET', '/me', { status: 400, answerBody: { error: 'x' } }))).not.toEqual([]);
  expect(checkError(call('GET', '/me', { status: 400, answerBody: { error: { code: 1, reason: 'x' } } }))).toHaveLength(
    2,
  );
});
