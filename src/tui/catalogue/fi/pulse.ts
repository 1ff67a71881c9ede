export const PULSE = {};
