import type { AnswerFinding, CheckedAnswer } from '../../domain/answers-report.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { paint } from './paint.ts';

/** What a look at the answers brought, as scripts get it: `{items: [{name, findings: [{rule, severity, why, suggestion, line}]}]}`. */
export function checkedAnswersJson(checked: readonly CheckedAnswer[]) {
  return { items: checked };
}

/** The same for people: the answers with something to tell, file and line in front. */
export function checkedAnswersText(checked: readonly CheckedAnswer[]): string {
  const told = checked.flatMap(({ name, findings }) => findings.map((finding) => findingLine(name, finding)));
  const found = checked.filter(({ findings }) => findings.length > 0).length;
  const count = `${checked.length} ${checked.length === 1 ? 'answer' : 'answers'} looked at`;
  return [...told, found === 0 ? `${count}: nothing to mend.` : `${count}, ${found} with something to tell.`].join(
    '\n',
  );
}

function findingLine(name: string, { rule, severity, why, suggestion, line }: AnswerFinding): string {
  const place = `answers/${safeLine(name)}.md${line === null ? '' : `:${line}`}`;
  const grave = severity === 'hint' ? severity : paint.bad(severity);
  return `${place}: ${grave} ${rule}: ${safeLine(why)} ${safeLine(suggestion)}`.trimEnd();
}
