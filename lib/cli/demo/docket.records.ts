import { eq } from 'drizzle-orm'
import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'
import { reportForms } from '@/lib/db/tables/reports'
import { noteFile } from '@/lib/evidence/files.records'
import { type FileStore, fileStore } from '@/lib/files/file-store'
import { receive } from '@/lib/files/received'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ID = 'demo-docket-form'
const TITLE = '市级招商引资项目调度表'
/** As such tables come: two-line heads in the city's own order, a row for records, sums with a formula, a signature. */
const HEADS = [
  '序号',
  '项目名称',
  '投资方',
  '项目来源地',
  '总投资\n（亿元）',
  '其中：到位\n（万元）',
  '签约时间',
  '推进阶段',
  '承办单位',
]
const NAMES = [
  '序号',
  '项目名称',
  '投资方',
  '来源地',
  '协议投资额.亿元',
  '累计到位资金',
  '签约日期',
  '当前阶段',
  '责任单位',
]
const WIDTHS = [6, 32, 26, 14, 12, 14, 13, 12, 20]
const EDGE = { style: 'thin', color: { rgb: '000000' } } as const
const BOX: CellStyle = {
  border: { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE },
  font: { name: '宋体', size: 11 },
  alignment: { vertical: 'center', wrapText: true },
}
const BOLD: CellStyle = {
  ...BOX,
  font: { name: '黑体', size: 11 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

export type KeptDocket = { sha256: string; size: number }

/** Keeps the bytes of a superior's blank form; before the district's transaction, in which only the database is spoken to. */
export async function keepDemoForm(store: FileStore = fileStore()): Promise<KeptDocket> {
  const bytes = await superiorForm()
  const file = await receive(inOne(bytes), bytes.length)
  if (!file) throw new Error('a made form is too long')
  await store.keep(file)
  return { sha256: file.sha256, size: file.size }
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Puts the form on the docket of a manager's unit. */
export async function makeDocket(tx: Tx, { sha256, size }: KeptDocket, manager: Actor): Promise<void> {
  const [person] = await tx.select({ unitId: users.unitId }).from(users).where(eq(users.id, manager.userId))
  if (!person) return
  const { unitId } = person
  await noteFile(tx, manager, { sha256, size, type: TYPE })
  const facts = { title: TITLE, list: 'signed', kind: 'month', note: '每月5日前报市投促局', sha256 } as const
  await tx.insert(reportForms).values({
    ...facts,
    id: ID,
    unitId,
    ownerId: manager.userId,
    createdBy: manager.userId,
    fileName: `${TITLE}.xlsx`,
    size,
  })
  await audit(tx, manager, { action: 'docket.save', noun: 'docket', id: ID, unitId, after: facts })
}

function superiorForm(): Promise<Uint8Array> {
  const last = HEADS.length - 1
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const put = (row: number, at: number, value: string, style: CellStyle) =>
    cells.set(`${row},${at}`, value ? { value, type: 'string', style } : { value: null, type: 'empty', style })
  put(0, 0, `${TITLE}（{{期间}}）`, {
    font: { name: '黑体', size: 18 },
    alignment: { horizontal: 'center', vertical: 'center' },
  })
  put(1, 0, '填报单位（盖章）：{{单位}}', { font: { name: '宋体', size: 11 } })
  put(1, 6, '数据截至：{{截止日期}}', { font: { name: '宋体', size: 11 } })
  HEADS.forEach((head, at) => {
    put(2, at, head, BOLD)
    put(3, at, `{{${NAMES[at]}}}`, at === 4 || at === 5 ? { ...BOX, numFmt: '#,##0.00' } : BOX)
    put(4, at, at === 1 ? '合计' : '', BOLD)
  })
  for (const [at, column] of [
    [4, 'E'],
    [5, 'F'],
  ] as const)
    cells.set(`4,${at}`, {
      value: null,
      type: 'formula',
      formula: `SUM(${column}4:${column}4)`,
      style: { ...BOLD, numFmt: '#,##0.00' },
    })
  put(6, 0, '单位负责人：　　　　　　　　填表人：{{填报人}}　　　　　　　　填表日期：{{填报日期}}', {
    font: { name: '宋体', size: 11 },
  })
  return writeXlsx({
    sheets: [
      {
        name: '调度表',
        rows: Array.from({ length: 7 }, () => HEADS.map(() => null)),
        cells,
        columns: WIDTHS.map((width) => ({ width })),
        rowDefs: new Map([
          [0, { height: 36 }],
          [2, { height: 34 }],
          [3, { height: 30 }],
        ]),
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: last },
          { startRow: 1, startCol: 0, endRow: 1, endCol: 4 },
          { startRow: 1, startCol: 6, endRow: 1, endCol: last },
          { startRow: 6, startCol: 0, endRow: 6, endCol: last },
        ],
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$3:$3',
        },
      },
    ],
    // The same bytes on every machine: they are known by their hash.
    properties: { title: TITLE, created: new Date('2026-01-01T00:00:00Z'), modified: new Date('2026-01-01T00:00:00Z') },
  })
}
