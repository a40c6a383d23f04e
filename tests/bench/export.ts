import { copyFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import type { Viewer } from '@/lib/access/viewer'
import { openStore } from '@/lib/db/store'
import { exportList, type FileFormat } from '@/lib/exports/commands'

/**
 * How long a list of a hundred thousand rows takes to leave, and how much memory: `npm run bench -- --what export` copies the district,
 * multiplies its visits and companies, and streams each list whole.
 */
const { values } = parseArgs({
  options: { db: { type: 'string' }, rows: { type: 'string', default: '100000' }, raw: { type: 'boolean' } },
  allowNegative: true,
})
if (!values.db) throw new Error('--db FILE')
const ROWS = Number(values.rows)
const file = `${values.db}.export.db`
copyFileSync(values.db, file)

/** Copies rows under new ids until there are as many as wanted. */
function multiply(table: string): void {
  const sqlite = new Database(file)
  sqlite.pragma('foreign_keys = OFF')
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string }[]
  const others = columns.map(({ name }) => `"${name}"`).filter((name) => name !== '"id"')
  const { n } = sqlite.prepare(`select count(*) as n from ${table} where deleted_at is null`).get() as { n: number }
  for (let copy = 1; n * copy < ROWS; copy++)
    sqlite.exec(
      `insert into ${table} (id, ${others.join()}) select id || '-${copy}', ${others.join()} from ${table} where id not like '%-x%' and deleted_at is null limit ${Math.min(n, ROWS - n * copy)}`,
    )
  sqlite.close()
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576)

async function measure(store: ReturnType<typeof openStore>, viewer: Viewer, list: string, format: FileFormat) {
  global.gc?.()
  const before = megabytes()
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  const { body } = await exportList(store, viewer, list, new URLSearchParams(), format)
  let [bytes, peak] = [0, before]
  for await (const chunk of body) {
    bytes += chunk.length
    peak = Math.max(peak, megabytes())
  }
  const seconds = Math.round(performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  const processor = Math.round((user + system) / 10_000) / 100
  return {
    list,
    format,
    seconds,
    processor,
    megabytes: Math.round(bytes / 104_858) / 10,
    rssBefore: before,
    rssPeak: peak,
  }
}

for (const table of ['companies', 'visits']) multiply(table)
const store = openStore(`file:${file}`)
const viewer: Viewer = {
  userId: 'demo-auditor1',
  username: 'auditor1',
  name: '审计',
  role: 'auditor',
  unitId: 'none',
  unitName: '',
  subtree: [],
  atRoot: true,
  sessionId: '',
  mustChangePassword: false,
}
const results = []
for (const list of ['companies', 'visits'])
  for (const format of ['csv', 'xlsx'] as const) results.push(await measure(store, viewer, list, format))
console.table(results)
await store.close()
for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true })
