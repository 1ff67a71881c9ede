import type { App } from '../app.ts';
import type { SentItem } from '../domain/outcomes.ts';
import type { Pause } from '../domain/pause.ts';
import { type Catalogue, catalogueOf } from './catalogue/catalogue.ts';
import { type Change, DataWatch } from './data-watch.ts';
import { Delivery } from './delivery.ts';
import { KeyQueue } from './key-queue.ts';
import { orderEvent } from './key-stream.ts';
import { Keymap } from './keymap.ts';
import type { Order } from './order.ts';
import type { Counts, FirstPage, Place } from './places.ts';
import { type GivenBack, Questions } from './questions.ts';
import { problemLine, sentLine } from './spoken.ts';
import { UndoStack } from './undo-stack.ts';
import type { Tone } from './widgets/line.ts';
import type { Prompt, Question } from './widgets/prompt.ts';

/** What all screens share, as of one moment. A new object at every change. */
export interface DeskView {
  readonly place: Place;
  /** Rises with every change of place. */
  readonly visit: number;
  readonly message: { readonly text: string; readonly tone: Tone } | null;
  readonly prompt: Prompt | null;
  readonly counts: Counts;
  /** What keeps replies from going out; every screen says so. */
  readonly pauses: readonly Pause[];
  /** Rises when the data may have changed. */
  readonly version: number;
  /** UTC milliseconds, renewed with the data and every minute; every second where seconds are shown. */
  readonly now: number;
  /** Rises when everything must be drawn again. */
  readonly redraws: number;
}

/** What the terminal's owner does for the desk. */
export interface DeskOutlets {
  redraw(): void;
  /** Hands the terminal to an editor and back. Throws UNEXPECTED where it ends with a failure. */
  edit(file: string): Promise<void>;
  leave(): void;
}

/** Moves between screens and holds what they share. Not a component: screens see it through `DeskView` and these methods. */
export class Desk {
  readonly app: App;
  /** Every word that the screens say. */
  readonly words: Catalogue;
  readonly keymap: Keymap;
  readonly undo = new UndoStack();
  /** This sitting changed conversations since the inbox was last read: what goes from it by that surprises nobody. */
  isOwnChange = false;
  readonly keys = new KeyQueue();
  readonly #questions = new Questions(this.keys, (prompt) => this.#set({ prompt }));
  readonly #watch: DataWatch;
  readonly #delivery: Delivery;
  readonly #outlets: DeskOutlets;
  readonly #listeners = new Set<() => void>();
  readonly #errands = new Set<Promise<void>>();
  readonly #closing = new AbortController();
  #stack: Place[] = [{ screen: 'inbox' }];
  #view: DeskView;
  #isLeaving = false;
  #last: Order | null = null;

