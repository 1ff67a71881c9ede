import { GraphProblem } from '../graph/problem.ts';
import type { SendRules } from '../graph/send-message.ts';
import type { FacebookView } from './view.ts';

const TEXT_MAX = 2000;

/** The Send API's rules for a Page. */
export function sendRules(view: FacebookView): SendRules {
  return {
    platform: 'facebook',
    outsideSubcode: 2018278,
    privateReplies: view.privateReplies,
    tooLong: (text) =>
      [...text].length <= TEXT_MAX
        ? null
        : new GraphProblem(100, `(#100) Length of param message[text] must be less than or equal to ${TEXT_MAX}`),
    noSuchPerson: () => new GraphProblem(100, '(#100) No matching user found', { subcode: 2018001 }),
    saidInPublic: (id) => view.threads.comment(id)?.post ?? view.threads.root(id),
    // which code the platform gives here is not documented [unverified]
    tooOldForPrivateReply: () => new GraphProblem(10903, '(#10903) This user cannot reply to this activity'),
  };
}
