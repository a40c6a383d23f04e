import { execFileSync } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { operator } from '@/lib/cli/operator'
import { columns } from '@/lib/cli/output'
import { openStore, type Store } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { PROJECT_ROOT } from '@/lib/env'
import { summaryNumbers } from '@/lib/reports/queries'
import { summaryOf } from '@/lib/reports/rules'
import { districtFile } from './data'
import { timingOf } from './measure'
import { replay, takeStatements } from './raw'

const HEAD = ['summary', 'median', 'processor', 'raw SQL', 'processor', 'statements']
/** A whole month, quarter, half and year, and the running month. */
const KEYS = ['2026-10', '2026-Q3', '2026-H1', '2025', '2026-11']

type Cost = { wall: number; processor: number }
const spent = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

/** Makes a district's summary once; answers milliseconds. */
async function generate(store: Store, key: string): Promise<Cost> {
  const viewer = await operator(store.read, 'leader')
  const [began, idle] = [performance.now(), process.cpuUsage()]
  const document = summaryOf(await summaryNumbers(store.read, viewer, key))
  const took = { wall: performance.now() - began, processor: spent(idle) }
  if (document.period.key !== key) throw new Error(`no summary of ${key}`)
  return took
}

/** Nothing counted before is remembered after a commit; an update that changes no byte is none. The order of units stays. */
const forget = (store: Store) => store.write((tx) => tx.update(units).set({ sort: sql`${units.sort} + 1` }))

/** The statements of one generation: SQL_LOG is read when a process begins. */
function statementsOf(file: string, key: string) {
  const log = path.join(os.tmpdir(), `zhaoyin-summary-${process.pid}.jsonl`)
  const script = path.join(PROJECT_ROOT, 'tests/bench/summary.ts')
  const env = { ...process.env, SQL_LOG: log, DATABASE_URL: `file:${file}` }
  execFileSync(process.execPath, ['--import', 'tsx', script, '--once', key, '--file', file], { env, cwd: PROJECT_ROOT })
  return takeStatements(log)
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    runs: { type: 'string', default: '9' },
    once: { type: 'string' },
    file: { type: 'string' },
    key: { type: 'string', multiple: true, default: KEYS },
  },
})
if (values.once && values.file) {
  const store = openStore(`file:${values.file}`)
  await generate(store, values.once)
  await store.close()
} else {
  if (values.size !== 'S' && values.size !== 'L') throw new Error('--size is S or L')
  const file = values.file ?? districtFile(values.size)
  const runs = Number(values.runs)
  const rows: string[][] = []
  const store = openStore(`file:${file}`)
  const median = (samples: number[]) => timingOf(samples, 1).median
  for (const key of values.key) {
    const samples: Cost[] = []
    await generate(store, key)
    for (let run = 0; run < runs; run++) {
      await forget(store)
      samples.push(await generate(store, key))
    }
    const statements = statementsOf(file, key)
    const before = process.cpuUsage()
    const raw = replay(file, statements, runs)
    // replay warms up with three runs that it does not time.
    const processor = spent(before) / (runs + 3)
    const times = [
      median(samples.map((each) => each.wall)),
      median(samples.map((each) => each.processor)),
      raw.median,
      processor,
    ]
    rows.push([key, ...times.map((ms) => `${Math.round(ms)} ms`), String(raw.statements)])
  }
  await store.close()
  const load = os.loadavg().map((each) => each.toFixed(1))
  const facts = `size ${values.size} · ${os.cpus().length} cores · load ${load.join(' ')} · ${runs} runs, each after a commit: nothing counted before is remembered`
  process.stdout.write(`${[facts, '', ...columns([HEAD, ...rows])].join('\n')}\n`)
}
