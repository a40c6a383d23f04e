import { now } from '@/lib/kernel/clock'

const WINDOW = 15 * 60_000
const KEYS = 10_000

/**
 * Whether a key has asked too often within a quarter of an hour. Kept in this process: what a feed costs is small, and writing each reading down
 * would make every remembered figure be counted anew.
 */
export class Rate {
  private readonly windows = new Map<string, { since: number; count: number }>()
  constructor(private readonly most: number) {}

  isTooOften(key: string): boolean {
    const at = now().getTime()
    const known = this.windows.get(key)
    if (!known || at - known.since >= WINDOW) {
      if (this.windows.size >= KEYS) this.windows.clear()
      this.windows.set(key, { since: at, count: 1 })
      return false
    }
    known.count += 1
    return known.count > this.most
  }
}
