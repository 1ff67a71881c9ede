import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import type { Visibility } from '../../src/domain/message.ts';
import { type SpoilingProxy, startSpoilingProxy } from '../support/spoiling-proxy.ts';
import {
  ACCOUNT,
  ADDRESSED,
  changeSettings,
  openQuietOffice,
  PLATFORMS,
  type PlatformId,
  sql,
  WAYS,
  write,
} from './office.ts';

type Item = Record<string, unknown>;

/** What makes an item of each platform one that nobody can read. */
const SPOIL: Readonly<Record<PlatformId, Readonly<Record<Visibility, (item: Item) => void>>>> = {
  x: { public: without('created_at'), private: without('created_at') },
  facebook: { public: spoilt('created_time'), private: spoilt('created_time') },
  instagram: { public: spoilt('timestamp'), private: spoilt('created_time') },
  bluesky: { public: without('author'), private: without('sender') },
  mastodon: { public: spoilt('created_at'), private: spoilt('created_at') },
};

function spoilt(field: string): (item: Item) => void {
  return (item) => {
    item[field] = 'soon';
  };
}

function without(field: string): (item: Item) => void {
  return (item) => {
    delete item[field];
  };
}

/** The item of this id, wherever it stands in an answer. */
function itemsOf(value: unknown, id: string): Item[] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.values(value).flatMap((one) => itemsOf(one, id));
  const item: Item = { ...value };
  return item.id === id || item.uri === id ? [value as Item, ...inner] : inner;
}

/** A server before the sandbox that spoils one item of every page that holds it. */
async function proxyFor(target: string, spoilItem: (body: unknown) => void): Promise<SpoilingProxy> {
  return await startSpoilingProxy(target, (call, answer) => {
    if (call.method !== 'GET') return false;
    passOn(target, call, { answer, spoilItem });
    return true;
  });
}

function passOn(
  target: string,
  call: IncomingMessage,
  to: { answer: ServerResponse; spoilItem: (body: unknown) => void },
): void {
  const onward = request(`${target}${call.url}`, { headers: call.headers });
  onward.on('response', async (back) => {
    const chunks: Buffer[] = [];
    for await (const chunk of back) chunks.push(Buffer.from(chunk));
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    to.spoilItem(body);
    const { 'content-length': _length, ...headers } = back.headers;
    to.answer.writeHead(back.statusCode ?? 502, headers).end(JSON.stringify(body));
  });
  onward.end();
}

it.each(PLATFORMS.flatMap((platform) => WAYS.map((visibility) => [platform, visibility] as const)))(
  '%s, %s: an item that cannot be read is kept aside, counted and told; the rest is stored',
  async (platform, visibility) => {
    const { brand, aino } = await openQuietOffice();
    const [bad = '', ...good] = await write(brand, { count: 4, platform, visibility });
    const stream = visibility === 'private' ? 'messages' : ADDRESSED[platform];
    const proxy = await proxyFor(brand.sandbox.url, (body) => {
      for (const item of itemsOf(body, bad)) SPOIL[platform][visibility](item);
    });
    try {
      changeSettings(brand, `${brand.sandbox.url}/${platform}`, `${proxy.url}/${platform}`);
      const app = await brand.as('aino');
      const { runs } = await app.poll({ accounts: [ACCOUNT[platform]] });
      const run = runs.find((one) => one.stream === stream);
      expect(run).toMatchObject({ status: 'partial', unreadable: 1, new: good.length, problem: null });
      const kept = sql(brand, 'select account, raw from unreadable where stream = ?', stream);
      expect(kept.map((row) => [row.account, String(row.raw).includes(bad)])).toEqual([[ACCOUNT[platform], true]]);
      expect((await app.status()).unreadable).toBeGreaterThanOrEqual(1);
      for (const id of good) expect((await app.show(`${platform}:${id}`)).conversation.status).toBe('open');
      // heard again in the overlap it is not counted among the kept a second time
      await app.poll({ accounts: [ACCOUNT[platform]] });
      expect(sql(brand, 'select 1 from unreadable where stream = ?', stream)).toHaveLength(1);
      // the control: the same page, unspoilt, holds all four
      sql(brand, 'update streams set cursor = null where account = ?', ACCOUNT[platform]);
      expect((await aino.poll({ accounts: [ACCOUNT[platform]] })).totals.new).toBe(1);
    } finally {
      await proxy.close();
    }
  },
);
