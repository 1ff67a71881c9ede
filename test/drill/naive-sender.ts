/**
 * What kuulo must not be, as a program of its own that a drill can kill: `node naive-sender.ts JOBS.json STRATEGY`.
 * `naive` posts, marks as sent and tries again on an error. `impatient` marks first, looks once when it does not know, at
 * once, and posts again what it does not see. Both die at `KUULO_CRASH_AT` = claimed, called or recorded.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** One answer to send; `base` is the platform in the sandbox, `to` what it answers there. */
export interface NaiveJob {
  readonly platform: 'mastodon' | 'facebook';
  readonly base: string;
  readonly token: string;
  readonly to: string;
  readonly text: string;
  state: 'open' | 'begun' | 'sent';
}

const [file, strategy] = process.argv.slice(2);
if (file !== undefined && strategy !== undefined) await sendAll(file, strategy === 'impatient');

async function sendAll(jobsFile: string, looks: boolean): Promise<void> {
  const jobs: NaiveJob[] = JSON.parse(readFileSync(jobsFile, 'utf8'));
  const mark = (job: NaiveJob, state: NaiveJob['state']): void => {
    job.state = state;
    writeFileSync(jobsFile, JSON.stringify(jobs));
  };
  for (const job of jobs.filter(({ state }) => state !== 'sent')) {
    if (looks && job.state === 'begun' && (await isThere(job).catch(() => false))) {
      mark(job, 'sent');
      continue;
    }
    if (looks) mark(job, 'begun');
    die('claimed');
    // the impatient one leaves an error to its next run, which looks first
    for (let tries = looks ? 3 : 1; tries <= 3 && job.state !== 'sent'; tries += 1) {
      const isSent = await post(job).catch(() => false);
      die('called');
      if (isSent) mark(job, 'sent');
    }
    die('recorded');
  }
}

async function post({ platform, base, token, to, text }: NaiveJob): Promise<boolean> {
  const [path, body] =
    platform === 'mastodon'
      ? ['/api/v1/statuses', { status: text, in_reply_to_id: to }]
      : [`/v26.0/${to}/comments`, { message: text, access_token: token }];
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const said: unknown = await answer.json();
  return answer.ok && typeof said === 'object' && said !== null && 'id' in said;
}

async function isThere({ platform, base, token, to, text }: NaiveJob): Promise<boolean> {
  const path =
    platform === 'mastodon' ? `/api/v1/statuses/${to}/context` : `/v26.0/${to}/comments?access_token=${token}`;
  const answer = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.text()).includes(text);
}

function die(label: string): void {
  if (process.env.KUULO_CRASH_AT === label) process.kill(process.pid, 'SIGKILL');
}
