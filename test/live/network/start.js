/**
 * Boots a whole AT Protocol network (identity directory, personal data server, app view, moderation, chat) on loopback and
 * prints one line `{"pds":"http://localhost:PORT"}` when it answers. Runs from the cache folder it is copied to.
 * Takes POSTGRES_URL and REDIS_HOST (host:port) from the environment; ends when its standard input closes, so that it
 * never outlives the test that started it.
 */
process.env.LOG_ENABLED = 'false';
process.env.REDIS_HOST ??= '127.0.0.1:6379';

const { TestNetwork, mockMailer } = await import('@atproto/dev-env');
const { CHAT_DID, startChat } = await import('./chat.js');

const network = await TestNetwork.create({
  dbPostgresUrl: process.env.POSTGRES_URL,
  dbPostgresSchema: 'live',
  pds: { hostname: 'localhost', enableDidDocWithSession: true },
});
mockMailer(network.pds);
// The chat service is closed: the server is told that a stand-in is it, so that clients need no setting of their own.
const chat = await startChat({ plcUrl: network.plc.url, appViewUrl: network.bsky.url });
const { did: directory } = network.pds.ctx.idResolver;
const resolve = directory.resolve.bind(directory);
directory.resolve = async (did, ...rest) => (did === CHAT_DID ? chat.document : resolve(did, ...rest));
process.stdout.write(`${JSON.stringify({ pds: network.pds.url })}\n`);

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  // The databases are thrown away with their folder: a slow goodbye gains nothing.
  setTimeout(() => process.exit(0), 5000).unref();
  await network.close().catch(() => {});
  process.exit(0);
}

process.stdin.on('end', stop).resume();
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
