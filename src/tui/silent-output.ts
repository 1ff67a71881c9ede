/** Switches the marks around what is pasted on and off. */
const PASTING = /^\u001b\[\?2004[hl]$/;

/**
 * The terminal as Ink sees it: its size, and when that changes, but of what is written to it only the switch of the pasting
 * mode arrives. The owner of the terminal alone draws. Other writes go through empty, since whoever writes may wait for them.
 */
export function silent(output: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(output, {
    get(target, name) {
      if (name === 'write') return (text: unknown, ...rest: []) => target.write(passed(text), ...rest);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function passed(text: unknown): string {
  return typeof text === 'string' && PASTING.test(text) ? text : '';
}
