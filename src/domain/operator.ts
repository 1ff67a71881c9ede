import { ProblemError } from './problem.ts';

export const ROLES = ['viewer', 'trainee', 'agent', 'approver'] as const;
export type Role = (typeof ROLES)[number];

/** What a role allows; each role has the rights of those before it. */
export type Right =
  | 'read'
  | 'draft'
  | 'note'
  | 'submit'
  | 'work'
  | 'send'
  | 'moderate'
  | 'bulk'
  | 'pause'
  | 'approve'
  | 'settleByWord'
  | 'resume';

/** Who acts. `login` is the operating system's word, recorded beside the name, since `--as` is trust and not proof. */
export interface Operator {
  readonly name: string;
  /** What customers know them by; absent where it is the name. */
  readonly called?: string | undefined;
  readonly role: Role | 'system';
  readonly login: string;
}

const AGENT: readonly Right[] = ['read', 'draft', 'note', 'submit', 'work', 'send', 'moderate', 'bulk', 'pause'];

const RIGHTS: Readonly<Record<Role | 'system', readonly Right[]>> = {
  viewer: ['read'],
  trainee: ['read', 'draft', 'note'],
  agent: AGENT,
  approver: [...AGENT, 'approve', 'settleByWord', 'resume'],
  // polls, triages, sends what is approved and settles by looking; nothing else
  system: ['read', 'send'],
};

/** The name that an operator signs with: what they are called, else the name with a capital letter. */
export function signedBy({ name, called }: Pick<Operator, 'name' | 'called'>): string {
  return called ?? capitalised(name);
}

/** The same with a capital letter first. */
export function capitalised(name: string): string {
  const [first = '', ...rest] = name;
  return first.toUpperCase() + rest.join('');
}

/** Whether an operator may do it. */
export function mayDo(operator: Operator, right: Right): boolean {
  return RIGHTS[operator.role].includes(right);
}

/** @throws {ProblemError} NOT_PERMITTED when the operator's role does not allow it */
export function demand(operator: Operator, right: Right): void {
  if (mayDo(operator, right)) return;
  throw new ProblemError('NOT_PERMITTED', { operator: operator.name, role: operator.role, right });
}
