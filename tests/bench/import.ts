import { copyFileSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { count, eq } from 'drizzle-orm'
import { operator } from '@/lib/cli/operator'
import { inside, openStore } from '@/lib/db/store'
import { batches } from '@/lib/db/tables/imports'
import { visits } from '@/lib/db/tables/visits'
import { receiveLedger } from '@/lib/imports/commands'
import { takeImport } from '@/lib/imports/job/lease.records'
import type { Phase } from '@/lib/imports/job/phases.rules'
import { queueImport } from '@/lib/imports/job/queue.commands'
import { runImport } from '@/lib/imports/job/run.commands'
import { keepFile } from '@/lib/imports/keep-file'
import { rawInserts } from './import-raw'
import { LEDGERS, ledgerBytes } from './ledgers'

// `npm run bench -- --what import --ledger visits.csv --rows 100000`: imports a made ledger into a copy of a district's file, the
// way the server does, and says how long each phase took, how long others waited, and how much memory the process came to.

const { values } = parseArgs({
  options: {
    db: { type: 'string' },
    ledger: { type: 'string', default: 'visits.csv' },
    rows: { type: 'string' },
    raw: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const ledger = LEDGERS.find((one) => one === values.ledger)
if (!values.db || !ledger) throw new Error(`--db FILE --ledger ${LEDGERS.join('|')}`)

const bytes = await ledgerBytes(ledger, values.rows ? Number(values.rows) : undefined)
const file = `${values.db}.import`
for (const tail of ['', '-wal', '-shm', '.audit-head.json']) rmSync(file + tail, { force: true })
copyFileSync(values.db, file)
const store = openStore(`file:${file}`)
const viewer = await operator(store.read, 'manager')
const sha256 = await keepFile(store.write, viewer, bytes)
const taken = await store.write(async (tx) => {
  const { id } = await receiveLedger(inside(tx), viewer, { fileName: ledger, sha256 })
  await queueImport(inside(tx), viewer, { id })
  return takeImport(tx, id)
})
if (!taken) throw new Error('nobody could take it')

/** Seconds of processor that this process has used, all its threads: says more than the clock on a busy machine. */
const cpu = () => process.resourceUsage().userCPUTime / 1e6 + process.resourceUsage().systemCPUTime / 1e6
const cpuAtStart = cpu()
const began = performance.now()
const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10
const starts: [Phase | 'end', number, number][] = []
/** Milliseconds that a read waited at worst, by phase. */
const worst: Record<string, number> = {}
/** Megabytes that the process held at most, by phase. */
const held: Record<string, number> = {}
let small: Promise<number> | undefined
let smallSent = 0
let over = false

const readers = (async () => {
  while (!over) {
    // Asked for at a moment of its own, so that it waits for a busy event loop as a request does.
    const due = performance.now() + 20
    await pause(20)
    await store.read.select({ n: count() }).from(visits).where(eq(visits.id, 'nobody'))
    const phase = starts.findLast(([, at]) => at <= due)?.[0] ?? 'read'
    worst[phase] = Math.max(worst[phase] ?? 0, Math.round(performance.now() - due))
    held[phase] = Math.max(held[phase] ?? 0, Math.round(process.memoryUsage.rss() / 1_048_576))
  }
})()
const ran = await runImport(store, taken, {
  viewer,
  pace: async (phase) => {
    if (starts.at(-1)?.[0] !== phase) starts.push([phase, performance.now(), cpu()])
    if (phase === 'write' && !small) {
      smallSent = performance.now()
      small = store
        .write((tx) => tx.update(batches).set({ fileName: 'x' }).where(eq(batches.id, 'nobody')))
        .then(() => performance.now() - smallSent)
    }
  },
})
const ended = performance.now()
over = true
starts.push(['end', ended, cpu()])
await readers
const answer = {
  ledger,
  trouble: ran.trouble,
  counts: ran.outcome?.counts,
  seconds: seconds(began, ended),
  phases: Object.fromEntries(
    starts.slice(0, -1).map(([phase, at, used], n) => {
      const [, until = at, usedThen = used] = starts[n + 1] ?? []
      return [phase, { wall: seconds(at, until), cpu: Math.round((usedThen - used) * 10) / 10 }]
    }),
  ),
  cpu: Math.round(((starts.at(-1)?.[2] ?? 0) - cpuAtStart) * 10) / 10,
  slowestRead: worst,
  smallWriteWaited: small ? Math.round(await small) : undefined,
  heldMb: held,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
}
await store.close()
const rawSeconds = values.raw ? rawInserts(values.db, file) : undefined
process.stdout.write(`${JSON.stringify({ ...answer, rawSeconds }, null, 2)}\n`)
