import type { Progress } from './phases.rules'

/** A ledger that this process works on. */
type Live = { progress: Progress; stop: boolean }

// In memory, because the one writer of SQLite is inside the import's own transaction. The server's bundles hold several copies of this module.
const shared = globalThis as { zhaoyinImports?: Map<string, Live> }
shared.zhaoyinImports ??= new Map()
const running = shared.zhaoyinImports

export const begin = (id: string): void =>
  void running.set(id, { progress: { phase: 'read', done: 0, total: 0 }, stop: false })
export const end = (id: string): void => void running.delete(id)

/** How far this process is with an import; undefined when it does not work on it. */
export const progressOf = (id: string): Progress | undefined => running.get(id)?.progress

export function note(id: string, progress: Progress): void {
  const live = running.get(id)
  if (live) live.progress = progress
}

/** Asks the work on an import to stop; it does so between two chunks. Without effect where this process does not work on it. */
export function askToStop(id: string): void {
  const live = running.get(id)
  if (live) live.stop = true
}
export const stopAsked = (id: string): boolean => running.get(id)?.stop ?? false
