import { Problem } from '@/lib/kernel/errors'

/** Two small files at once, or a large one alone: together they stay within what one large one may use. */
const ROOM = 2
const MOST_WAITING = 20
const MOST_EACH = 4

type Turn = { who: string; weight: 1 | 2; begin: () => void }

/**
 * Who may read a file now. Others wait, one of each person before anybody's second, so that one person's uploads hold up nobody
 * for longer than a file takes. Refused as busy when too many wait, of one person or of all; the server's own work ('') is never turned away.
 */
export class Turns {
  private readonly waiting: Turn[] = []
  private readonly running: Turn[] = []
  /** Longest ago first. */
  private readonly served: string[] = []

  async take<T>(who: string, weight: 1 | 2, work: () => Promise<T>): Promise<T> {
    const own = this.waiting.filter((turn) => turn.who === who).length
    if (who !== '' && (own >= MOST_EACH || this.waiting.length >= MOST_WAITING))
      throw new Problem('refused', { '': [BUSY] }, `busy: ${this.waiting.length} waiting`)
    let turn: Turn | undefined
    await new Promise<void>((begin) => {
      turn = { who, weight, begin }
      this.waiting.push(turn)
      this.next()
    })
    try {
      return await work()
    } finally {
      this.running.splice(this.running.indexOf(turn as Turn), 1)
      this.next()
    }
  }

  private next(): void {
    const turn = this.waiting.toSorted((a, b) => this.rank(a) - this.rank(b))[0]
    // A large file at the head is not overtaken for ever by small ones.
    if (!turn || this.running.reduce((sum, { weight }) => sum + weight, 0) + turn.weight > ROOM) return
    this.waiting.splice(this.waiting.indexOf(turn), 1)
    this.running.push(turn)
    const place = this.served.indexOf(turn.who)
    if (place >= 0) this.served.splice(place, 1)
    this.served.push(turn.who)
    if (this.served.length > 1000) this.served.shift()
    turn.begin()
    this.next()
  }

  /** Whoever was served longest ago, or never, comes first; whoever is being served comes last. */
  private rank({ who }: Turn): number {
    const busy = this.running.some((turn) => turn.who === who) ? 10_000 : 0
    return busy + this.served.indexOf(who)
  }
}

const BUSY = '现在同时读取的文件较多，这份还没有读取，并非文件的问题。请过一两分钟再试。'

const shared = globalThis as { zhaoyinReading?: Turns }

/** One for the whole server: Next loads modules of pages and of actions apart. */
export const turns = (): Turns => {
  shared.zhaoyinReading ??= new Turns()
  return shared.zhaoyinReading
}
