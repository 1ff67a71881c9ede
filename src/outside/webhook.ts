import { createHmac } from 'node:crypto';
import { Agent, fetch } from 'undici';

/** Where notices go by HTTP, and how they are signed. */
export interface Webhook {
  readonly url: string;
  /** Signs the body where there is one (`KUULO_ALERTS_SECRET`). */
  readonly secret: string | null;
}

const DEADLINE_MS = 5_000;

/**
 * POSTs JSON and waits for a word that it was taken (2xx). A redirect is not followed: what is for one address goes to no
 * other. `X-Kuulo-Signature: sha256=…` is the HMAC-SHA256 of the body, by which the receiver knows that it is ours. Returns
 * null when it was taken, else why not, in words without the address, which often holds a secret. Never throws.
 */
export async function postWebhook(
  { url, secret }: Webhook,
  content: unknown,
  deadlineMs = DEADLINE_MS,
): Promise<string | null> {
  const body = JSON.stringify(content);
  const signature = secret === null ? null : createHmac('sha256', secret).update(body).digest('hex');
  // a connection of its own, so that nothing is left open afterwards
  const dispatcher = new Agent({ connectTimeout: deadlineMs, pipelining: 0 });
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'kuulo',
        ...(signature === null ? {} : { 'x-kuulo-signature': `sha256=${signature}` }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
      dispatcher,
    });
    // whatever it says, nobody reads it
    await answer.body?.cancel();
    return answer.ok ? null : `the webhook answered ${answer.status}`;
  } catch (error) {
    return whyNot(error, deadlineMs);
  } finally {
    await dispatcher.destroy();
  }
}

function whyNot(error: unknown, deadlineMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `the webhook did not answer within ${deadlineMs / 1_000} s`;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `the webhook cannot be reached${code}`;
}
