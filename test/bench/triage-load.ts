/** Prints what loading the model takes in a process that has done nothing else yet. */
import { timeLoading } from './triage-model.ts';

console.log(JSON.stringify(timeLoading()));
