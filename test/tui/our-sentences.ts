/** Finds the English sentences of ours in `src` that reach a screen as data, by where in the code they stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A sentence as it may come out, and where it was found. */
export interface Sentence {
  readonly text: string;
  readonly where: string;
}

const SRC = join(import.meta.dirname, '../../src');
/** What the guard says is put together at run time: its own test asks it. */
const ROOMS = ['answers', 'app', 'domain', 'journey', 'platforms', 'tui'];
/** Told by commands only (gaps in what was heard, accounts, plans being made, a look at the saved answers), or in words of the catalogue. */
const ELSEWHERE =
  /journey\/(doctor|accounts|answers|bulk\/(make-plan|judge-rows))|tui\/(catalogue|launch)|app\/accounting|domain\/problem-words|graph\/chat\.|instagram\/comments\.|\/walk\./;
/** Kept on record with a reply, and shown nowhere. */
const UNSEEN: readonly string[] = ['by word', 'absence proved'];
/** What a sentence of ours is named, given to, or told by. */
const NAMED =
  /^(why|suggestion|\w*Why|WHY\w*|inPublic|inPrivate|objection|BLOCKED|OTHER_TARGET|OWN_WORDS|ANOTHER_POST)$/;
const GIVEN_TO = /^(shut|no|told|verdict|usage|add|stoppedAt|#stoppedBecause|ReplyRefusedError)$/;
const TOLD_BY = /^(closedTo|objectionTo|chatOf|whyVoid)$/;
/** Facts of problems that hold sentences. */
const FACTS = /^(why|problem|remedy|what)$/;

export function ourSentences(): Sentence[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
      .map((file) => join(room, file))
      .filter((file) => /\.tsx?$/.test(file) && !ELSEWHERE.test(file))
      .flatMap(sentencesIn),
  );
}

function sentencesIn(file: string): Sentence[] {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Sentence[] = [];
  const take = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    for (const text of textsIn(node))
      if (/[a-z]+ \w/i.test(text) && !UNSEEN.includes(text)) found.push({ text, where: `${file}:${line + 1}` });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && isSentence(node)) take(node.initializer);
    else if (ts.isVariableDeclaration(node) && node.initializer && NAMED.test(node.name.getText()))
      take(node.initializer);
    else if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && GIVEN_TO.test(nameOf(node.expression)))
      argumentsOf(node).forEach(take);
    else if (ts.isFunctionDeclaration(node) && TOLD_BY.test(node.name?.text ?? '')) returnsOf(node).forEach(take);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...new Map(found.map((one) => [one.text, one])).values()];
}

function isSentence(node: ts.PropertyAssignment): boolean {
  const beside = node.parent.properties.map((one) => one.name?.getText() ?? '');
  // a gap in what was heard, and what could not be read, are told by commands
  if (beside.includes('from') || beside.includes('raw')) return false;
  const name = node.name.getText();
  const call = node.parent.parent;
  const isFact = ts.isNewExpression(call) && nameOf(call.expression) === 'ProblemError';
  return NAMED.test(name) || (isFact && FACTS.test(name)) || (name === 'rule' && beside.includes('max'));
}

/** What is too long is told by its measure. */
function argumentsOf({
  arguments: given = ts.factory.createNodeArray(),
}: ts.CallExpression | ts.NewExpression): readonly ts.Node[] {
  return given[0]?.getText() === "'tooLong'" ? [] : given;
}

function nameOf(expression: ts.Expression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

function returnsOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isReturnStatement(one) && one.expression) found.push(one.expression);
    else ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

/** Every text that an expression can be: both sides of a choice, and a sample for what is filled in. */
function textsIn(node: ts.Node): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return filled(node);
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...textsIn(node.left), ...textsIn(node.right)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textsIn(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(textsIn);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? textsIn(one.initializer) : []));
  return [];
}

function filled({ head, templateSpans }: ts.TemplateExpression): string[] {
  return templateSpans.reduce(
    (texts, { expression, literal }) =>
      texts.flatMap((text) => samplesOf(expression).map((sample) => text + sample + literal.text)),
    [head.text],
  );
}

function samplesOf(expression: ts.Expression): string[] {
  const inside = ts.isConditionalExpression(expression) ? textsIn(expression).filter((one) => one !== '') : [];
  const code = expression.getText();
  if (/formatDuration/.test(code)) return ['12 h'];
  if (/\.topic/.test(code)) return ['delivery'];
  if (/reply\.status/.test(code)) return ['unknown'];
  if (/\.unit$/.test(code)) return ['characters', 'bytes'];
  if (/^code \?\?/.test(code)) return ['1', 'a signal'];
  if (code === 'other') return ['public', 'private'];
  // keys of a filter, where the filter names one
  if (/^(key|where)$/.test(code)) return ['status'];
  return inside.length > 0 ? inside : ['7'];
}
