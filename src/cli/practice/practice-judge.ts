import type { App } from '../../app.ts';
import type { Finding } from '../../domain/eligibility.ts';
import type { PracticeJudge } from '../../domain/practice.ts';
import { readTone } from '../../domain/practice-tone.ts';

/** A text of fewer letters may be in any language. */
const TOLD_LETTERS = 25;
/** A sent reply is like itself. Whether a customer was told the same twice, they know. */
const NOT_JUDGED = 'repetition';

/** Reads replies for the customers of a practice: the guard as it is set, the tone, the language. */
export function practiceJudge(app: App): PracticeJudge {
  return async ({ text, visibility, platform, answers, language }) => {
    const findings = await findingsOf(app, { text, visibility, platform, id: `${platform}:${answers}` });
    const written = (await app.scorer()).score(text, null).language;
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    // which language the customer speaks, the scenario knows better than whoever reads their message
    const isOther = (written === 'fi' || written === 'en') && written !== language;
    const isWrongLanguage = isOther && (letters >= TOLD_LETTERS || findings.some(({ rule }) => rule === 'language'));
    return {
      findings: findings.filter(({ rule }) => rule !== NOT_JUDGED && (rule !== 'language' || isWrongLanguage)),
      tone: readTone(text),
      isWrongLanguage,
    };
  };
}

/** As an answer to what the customer wrote, where that was heard; else by the text alone. */
async function findingsOf(
  app: App,
  reply: { text: string; visibility: 'public' | 'private'; platform: string; id: string },
): Promise<readonly Finding[]> {
  const { text, visibility, platform, id } = reply;
  const conversation = await app.message(id).then(
    (message) => message.conversation,
    () => null,
  );
  const about = conversation === null ? { platform } : { conversation };
  return (await app.checkText(text, { visibility, ...about })).findings;
}
