/** `npm run readme`: writes the tables of README.md, the messages of docs/triage.md, and docs/tasks.md from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './readme-tables.ts';
import { tasksPage } from './tasks.ts';
import { withMessages } from './triage-page.ts';

writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
writeFileSync('docs/triage.md', withMessages(readFileSync('docs/triage.md', 'utf8')));
writeFileSync('docs/tasks.md', tasksPage());
