import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';

let answer: http.RequestListener;
let server: http.Server;
let proxy: RecordingProxy;

beforeEach(async () => {
  server = http.createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startRecordingProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x/`);
});

afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('passes a call on and remembers both sides', async () => {
  const seen: string[] = [];
  answer = (request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers['x-mark']}`);
    request.resume().on('end', () => response.writeHead(201, { 'x-left': '7' }).end('{"id":"1"}'));
  };
  const headers = { 'x-mark': 'yes' };
  const got = await fetch(`${proxy.url}/2/tweets?a=1&b=2&b=3`, { method: 'POST', body: '{"text":"ä"}', headers });
  expect([got.status, got.headers.get('x-left'), await got.json()]).toEqual([201, '7', { id: '1' }]);
  expect(seen).toEqual(['POST /x/2/tweets?a=1&b=2&b=3 yes']);
  expect(proxy.exchanges).toMatchObject([
    { method: 'POST', path: '/2/tweets', query: { a: '1', b: ['2', '3'] }, requestBody: { text: 'ä' }, status: 201 },
  ]);
  expect(proxy.exchanges[0]?.answerBody).toEqual({ id: '1' });
});

it('breaks off where the server breaks off', async () => {
  answer = (request) => request.socket.destroy();
  await expect(fetch(`${proxy.url}/2/tweets`)).rejects.toThrow();
  expect(proxy.exchanges).toMatchObject([{ path: '/2/tweets', status: null }]);
});

it('hands on a cut answer as a cut answer', async () => {
  answer = (request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"data":', () => request.socket.destroy());
  };
  const got = await fetch(`${proxy.url}/2/tweets`);
  await expect(got.text()).rejects.toThrow();
  expect(proxy.exchanges).toMatchObject([{ status: 200, answerBody: '{"data":' }]);
});
