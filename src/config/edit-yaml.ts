import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { AccountSettings } from '../domain/settings.ts';
import { readYaml } from './read-yaml.ts';

/** Adds an account; comments and order stay. The file is replaced only by one that holds good settings. */
export function addAccount(
  file: string,
  account: Omit<AccountSettings, 'streams'> & { readonly streams: readonly string[] },
): void {
  change(file, (document) => {
    const { baseUrl, streams, features, ...names } = account;
    const entry = document.createNode({
      ...names,
      ...(baseUrl === null ? {} : { baseUrl }),
      ...(streams.length === 0 ? {} : { streams: streams.map(streamEntry) }),
      ...(features.length === 0 ? {} : { features }),
    });
    const accounts = document.get('accounts', true);
    if (isSeq(accounts)) {
      entry.flow = accounts.items.every((item) => isMap(item) && item.flow === true);
      accounts.add(entry);
    } else {
      document.set('accounts', document.createNode([entry]));
    }
  });
}

/** Takes an account out; false when it is not there. */
export function removeAccount(file: string, name: string): boolean {
  let isFound = false;
  change(file, (document) => {
    const accounts = document.get('accounts', true);
    if (!isSeq<YAMLMap>(accounts)) return;
    const index = accounts.items.findIndex((item) => isMap(item) && item.get('name') === name);
    isFound = index >= 0;
    if (!isFound) return;
    // a comment above the first entry belongs to the list and goes nowhere; one above this entry goes with it
    accounts.delete(index);
    if (accounts.items.length === 0) accounts.flow = true;
  });
  return isFound;
}

function change(file: string, edit: (document: Document.Parsed) => void): void {
  const target = realpathSync(file);
  const before = readFileSync(target, 'utf8');
  readYaml(before, file);
  const document = parseDocument(before);
  edit(document);
  const after = document.toString({ lineWidth: 0 });
  readYaml(after, file);
  if (after === before) return;
  const temporary = `${target}.${process.pid}.new`;
  writeFileSync(temporary, after, { mode: statSync(target).mode });
  renameSync(temporary, target);
}

/** `mentions`, or `search:words` and `hashtag:word` as the command line writes them. */
function streamEntry(stream: string): string | Record<string, string> {
  const [, kind, words] = /^(search|hashtag):(.*)$/s.exec(stream) ?? [];
  return kind !== undefined && words !== undefined ? { [kind]: words } : stream;
}
