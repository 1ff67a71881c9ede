import { expect, it } from 'vitest';
import { demand, mayDo, type Operator, type Right, ROLES } from '../../src/domain/operator.ts';
import { ProblemError } from '../../src/domain/problem.ts';

const RIGHTS: readonly Right[] = [
  'read',
  'draft',
  'note',
  'submit',
  'work',
  'send',
  'bulk',
  'pause',
  'approve',
  'settleByWord',
  'resume',
];
const as = (role: Operator['role']): Operator => ({ name: role, role, login: 'os' });
const rightsOf = (role: Operator['role']) => RIGHTS.filter((right) => mayDo(as(role), right));

it('each role has the rights of those before it', () => {
  for (const [index, role] of ROLES.entries()) {
    const before = ROLES[index - 1];
    if (before !== undefined) expect(rightsOf(role)).toEqual(expect.arrayContaining(rightsOf(before)));
  }
  expect(rightsOf('viewer')).toEqual(['read']);
  expect(rightsOf('approver')).toEqual(RIGHTS);
  // whoever works may stop what goes out; to let it go on takes the second pair of eyes
  expect(mayDo(as('agent'), 'pause')).toBe(true);
  expect(mayDo(as('agent'), 'resume')).toBe(false);
  expect(mayDo(as('trainee'), 'pause')).toBe(false);
});

it('the program by itself sends what is approved, and decides nothing', () => {
  expect(rightsOf('system')).toEqual(['read', 'send']);
});

it('says who may not do what', () => {
  expect(() => demand(as('viewer'), 'send')).toThrow(
    new ProblemError('NOT_PERMITTED', { operator: 'viewer', role: 'viewer', right: 'send' }),
  );
  expect(() => demand(as('agent'), 'send')).not.toThrow();
});
