/** `npm run readme`: writes the tables of README.md, and the messages of docs/triage.md, from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './readme-tables.ts';
import { withMessages } from './triage-page.ts';

writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
writeFileSync('docs/triage.md', withMessages(readFileSync('docs/triage.md', 'utf8')));
