import { BODY_MAX_BYTES, DEADLINE_MS, wireFetch } from '../http.ts';
import { type OpenOptions, PlatformError } from '../platform.ts';

/** Methods that publish: never repeated, each on a connection of its own. */
const SENDS = /\/xrpc\/(com\.atproto\.repo\.putRecord|chat\.bsky\.convo\.sendMessage)$/;

/**
 * A `fetch` for the SDK and for us. With a base URL every call goes there, path put first: the SDK would drop the path,
 * and leave the server for the one named in the account's DID document. Without one, only `https:` will do.
 */
export function openTransport(service: URL, options: OpenOptions, onRequest: () => void): typeof fetch {
  const wire = { deadlineMs: DEADLINE_MS, bodyMaxBytes: BODY_MAX_BYTES, isSend: false, signal: options.signal };
  const [reads, sends] = [wireFetch(wire), wireFetch({ ...wire, isSend: true })];
  return async (input, init) => {
    const request = new Request(input, init);
    let url = new URL(request.url);
    const isSend = SENDS.test(url.pathname);
    if (options.baseUrl !== null) {
      url = new URL(service.pathname.replace(/\/+$/, '') + url.pathname + url.search, service);
    } else if (url.protocol !== 'https:') {
      const words = 'the account’s server is not reached by https';
      throw new PlatformError({ kind: 'refused', until: null, reason: 'invalid', status: null, words });
    }
    const { method, headers, signal } = request;
    const body = request.body === null ? null : await request.arrayBuffer();
    onRequest();
    return (isSend ? sends : reads)(url, { method, headers, body, signal });
  };
}
