import { monitorEventLoopDelay } from 'node:perf_hooks'
import { writeXlsx } from 'hucre/xlsx'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { Problem } from '@/lib/kernel/errors'
import { dataOf, xlsxOf } from '../imports/made-files'

/**
 * `node lib/cli/boot/run.mjs tests/bench/reading.ts`: how long large and hostile files take to read, the most memory the process held
 * meanwhile, and how long it answered nobody at a stretch. One line each.
 */
const ROWS = 100_000
const COLUMNS = 20

const rows = Array.from({ length: ROWS }, (_, r) =>
  Array.from({ length: COLUMNS }, (_, c) => {
    if (c % 4 === 0) return r * c + 0.5
    return c % 4 === 1 ? new Date(Date.UTC(2019, r % 12, 1 + (r % 28))) : `第${c % 4 === 2 ? r : r % 5000}号企业${c}`
  }),
)
const text = rows.map((row) => row.map((cell) => (cell instanceof Date ? '2019-03-05' : cell)).join(','))

const files: [string, () => Promise<Uint8Array> | Uint8Array][] = [
  ['.xlsx, 100,000 rows of 20 columns', () => writeXlsx({ sheets: [{ name: '台账', rows }] })],
  ['.csv, 12 MB', () => Buffer.from(text.join('\n')).subarray(0, 12_000_000)],
  ['.csv, 25 MB', () => Buffer.from(text.join('\n')).subarray(0, 25_000_000)],
  [
    'bomb',
    () =>
      xlsxOf({
        sheets: ['<sheetData/>'],
        parts: [{ name: 'xl/worksheets/sheet1.xml', content: `<a>${'A'.repeat(200_000_000)}` }],
      }),
  ],
  ['a million rows', () => xlsxOf({ sheets: [dataOf(Array.from({ length: 1_000_000 }, (_, i) => [i, i]))] })],
]

for (const [name, make] of files) {
  const bytes = await make()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let peak = 0
  const before = process.memoryUsage.rss()
  const clock = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  const cpu = process.cpuUsage()
  const start = performance.now()
  delay.enable()
  const answer = await readWorkbook(bytes).then(
    ({ sheets }) => `${sheets[0]?.rows.length} rows`,
    (error: unknown) => (error instanceof Problem ? error.sentence : String(error)),
  )
  delay.disable()
  clearInterval(clock)
  const { user, system } = process.cpuUsage(cpu)
  const mb = (n: number) => Math.round(n / 1_000_000)
  console.log(
    `${name} (${mb(bytes.length)} MB): ${answer}; ${((performance.now() - start) / 1000).toFixed(1)} s, processor ${((user + system) / 1e6).toFixed(1)} s, ` +
      `resident ${mb(before)} → ${mb(peak)} MB, longest pause ${mb(delay.max)} ms`,
  )
}
