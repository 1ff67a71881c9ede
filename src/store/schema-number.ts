/** The schema this program knows: how many migrations there are. By itself, so that the quick start need not load them. */
export const SCHEMA = 6;
