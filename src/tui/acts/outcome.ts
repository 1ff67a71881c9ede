/** What became of an order: conversations changed, another screen opened, or neither. */
export type Outcome = 'changed' | 'opened' | 'nothing';
