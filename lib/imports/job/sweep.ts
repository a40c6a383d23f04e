import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Rows from which on it is worth a pause of some tenths of a second. */
const LARGE = 20_000
let collect: ((how: object) => void) | undefined
/** The plain way leaves the pages where they are, half empty. */
const THOROUGHLY = { type: 'major', flavor: 'last-resort' }

/**
 * Collects what a phase of a large ledger has left behind. V8 would keep two hundred megabytes of it until its heap has grown further, and
 * while rows are written the heap grows no more: what grows then is SQLite's memory, which V8 knows nothing of. Node has no other door to it.
 */
export function sweep(rows: number): void {
  if (rows < LARGE) return
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as (how: object) => void
  }
  collect(THOROUGHLY)
}
