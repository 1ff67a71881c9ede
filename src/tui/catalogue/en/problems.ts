import type { ProblemWriters } from '../../../domain/problem-words.ts';

/** The words of problems in English are those of the commands. */
export const PROBLEMS: Partial<ProblemWriters> = {};
