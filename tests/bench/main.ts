import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { columns } from '@/lib/cli/output'
import { PROJECT_ROOT } from '@/lib/env'
import { runApart } from './apart'
import { districtFile, type Size } from './data'
import { visitLogger } from './log-visit'
import { measure, type Timing } from './measure'
import { EMPTY, OPERATIONS, type Operation } from './operations'
import { replay, takeStatements } from './raw'
import { scriptKilobytes } from './scripts'
import { residentMegabytes, type Server, signIn, startServer } from './server'

type Row = {
  name: string
  one: Timing
  sixteen: Timing
  raw?: { median: number; p95: number; statements: number }
  scripts?: number
}

const RUNS = 60
const round = (value: number) => Math.round(value * 10) / 10

function getter(url: string, cookie: string, operation: Operation) {
  return async (run: number) => {
    const answer = await fetch(url + operation.path(run), { headers: { cookie } })
    const text = await answer.text()
    if (answer.status !== 200)
      throw new Error(`${operation.path(run)} answered ${answer.status}: ${text.slice(0, 200)}`)
  }
}

/** What an operation asks of the database, replayed on the file it was asked of. */
async function rawOf(log: Server, file: string, logFile: string, operation: Operation, cookie: string) {
  const get = getter(log.url, cookie, operation)
  await get(0)
  takeStatements(logFile)
  await get(1)
  return replay(file, takeStatements(logFile), 15)
}

async function run(
  size: Size,
): Promise<{ size: Size; cpus: number; coldStart: number; residentMb: number; bareScripts: number; rows: Row[] }> {
  // Plain JavaScript that runs before anything is installed, hence without types.
  const boot = (await import(pathToFileURL(path.join(PROJECT_ROOT, 'lib/cli/boot/build.mjs')).href)) as {
    build: () => Promise<void>
  }
  await boot.build()
  const file = districtFile(size)
  const logFile = path.join(os.tmpdir(), `zhaoyin-bench-${process.pid}.jsonl`)
  const logging = await startServer(file, { SQL_LOG: logFile })
  const raw = new Map<string, Row['raw']>()
  for (const operation of [EMPTY, ...OPERATIONS]) {
    const cookie = await signIn(logging.url, operation.user)
    raw.set(operation.name, await rawOf(logging, file, logFile, operation, cookie))
  }
  await logging.stop()

  const server = await startServer(file)
  const sizes = new Map<string, number>()
  const rows: Row[] = []
  try {
    for (const operation of [EMPTY, ...OPERATIONS]) {
      const cookie = await signIn(server.url, operation.user)
      const get = getter(server.url, cookie, operation)
      const one = await measure(1, RUNS, get)
      const sixteen = await measure(16, RUNS * 2, get)
      const scripts = operation.path(0).startsWith('/api')
        ? undefined
        : await scriptKilobytes(server.url, operation.path(0), cookie, sizes)
      rows.push({ name: operation.name, one, sixteen, raw: raw.get(operation.name), scripts })
    }
    const cookie = await signIn(server.url, 'staff1')
    const logVisit = await visitLogger(server.url, cookie)
    rows.push({
      name: 'log a visit (durable)',
      one: await measure(1, RUNS, logVisit),
      sixteen: await measure(16, 960, logVisit),
      scripts: await scriptKilobytes(server.url, '/visits/new', cookie, sizes),
    })
    const bareScripts = await scriptKilobytes(server.url, '/no-such-page', '', sizes)
    return {
      size,
      cpus: os.cpus().length,
      coldStart: Math.round(server.coldStart),
      residentMb: residentMegabytes(server),
      bareScripts,
      rows,
    }
  } finally {
    await server.stop()
  }
}

const { values } = parseArgs({
  options: {
    what: { type: 'string', default: 'pages' },
    size: { type: 'string', default: 'S' },
    json: { type: 'boolean', default: false },
    db: { type: 'string' },
    ledger: { type: 'string' },
    rows: { type: 'string' },
    raw: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
if (values.what === 'import' || values.what === 'export') process.exit(await runApart(values.what, values))
if (values.what !== 'pages') throw new Error('--what is pages, import or export')
if (values.size !== 'S' && values.size !== 'L') throw new Error('--size is S or L')
const result = await run(values.size)
if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
else {
  const head = [
    'operation',
    '1 client median',
    'p95',
    '16 clients median',
    'p95',
    'per second',
    'raw SQL',
    'statements',
    'JS KB',
  ]
  const cells = result.rows.map((row) => [
    row.name,
    ...[row.one.median, row.one.p95, row.sixteen.median, row.sixteen.p95].map((ms) => `${round(ms)} ms`),
    `${Math.round(row.sixteen.perSecond)}`,
    row.raw ? `${round(row.raw.median)} ms` : '',
    row.raw ? `${row.raw.statements}` : '',
    row.scripts === undefined ? '' : `${row.scripts}`,
  ])
  const facts = `size ${result.size} · ${result.cpus} cores · cold start ${result.coldStart} ms · resident ${result.residentMb} MB · bare page ${result.bareScripts} KB of JavaScript`
  process.stdout.write(`${[facts, '', ...columns([head, ...cells])].join('\n')}\n`)
}
