/**
 * The floor of the inbox: one query and the same rows painted at once, nothing else. `j` and `k` move the cursor and paint
 * the page again; `q` leaves. Run in a terminal as a process of its own with the database's file. JavaScript, since taking
 * types out would slow its start.
 */
import Database from 'better-sqlite3';

const [, , file = ''] = process.argv;
const { stdin, stdout } = process;
const db = new Database(file, { readonly: true });
const rows = db
  .prepare(
    `select urgency, sentiment, waiting_since, visibility, conversations.platform, name, subject, reasons
     from conversations join contacts on contacts.id = conversations.contact
     where status = 'open' order by urgency_rank desc, conversations.id desc limit 100`,
  )
  .all();
const columns = stdout.columns;
const listColumns = Math.floor((columns - 3) * 0.6);
const height = stdout.rows - 2;
const now = Date.now();
let focus = 0;
let top = 0;

stdout.write('\u001b[?1049h\u001b[?25l');
paint();
stdin.setRawMode(true);
stdin.on('data', (data) => {
  for (const key of data.toString()) {
    if (key === 'q') leave();
    if (key === 'j') focus = Math.min(rows.length - 1, focus + 1);
    if (key === 'k') focus = Math.max(0, focus - 1);
  }
  top = Math.min(Math.max(top, focus - height + 1), focus);
  paint();
});

function paint() {
  const lines = rows.slice(top, top + height).map((row, index) => {
    const isFocused = top + index === focus;
    const list = cell(listed(row, isFocused), listColumns);
    const preview = index === 0 ? rows[focus]?.subject : index === 1 ? rows[focus]?.reasons : '';
    return `${isFocused ? `\u001b[7m${list}\u001b[27m` : list}\u001b[2m │ \u001b[22m${cell(preview ?? '', columns - listColumns - 3)}`;
  });
  stdout.write(`\u001b[H kuulo\u001b[K\r\n${lines.join('\r\n')}`);
}

function listed(row, isFocused) {
  const hours = `${Math.floor((now - row.waiting_since) / 3_600_000)} h`;
  const head = `${isFocused ? '>' : ' '} ${cell(row.urgency, 5)}${cell(row.sentiment, 4)}${hours.padStart(5)} `;
  return `${head}${cell(row.visibility, 8)}${cell(row.platform, 10)}${cell(row.name, 15)}${row.subject}`;
}

function cell(text, width) {
  return text.slice(0, width).padEnd(width);
}

function leave() {
  stdout.write('\u001b[?25h\u001b[?1049l');
  process.exit(0);
}
