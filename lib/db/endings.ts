import type { Read, Store, Tx } from './store'

/** Work for the end of a transaction, once per transaction and name, however many times it is asked for. */
export type Ending = {
  /** The last thing inside the transaction. `committed` reads what others have committed by now, which a serializable snapshot does not show. */
  seal: (tx: Tx, committed: Read) => Promise<void>
  /** Some time after the commit, once for many, and before the store closes; a failure is logged and undoes nothing. */
  settle: (store: Pick<Store, 'read' | 'url'>) => Promise<void>
}

// On the transaction itself and by a global symbol: the server's bundles hold several copies of this module, and all must meet in one list.
const ENDINGS = Symbol.for('zhaoyin.endings')
type Open = { [ENDINGS]?: Map<string, Ending> | undefined }

/** Registers the ending of a name, or answers the one that is registered. Throws when the transaction is over: what nobody seals would be lost. */
export function ending<E extends Ending>(tx: Tx, name: string, make: () => E): E {
  const open = (tx as Open)[ENDINGS]
  if (!open) throw new Error(`${name}: not inside an open transaction`)
  const known = open.get(name) ?? make()
  open.set(name, known)
  return known as E
}

/** For the stores: opens a transaction for endings. */
export function beginEndings(tx: Tx): void {
  ;(tx as Open)[ENDINGS] = new Map()
}

/** For the stores: runs what was registered and closes the transaction for more. Answers the endings to settle after the commit. */
export async function seal(tx: Tx, committed: Read): Promise<Map<string, Ending>> {
  const endings = (tx as Open)[ENDINGS] ?? new Map<string, Ending>()
  ;(tx as Open)[ENDINGS] = undefined
  for (const { seal } of endings.values()) await seal(tx, committed)
  return endings
}

const PAUSE = 1000

/** For the stores: settles after commits, at most once a second and before the store closes. */
export function settler(store: Pick<Store, 'read' | 'url'>) {
  const waiting = new Map<string, Ending>()
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  function run(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const now = [...waiting.values()]
    waiting.clear()
    running = running.then(async () => {
      for (const { settle } of now) await settle(store).catch((error) => console.error('after a commit', error))
    })
    return running
  }

  return {
    committed: (endings: Map<string, Ending>) => {
      if (endings.size === 0) return
      for (const [name, one] of endings) waiting.set(name, one)
      timer ??= setTimeout(run, PAUSE).unref()
    },
    close: run,
  }
}
