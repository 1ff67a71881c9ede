/** So many minutes of the customers' time pass in one of ours: a session of half an hour is an afternoon. */
export const PRACTICE_SPEED = 6;

export const MINUTE_MS = 60_000;
