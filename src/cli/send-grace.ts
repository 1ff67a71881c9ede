/** An interrupted send is given a request's deadline and a little, to write down what came of its last call. */
export const SEND_GRACE_MS = 35_000;