  constructor(app: App, first: FirstPage, outlets: DeskOutlets) {
    this.app = app;
    const { language, inbox } = app.config.settings;
    this.words = catalogueOf(language);
    this.keymap = new Keymap(inbox.keys);
    this.#outlets = outlets;
    this.#view = {
      place: { screen: 'inbox' },
      visit: 0,
      message: null,
      prompt: null,
      counts: first.counts,
      pauses: first.pauses,
      version: 0,
      now: app.now(),
      redraws: 0,
    };
    this.#watch = new DataWatch(app, first.version, (change) => this.#looked(change));
    this.#delivery = new Delivery(app, {
      onOutcome: (item) => this.#told(item),
      onProblem: (problem) => this.#failed(problem),
    });
    this.keys.onUrgent((event) => event.name === 'C-c' && this.#interrupted());
    this.#watch.start();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): DeskView => this.#view;

  /** The brand's time zone. */
  get timezone(): string {
    return this.app.config.settings.timezone;
  }

  get delivery(): Delivery {
    return this.#delivery;
  }

  /** Opens a screen on top of this one. */
  open(place: Place): void {
    this.#stack.push(place);
    this.#visit();
  }

  /** Puts a screen in this one's place. */
  replace(place: Place): void {
    this.#stack[this.#stack.length - 1] = place;
    this.#visit();
  }

  /** Goes one level back; at the last level asks whether to leave. */
  back(): void {
    if (this.#stack.length === 1) {
      this.askToLeave();
      return;
    }
    this.#stack.pop();
    this.#visit();
  }

  /** Says something at the foot of the screen, until the next key. */
  say(text: string, tone: Tone = 'plain'): void {
    this.#set({ message: { text, tone } });
  }

  hush(): void {
    if (this.#view.message !== null) this.#set({ message: null });
  }

  /** Asks at the foot of the screen; null when the person takes it back. */
  ask(question: Question): Promise<string | null> {
    return this.#questions.ask(question);
  }

  /** What was said to a question and came to nothing: the next question begins with it, where it asks for a text. */
  giveBack(given: GivenBack | null): void {
    this.#questions.giveBack(given);
  }

  /**
   * Does something while further keys wait; a problem is told at the foot of the screen, and what was typed ahead of it is
   * forgotten: text meant for a composer that did not open must not act on conversations.
   */
  run(action: () => Promise<void>): void {
    const release = this.keys.hold();
    action()
      .catch((problem: unknown) => {
        this.keys.discard();
        this.#failed(problem);
      })
      .finally(release);
  }

  /** Does something that may take long, without holding the keys. */
  errand(action: () => Promise<void>): void {
    const errand = action()
      .catch((problem: unknown) => this.#failed(problem))
      .finally(() => this.#errands.delete(errand));
    this.#errands.add(errand);
  }

  /** Tells the screens that the data may have changed; counts anew, and looks whether sending is paused. */
  refresh(): void {
    this.#set({ version: this.#view.version + 1, now: this.app.now() });
    this.errand(async () => {
      const [counts, pauses] = await Promise.all([this.app.counts(), this.app.pauses()]);
      this.#set({ counts, pauses });
    });
  }

  /** Goes to the inbox, whatever lies on top of it, and does these things there. */
  goHome(orders: readonly Order[]): void {
    const isHome = this.#stack.length === 1;
    this.#stack = [{ screen: 'inbox' }];
    if (!isHome) this.#visit();
    this.follow(orders);
  }

  /** Does these things in turn, before what is typed ahead; each waits until the one before it is done. */
  follow(orders: readonly Order[]): void {
    this.keys.pushFirst(orders.map(orderEvent));
  }

  /** Keeps a change with all that was said with it, so that `.` can do it again elsewhere. */
  remember(order: Order): void {
    this.#last = order;
  }

  /** The last change that can be done again. */
  get last(): Order | null {
    return this.#last;
  }

  redraw(): void {
    this.#outlets.redraw();
    this.#set({ redraws: this.#view.redraws + 1 });
  }

  /** Asks whether to leave kuulo; `y`, Enter, or `q` once more, leaves. */
  askToLeave(): void {
    const { counts } = this.#view;
    const waiting = (counts.replies.approved ?? 0) + (counts.replies.queued ?? 0);
    const { leaveTitle, leave, stay } = this.words.desk;
    const choices = [
      { key: 'y', value: 'yes', title: leave },
      { key: 'q', value: 'yes', title: leave },
      { key: 'n', value: '', title: stay },
    ];
    const asked = this.ask({ kind: 'choice', title: leaveTitle(waiting), choices, byEnter: 'yes' });
    this.#isLeaving = true;
    void asked.then((answer) => {
      this.#isLeaving = false;
      if (answer === 'yes') this.#outlets.leave();
    });
  }

  edit(file: string): Promise<void> {
    return this.#outlets.edit(file);
  }

  /** Starts nothing more and waits for what is under way. Never throws. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#watch.stop();
    await this.#delivery.end();
    await Promise.allSettled(this.#errands);
  }

  /** Says stop when the person leaves: an errand in many steps then ends after the one it is at. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  get isBusy(): boolean {
    return this.#errands.size > 0;
  }

  #looked({ isData, isMinute }: Change): void {
    if (isData) this.refresh();
    else if (isMinute || readsSeconds(this.#view)) this.#set({ now: this.app.now() });
  }

  #visit(): void {
    const place = this.#stack.at(-1) ?? { screen: 'inbox' };
    // keys wait until the new screen is there to take them
    this.keys.setScreen(null);
    this.#set({ place, visit: this.#view.visit + 1, now: this.app.now() });
  }

  #set(change: Partial<DeskView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Ctrl-C asks; a second one, while it asks, leaves. */
  #interrupted(): boolean {
    if (this.#isLeaving) this.#outlets.leave();
    else this.askToLeave();
    return true;
  }

  #told(item: SentItem): void {
    const { text, tone } = sentLine(item, this);
    this.say(text, tone);
    this.refresh();
    if (item.problem === null && item.reply.status === 'sent')
      this.errand(() => this.#tellPromises(item.reply.id, { text, tone }));
  }

  /** Behind the words that a reply went out: what it promises. Whoever went on meanwhile is not interrupted. */
  async #tellPromises(reply: number, told: { readonly text: string; readonly tone: Tone }): Promise<void> {
    const found = (await this.app.promisesOf([reply])).filter(({ status }) => status === 'proposed');
    if (found.length === 0 || this.#view.message?.text !== told.text) return;
    const key = this.keymap.keyFor('everywhere', 'followUps');
    this.say(`${told.text} ${this.words.followUps.found(found.length, key)}`, told.tone);
  }

  #failed(problem: unknown): void {
    this.say(problemLine(problem, this), 'bad');
  }
}

/** Whether a countdown may be on the screen: in the outbox, or in a thread while a reply is on its way. */
function readsSeconds({ place, counts }: DeskView): boolean {
  if (place.screen === 'outbox') return true;
  return place.screen === 'thread' && (counts.replies.approved ?? 0) + (counts.replies.queued ?? 0) > 0;
}
