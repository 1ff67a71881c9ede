/** The part of an environment name that stands for an account: capitals, other characters `_`. */
export function secretName(account: string): string {
  return account.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
