/** Undici by the names we use, in a file of its own: a bundle that loads it lazily keeps the names of a CommonJS package only so. */
export { Agent, buildConnector, EnvHttpProxyAgent, fetch } from 'undici';
