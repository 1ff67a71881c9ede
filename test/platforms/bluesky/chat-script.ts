/** A chat service in memory, for scripted servers: as the lexicons of chat.bsky.convo have it. */
import { CUSTOMER, iso, NOW } from './posts.ts';
import { DID, json, type Script } from './scripted-server.ts';

interface Convo {
  readonly id: string;
  readonly isRequest: boolean;
  readonly isGroup: boolean;
  readonly messages: {
    $type: string;
    id: string;
    rev: string;
    text?: string;
    sender: { did: string };
    sentAt: string;
  }[];
  rev: number;
  hasLeft: boolean;
}

interface Saying {
  readonly by?: string;
  /** Before `NOW`. */
  readonly agoMs?: number;
  readonly isRequest?: boolean;
  readonly isGroup?: boolean;
}

const VIEW = 'chat.bsky.convo.defs#';

export class ChatScript {
  /** Called at each listing, after it was made. */
  onList: () => void = () => {};
  readonly #convos = new Map<string, Convo>();
  readonly #pageSize: number;
  #log: { rev: number; event: object }[] = [];
  #logFrom = 0;
  #rev = 0;

  constructor({ pageSize = 100 } = {}) {
    this.#pageSize = pageSize;
  }

  /** Returns the message's id. */
  say(
    chat: string,
    text: string,
    { by = CUSTOMER, agoMs = 0, isRequest = false, isGroup = false }: Saying = {},
  ): string {
    const convo = this.#convos.get(chat) ?? { id: chat, isRequest, isGroup, messages: [], rev: 0, hasLeft: false };
    this.#convos.set(chat, convo);
    this.#rev += 1;
    const id = `m${this.#rev}`;
    const message = {
      $type: `${VIEW}messageView`,
      id,
      rev: String(this.#rev),
      text,
      sender: { did: by },
      sentAt: iso(NOW - agoMs),
    };
    convo.messages.push(message);
    convo.rev = this.#rev;
    this.#note(chat, 'logCreateMessage', message);
    return id;
  }

  remove(chat: string, id: string): void {
    const convo = this.#convos.get(chat);
    const index = convo?.messages.findIndex((one) => one.id === id) ?? -1;
    const message = convo?.messages[index];
    if (!convo || !message) throw new Error(`no ${chat}/${id}`);
    const { text: _text, ...rest } = message;
    const gone = { ...rest, $type: `${VIEW}deletedMessageView` };
    convo.messages[index] = gone;
    this.#rev += 1;
    this.#note(chat, 'logDeleteMessage', gone);
  }

  leave(chat: string): void {
    const convo = this.#convos.get(chat);
    if (convo) convo.hasLeft = true;
  }

  /** Refuses the places in the log given so far. */
  forgetLog(): void {
    this.#logFrom = this.#rev + 1;
    this.#rev += 1;
  }

  /** Forgets what the log held, and says nothing of it. */
  dropLog(): void {
    this.#log = [];
  }

  readonly script: Script = {
    'chat.bsky.convo.getLog': ({ url }, response) => {
      const cursor = url.searchParams.get('cursor');
      if (cursor !== null && Number(cursor) < this.#logFrom)
        return json(response, 400, { error: 'InvalidRequest', message: 'cursor is too old' });
      const after = cursor === null ? this.#rev : Number(cursor);
      const logs = this.#log.filter((one) => one.rev > after).slice(0, this.#pageSize);
      json(response, 200, { logs: logs.map((one) => one.event), cursor: String(logs.at(-1)?.rev ?? after) });
    },
    'chat.bsky.convo.listConvos': ({ url }, response) => {
      const isRequests = url.searchParams.get('status') === 'request';
      const before = Number(url.searchParams.get('cursor') ?? Number.POSITIVE_INFINITY);
      const all = [...this.#convos.values()].filter((one) => one.isRequest === isRequests && one.rev < before);
      const page = all.sort((a, b) => b.rev - a.rev).slice(0, this.#pageSize);
      const cursor = all.length > page.length ? { cursor: String(page.at(-1)?.rev) } : {};
      json(response, 200, { convos: page.map((one) => this.#view(one)), ...cursor });
      this.onList();
    },
    'chat.bsky.convo.getConvo': ({ url }, response) => {
      const convo = this.#convos.get(url.searchParams.get('convoId') ?? '');
      if (convo && !convo.hasLeft) json(response, 200, { convo: this.#view(convo) });
      else json(response, 400, { error: 'InvalidConvo', message: 'Convo not found' });
    },
    'chat.bsky.convo.getMessages': ({ url }, response) => {
      const all = [...(this.#convos.get(url.searchParams.get('convoId') ?? '')?.messages ?? [])].reverse();
      const before = Number(url.searchParams.get('cursor') ?? Number.POSITIVE_INFINITY);
      const rest = all.filter((one) => Number(one.rev) < before);
      const page = rest.slice(0, this.#pageSize);
      const cursor = rest.length > page.length ? { cursor: page.at(-1)?.rev } : {};
      json(response, 200, { messages: page, ...cursor });
    },
  };

  #note(convoId: string, kind: string, message: object): void {
    const rev = this.#rev;
    this.#log.push({ rev, event: { $type: `${VIEW}${kind}`, rev: String(rev), convoId, message } });
  }

  #view({ id, isGroup, isRequest, messages, rev }: Convo): object {
    const member = (did: string, handle: string) => ({ did, handle });
    return {
      id,
      rev: String(rev),
      members: [member(CUSTOMER, 'maija.example.org'), member(DID, 'brand.example.com')],
      muted: false,
      unreadCount: 0,
      status: isRequest ? 'request' : 'accepted',
      kind: { $type: `${VIEW}${isGroup ? 'group' : 'direct'}Convo` },
      lastMessage: messages.at(-1),
    };
  }
}
