import { GraphProblem } from '../graph/problem.ts';
import type { SendRules } from '../graph/send-message.ts';
import type { InstagramView } from './view.ts';

/** Bytes of UTF-8, not characters. */
const TEXT_MAX_BYTES = 1000;

/** The Send API's rules for an Instagram account. */
export function sendRules(view: InstagramView): SendRules {
  return {
    platform: 'instagram',
    outsideSubcode: 2534022,
    privateReplies: view.privateReplies,
    tooLong: (text) =>
      Buffer.byteLength(text, 'utf8') <= TEXT_MAX_BYTES
        ? null
        : new GraphProblem(100, `(#100) Length of param message[text] must be less than or equal to ${TEXT_MAX_BYTES}`),
    noSuchPerson: () => new GraphProblem(100, '(#100) No matching user found', { subcode: 2534014 }),
    saidInPublic(id) {
      const placed = view.threads.comment(id);
      return placed?.root.byBrand ? placed.post : null;
    },
    tooOldForPrivateReply: () => new GraphProblem(100, '(#100) The comment is invalid for a private reply'),
  };
}
