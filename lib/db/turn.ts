/** Lets everything else that waits for this process have its turn: between two chunks of long work, also inside a transaction. */
export const giveTurn = (): Promise<void> => new Promise((next) => setImmediate(next))
