import { cellText } from '../cells/fold'
import { fieldLabel, IMPORT_FIELDS } from '../schema'
import { type Grid, rowText } from './grid'
import { enterGroup, type Group, readGroup } from './groups'
import { type Header, repeatsHeader } from './headers'
import { type LooseRow, type RowSource, readRecord } from './record'
import { groupText, isColumnNumbers, isNoteRow, isReportingLine, isTotalRow } from './row-kinds'
import type { NotTakenReason, NotTakenRow } from './table'

export type ReadRows = { rows: LooseRow[]; notTaken: NotTakenRow[]; blankRows: number }

/** Told of every row that was taken, to read it once more for another kind; arguments as `readRecord` takes them. */
type OnTaken = (record: LooseRow, row: number, groups: readonly Group[]) => void

/** Rows read before the event loop may turn to other requests. */
const BREATH = 500

/** Reads the rows of a table, from below its header to before `end`. Every row is taken, not taken with a reason, or blank. */
export function* readRows(
  source: RowSource,
  header: Header,
  end: number,
  base: readonly Group[],
  taken?: OnTaken,
): Generator<number, ReadRows> {
  const { grid, above } = source
  const result: ReadRows = { rows: [], notTaken: [], blankRows: 0 }
  const nameColumns = source.columns
    .filter(({ field }) => field === 'name' || field === 'company' || field === 'investor')
    .map(({ index }) => index)
  const leads = leadLines(grid, header)
  let groups: readonly Group[] = base
  let grouped = 0
  let inNotes = false
  for (let row = header.bottom + 1; row < end; row++) {
    if (row % BREATH === 0) yield row
    const filled = grid.filled(row)
    if (filled.length === 0 && !grid.filled(row - 1).some((column) => (grid.merge(row, column)?.top ?? row) < row)) {
      result.blankRows++
      above.breakOff()
      continue
    }
    const leave = (reason: NotTakenReason, why: string) =>
      result.notTaken.push({ rowNo: row + 1, text: rowText(grid, row), reason, why })
    if (leads.has(rowText(grid, row))) {
      leave('title', '标题或填报说明')
      continue
    }
    if (repeatsHeader(grid, row, header)) {
      leave('header', '重复的表头')
      continue
    }
    if (isTotalRow(grid, row, filled)) {
      leave('total', '小计或合计行，不是单条记录')
      above.breakOff()
      if (/合计|总计/.test(rowText(grid, row).slice(0, 20).replace(/\s/g, ''))) groups = base
      else if (grouped > 0) groups = groups.length > base.length ? groups.slice(0, -1) : groups
      grouped = 0
      continue
    }
    const serials = result.rows.length === 0 && isColumnNumbers(grid, row, filled, header.headings.size)
    if (serials || isNoteRow(grid, row, filled) || (inNotes && filled.length === 1)) {
      if (!serials) inNotes = true
      leave('note', serials ? '栏次编号行' : '表格以外的说明文字')
      continue
    }
    if (isReportingLine(grid, row, filled)) {
      leave('title', '标题或填报说明')
      continue
    }
    const group = groupText(grid, row, filled, nameColumns)
    if (group !== undefined) {
      groups = enterGroup(groups, readGroup(group))
      above.breakOff()
      grouped = 0
      leave('group', '分组标题行，已作为下面各行的分组')
      continue
    }
    if (onlyNumbered(source, row, filled)) {
      leave('empty', '只有序号，没有内容')
      continue
    }
    const continued = continuedRecord(source, row, result.rows)
    if (continued) {
      leave('merged', continued)
      continue
    }
    const record = readRecord(source, row, groups)
    if (typeof record === 'string') {
      above.pass(row)
      leave('refused', record)
      continue
    }
    result.rows.push(record)
    taken?.(record, row, groups)
    above.pass(row)
    grouped++
    inNotes = false
  }
  return result
}

/** The lines above the header, which printed pages repeat. */
function leadLines(grid: Grid, header: Header): Set<string> {
  const lines = new Set<string>()
  for (let row = Math.max(0, header.top - LEADS); row < header.top; row++) lines.add(rowText(grid, row))
  lines.delete('')
  return lines
}
const LEADS = 12

function onlyNumbered({ columns }: RowSource, _row: number, filled: number[]): boolean {
  const numbers = columns.filter(({ field }) => field === 'no').map(({ index }) => index)
  return filled.length > 0 && filled.every((column) => numbers.includes(column))
}

/**
 * A row whose name is part of a merge belongs to the record above it, for projects, events and companies (a company visited several times
 * is several visits). Names of further investors are added to it; other content is named in the answer, so that nothing vanishes silently.
 */
function continuedRecord(
  { grid, kind, columns, firstRow }: RowSource,
  row: number,
  rows: LooseRow[],
): string | undefined {
  if (kind === 'visits' || kind === 'money') return undefined
  const name = columns.find(({ field }) => field === 'name')
  const merge = name && grid.merge(row, name.index)
  if (!merge || merge.top >= row || merge.top < firstRow) return undefined
  const owner = rows.findLast(({ rowNo }) => rowNo === merge.top + 1)
  if (!owner) return undefined
  const lost: string[] = []
  for (const { index, field } of columns) {
    if (field === null || (IMPORT_FIELDS[kind] as Record<string, { type: string }>)[field]?.type === 'context') continue
    const text = cellText(cellIfOwn(grid, row, index))
    if (!text) continue
    const known = owner.values[field]
    if (field === 'investor' && Array.isArray(known)) owner.values.investor = [...new Set([...known.map(String), text])]
    else lost.push(`${fieldLabel(kind, field)}“${text}”`)
  }
  return `与第${owner.rowNo}行是同一条（名称是合并单元格）${lost.length > 0 ? `，本行的${lost.join('、')}未取` : ''}`
}

const cellIfOwn = (grid: Grid, row: number, column: number) => {
  const merge = grid.merge(row, column)
  return merge && merge.top < row ? null : grid.raw(row, column)
}
