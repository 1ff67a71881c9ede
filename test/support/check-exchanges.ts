import type { Description } from './openapi-check.ts';
import type { Exchange } from './recording-proxy.ts';

/** Every complaint about recorded calls, requests and answers, each with its call in front. A broken answer is not judged. */
export function checkExchanges(description: Description, exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.flatMap((exchange) => {
    const { method, path, query, requestBody, status, answerBody } = exchange;
    const ofRequest = description.checkRequest({ method, path, query, body: requestBody });
    const ofAnswer = status === null ? [] : description.checkAnswer({ method, path, status, body: answerBody });
    return [...ofRequest, ...ofAnswer].map((complaint) => `${method} ${path}: ${complaint}`);
  });
}
