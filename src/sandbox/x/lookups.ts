import { brandOf, type Call, type Outcome, publicPost } from './call.ts';
import { hydratePosts, hydrateUsers } from './hydrate.ts';
import { checkedId } from './parameters.ts';
import { invalidParameter, type Missing, missingBody } from './problem.ts';

/** GET /2/users/me */
export function getMe(call: Call): Outcome {
  const { data, rest } = hydrateUsers(call, [brandOf(call)], []);
  return { status: 200, body: { data: data[0], ...rest } };
}

/** GET /2/users/{id}: https://docs.x.com/x-api/users/lookup/introduction */
export function getUser(call: Call): Outcome {
  const id = checkedId('id', call.pathValues[0] ?? '');
  const person = call.world.person('x', id);
  return userOutcome(call, person, { resource: 'user', parameter: 'id', value: id });
}

/** GET /2/users/by/username/{username} */
export function getUserByName(call: Call): Outcome {
  const name = call.pathValues[0] ?? '';
  if (!/^[A-Za-z0-9_]{1,15}$/.test(name)) {
    const detail = `The \`username\` query parameter value [${name}] does not match ^[A-Za-z0-9_]{1,15}$`;
    throw invalidParameter('username', name, detail);
  }
  return userOutcome(call, call.world.personByHandle('x', name), {
    resource: 'user',
    parameter: 'username',
    value: name,
  });
}

/** GET /2/tweets/{id}. What is gone is a 200 with `errors` alone. */
export function getPost(call: Call): Outcome {
  const id = checkedId('id', call.pathValues[0] ?? '');
  const post = publicPost(call.world, id);
  if (post === null) return notFound(call, { resource: 'tweet', parameter: 'id', value: id });
  const { data, rest } = hydratePosts(call, [post]);
  return { status: 200, body: { data: data[0], ...rest } };
}

/** GET /2/tweets?ids=. Up to 100; those gone come in `errors`. */
export function getPosts(call: Call): Outcome {
  const text = call.query.get('ids') ?? '';
  const ids = [...new Set(text === '' ? [] : text.split(','))].map((id) => checkedId('ids', id));
  if (ids.length === 0) throw invalidParameter('ids', text, 'The `ids` query parameter can not be empty');
  if (ids.length > 100) {
    throw invalidParameter(
      'ids',
      text,
      `The number of values in the \`ids\` query parameter list [${ids.length}] is not between 1 and 100`,
    );
  }
  const posts = ids.map((id) => publicPost(call.world, id));
  const { data, rest } = hydratePosts(
    call,
    posts.filter((post) => post !== null),
  );
  const gone = ids.filter((_id, index) => posts[index] === null);
  const missing = gone.map((value) =>
    missingBody({ resource: 'tweet', parameter: 'ids', value }, call.wanted.spelling),
  );
  const errors = [...missing, ...(rest.errors ?? [])];
  return {
    status: 200,
    body: { ...(data.length > 0 && { data }), ...rest, ...(errors.length > 0 && { errors }) },
  };
}

/** What X answers about something that is not there. */
export function notFound(call: Call, missing: Missing): Outcome {
  return { status: 200, body: { errors: [missingBody(missing, call.wanted.spelling)] } };
}

function userOutcome(call: Call, person: ReturnType<Call['world']['person']>, missing: Missing): Outcome {
  if (person === null) return notFound(call, missing);
  const { data, rest } = hydrateUsers(call, [person], []);
  return { status: 200, body: { data: data[0], ...rest } };
}
