import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { inside } from '@/lib/db/store'
import { receiveLedger } from '@/lib/imports/commands'
import { countRows, OUTCOME_TERMS } from '@/lib/imports/counts'
import { takeImport } from '@/lib/imports/job/lease.records'
import type { Pace } from '@/lib/imports/job/pace'
import { PHASE_TERMS } from '@/lib/imports/job/phases.rules'
import { queueImport } from '@/lib/imports/job/queue.commands'
import { runImport } from '@/lib/imports/job/run.commands'
import { keepFile } from '@/lib/imports/keep-file'
import { OUTCOMES, type PlannedRow } from '@/lib/imports/plan/plan-types'
import { type Preview, previewImport } from '@/lib/imports/queries'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { fieldLabel, IMPORT_KIND_TERMS } from '@/lib/imports/schema'
import type { Table } from '@/lib/imports/understand/table'
import { understand } from '@/lib/imports/understand/understand'
import { found, Problem, refused } from '@/lib/kernel/errors'
import type { Command } from './command'
import { columns, print } from './output'

/** Why a ledger cannot be taken without somebody looking at it; empty when it can. */
function doubtsOf(tables: readonly Table[]): Record<string, string[]> {
  const included = tables.filter((table) => table.include && table.rows.length > 0)
  if (included.length === 0)
    throw refused('没有认出可以导入的表。请确认表头在前几十行内，或在网页“台账导入”中指定每张表的类别和对应的列。')
  return Object.fromEntries(
    included
      .filter(({ doubts }) => doubts.length > 0)
      .map(({ sheet, table, doubts }) => [`${sheet || '表'}（第${table}张）`, doubts]),
  )
}

const tableJson = (table: Table) => ({
  sheet: table.sheet,
  table: table.table,
  kind: table.kind,
  confidence: table.confidence,
  include: table.include,
  title: table.title,
  year: table.year ?? null,
  headerRows: table.headerRows,
  columns: table.columns.map(({ index, heading, field, confidence }) => ({
    index,
    heading,
    field,
    label: field && table.kind ? fieldLabel(table.kind, field) : null,
    confidence,
  })),
  taken: table.rows.length,
  notTaken: table.notTaken.map(({ rowNo, reason, why, text }) => ({ row: rowNo, reason, why, text })),
  blankRows: table.blankRows,
  doubts: table.doubts,
})

const rowJson = ({ sheet, rowNo, noun, text, reasons }: PlannedRow) => ({ sheet, row: rowNo, noun, text, reasons })

function lines(tables: readonly Table[], preview: Preview, dry: boolean): string[] {
  const { rows, counts, unknownUnits, newCompanies } = preview
  const understood = tables.map(
    (table) =>
      `《${table.sheet || '表'}》${table.kind ? IMPORT_KIND_TERMS[table.kind] : '未认出'}${table.include ? '' : '（不导入）'}：读出${table.rows.length}行`,
  )
  const header = ['', ...OUTCOMES.map((outcome) => OUTCOME_TERMS[outcome])]
  const table = columns([header, ...countRows(counts).map(({ label, values }) => [label, ...values.map(String)])])
  const noted = rows.filter(({ outcome, reasons }) => outcome === 'refused' || reasons.length > 0)
  return [
    ...understood,
    '',
    ...table,
    ...(newCompanies > 0 ? [`同时新建企业${newCompanies}家`] : []),
    ...Object.entries(unknownUnits).map(([name, n]) => `没有名为“${name}”的单位，${n}行暂记在导入人所在单位名下`),
    '',
    ...noted.map(
      ({ sheet, rowNo, outcome, text, reasons }) =>
        `《${sheet || '表'}》第${rowNo}行 ${text.replaceAll('\n', ' ')}（${OUTCOME_TERMS[outcome]}）：${reasons.join('；')}`,
    ),
    dry ? '试运行，没有写入任何内容。' : '导入完成。',
  ]
}

/** Says on standard error how far the writing is, a line for each tenth. */
function telling(): Pace {
  let said = ''
  return async (phase, done, total) => {
    const words = `${PHASE_TERMS[phase]} ${total > 0 ? Math.floor((done / total) * 10) * 10 : 0}%`
    if (words !== said) process.stderr.write(`${words}\n`)
    said = words
  }
}

export const importLedger: Command = {
  usage: 'import 文件 [--as-claimed] [--dry-run] [--json]',
  help: '导入台账（.xlsx、.xls、.csv）。对应关系有疑问时说明原因并拒绝；--dry-run 只看结果，不写入。\n往年的事项由命令行操作员按台账认定；--as-claimed 一律列为待认定。今年的总是待认定。',
  options: { 'dry-run': 'flag', 'as-claimed': 'flag' },
  run: async ({ store, format, args, options, operator }) => {
    const [file] = args
    if (!file) throw new Problem('invalid', { 文件: ['请写明要导入的文件'] })
    const bytes = await readFile(file).catch(() => {
      throw new Problem('invalid', { 文件: [`读不到文件“${file}”`] })
    })
    const fileName = path.basename(file)
    const tables = understand(await readWorkbook(bytes), { fileName })
    const viewer = await operator('manager')
    const doubts = doubtsOf(tables)
    const dryRun = options['dry-run'] === true
    const preview = await previewImport(store.read, viewer, tables)
    const { rows, counts, unknownUnits, newCompanies, claims } = preview
    const asVerified = options['as-claimed'] !== true
    const answer = (batchId: string | null) => ({
      file: fileName,
      dryRun,
      batchId,
      counts,
      newCompanies,
      unknownUnits,
      verified: asVerified ? claims.closed : 0,
      claimed: claims.open + (asVerified ? 0 : claims.closed),
      tables: tables.map(tableJson),
      refused: rows.filter(({ outcome }) => outcome === 'refused').map(rowJson),
      notes: rows.filter(({ outcome, reasons }) => outcome !== 'refused' && reasons.length > 0).map(rowJson),
    })
    if (Object.keys(doubts).length > 0) throw new Problem('refused', doubts)
    if (dryRun) {
      print(format, answer(null), lines(tables, preview, true))
      return 0
    }
    const sha256 = await keepFile(store.write, viewer, bytes)
    const taken = await store.write(async (tx) => {
      const { id } = await receiveLedger(inside(tx), viewer, { fileName, sha256 })
      await queueImport(inside(tx), viewer, { id, asVerified })
      // In one go, so that no server takes it from under our hands.
      return found(await takeImport(tx, id), `import ${id}`)
    })
    const { outcome, trouble } = await runImport(store, taken, { viewer, tables, pace: telling() })
    if (!outcome) throw refused(trouble ?? '导入已取消，没有写入任何内容。')
    print(format, { ...answer(taken.id), counts: outcome.counts }, lines(tables, preview, false))
    return 0
  },
}
