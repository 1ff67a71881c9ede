import { type Description, openDescription } from './openapi-check.ts';
import { sharedFile } from './shared-folder.ts';

/**
 * X's own description of API v2. `tweet`: 2.166, the names twitter-api-v2 speaks (`tweet.fields`, `referenced_tweets`);
 * `post`: 2.167, the names of August 2026 (`post.fields`, `referenced_posts`).
 */
export type XSpelling = 'tweet' | 'post';

const files: Readonly<Record<XSpelling, string>> = {
  tweet: 'platforms/x-openapi-tweetfields.json',
  post: 'platforms/x-openapi.json',
};

/** The description, or null where the folder beside the project is absent: the test then says `sharedIsAbsent`. */
export function openXDescription(spelling: XSpelling = 'tweet'): Description | null {
  const file = sharedFile(files[spelling]);
  return file === null ? null : openDescription(file);
}
