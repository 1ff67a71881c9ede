/** Does one piece of work at a time and, of the requests that come meanwhile, only the newest. */
export class LatestOnly<I, O> {
  readonly #work: (input: I) => Promise<O>;
  readonly #done: (output: O, input: I) => void;
  #next: { input: I } | null = null;
  #isBusy = false;

  constructor(work: (input: I) => Promise<O>, done: (output: O, input: I) => void) {
    this.#work = work;
    this.#done = done;
  }

  request(input: I): void {
    this.#next = { input };
    if (!this.#isBusy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#next !== null) {
      const { input } = this.#next;
      this.#next = null;
      const output = await this.#work(input).then(
        (value) => ({ value }),
        () => null,
      );
      // an answer that came too late, or none at all, is simply not shown
      if (output !== null && this.#next === null) this.#done(output.value, input);
    }
    this.#isBusy = false;
  }
}
