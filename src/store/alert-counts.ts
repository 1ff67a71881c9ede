/** How many alerts stand, how many of them are pressing, and how many could not be told so far; by partial indexes. */
export const ALERT_COUNTS = `select (select count(*) from alerts where ended_at is null) as standing,
  (select count(*) from alerts where ended_at is null and is_pressing = 1) as pressing,
  (select count(*) from alerts where told_at is null and tries > 0) as failing`;
