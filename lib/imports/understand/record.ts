import { STAGE_TERMS } from '@/lib/kernel/terms'
import { cellText, clean, isDitto, isLeftDitto, isPlaceholder, tidy } from '../cells/fold'
import { currencyIn, type Unit, unitsIn } from '../cells/unit'
import { readOrigin } from '../cells/words'
import type { FieldType } from '../fields.schema'
import type { RawCell } from '../read/raw'
import { type FieldName, fieldLabel, IMPORT_FIELDS, type ImportKind, NEEDED_FIELDS } from '../schema'
import type { FieldValue } from '../values'
import type { Above } from './above'
import type { Column } from './columns'
import { readExtraCell } from './extra-cell'
import type { Facts } from './facts'
import type { Grid } from './grid'
import { type Group, insideGroups } from './groups'
import type { ReadAgain } from './readings'
import type { ExtraCell, Warning } from './table'

export type LooseRow = {
  rowNo: number
  groups: string[]
  values: Record<string, FieldValue>
  extra: Record<string, string>
  fields?: ExtraCell[]
  warnings: Warning[]
}
export type RowSource = {
  grid: Grid
  kind: ImportKind
  columns: Column[]
  /** Unit of bare figures by column: the user's, the heading's or the title's. */
  units: Map<number, readonly Unit[]>
  facts: Facts
  /** First row of data, 0-based: merges that start above it are the header's. */
  firstRow: number
  above: Above
  readings: (key: string) => ReadAgain
  date1904: boolean
}

const typeOf = (kind: ImportKind, field: FieldName): FieldType => {
  const fields: Record<string, { type: FieldType }> = IMPORT_FIELDS[kind]
  return fields[field]?.type ?? 'text'
}

/** Reads one row as a record; the reason in Chinese when it lacks what its kind needs. */
export function readRecord(source: RowSource, row: number, groups: readonly Group[]): LooseRow | string {
  const { kind, columns, facts } = source
  const inside = insideGroups(groups)
  const record: LooseRow = {
    rowNo: row + 1,
    groups: groups.filter(({ level }) => level > 0).map(({ label }) => label),
    values: {},
    extra: {},
    warnings: [],
  }
  const cells = columns.map((column) => cellFor(source, row, column, record.warnings))
  const cellOf = (field: FieldName): RawCell => cells[columns.findIndex((column) => column.field === field)] ?? null
  const unitText = cellText(cellOf('unitOfMoney'))
  const unitCell = unitText ? unitsIn(`(${clean(unitText)})`) : []
  const origin = readOrigin(cellOf('origin')).value ?? inside.origin
  const context = {
    currency: currencyIn(cellText(cellOf('currency'))),
    foreign: origin === undefined ? undefined : origin === 'foreign',
    year: inside.year ?? facts.year,
    month: inside.month ?? facts.month,
    date1904: source.date1904,
    units: facts.units,
  }
  const read = source.readings(`${context.year} ${context.month} ${context.foreign} ${context.currency} ${unitText}`)
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? null
    if (cell === null) continue
    if (column.field === null) {
      const text = tidy(cellText(cell))
      if (typeof cell === 'object' && cell?.is === 'formula')
        record.warnings.push({
          field: '',
          heading: column.heading,
          level: 'lost',
          text: '单元格是公式，文件里没有存它的结果，未取',
        })
      const own = column.extra ? readExtraCell(column, cell, { ...context, units: [] }) : { remark: text }
      if (own.value) record.fields = [...(record.fields ?? []), own.value]
      if (own.warning) record.warnings.push(own.warning)
      if (own.remark && !isPlaceholder(own.remark)) record.extra[column.heading] = own.remark
      continue
    }
    const type = typeOf(kind, column.field)
    if (type === 'context') continue
    const units = unitCell.length > 0 ? unitCell : (source.units.get(column.index) ?? facts.units)
    const reading = read(column.index, type, cell, type === 'money' ? { ...context, units } : context)
    if (reading.value !== undefined) record.values[column.field] = reading.value
    for (const note of reading.notes) record.warnings.push({ field: column.field, heading: column.heading, ...note })
  }
  fillFromGroups(record, kind, inside, facts)
  originFromColumns(record, kind, columns)
  splitContact(record)
  return lacking(kind, record) ?? record
}

/** The cell, or what it stands for: the first cell of a merge down the column, what a mark repeats, what a blank continues. */
function cellFor(source: RowSource, row: number, column: Column, warnings: Warning[]): RawCell {
  const { grid, kind, firstRow, above } = source
  const { index, field, heading } = column
  const merge = grid.merge(row, index)
  if (merge && merge.top < row && merge.top >= firstRow)
    return merge.left !== merge.right || (field !== null && typeOf(kind, field) === 'money')
      ? null
      : grid.raw(merge.top, merge.left)
  const cell = grid.raw(row, index)
  if (typeof cell === 'string' && isLeftDitto(cell)) return leftOf(source, row, index)
  if (typeof cell === 'string' && isDitto(cell)) {
    const repeated = above.marked(index)
    if (repeated === undefined)
      warnings.push({ field: field ?? '', heading, level: 'lost', text: `“${cell.trim()}”上面没有内容，未取` })
    return repeated ?? null
  }
  const continued = above.continued(index)
  if (continued === undefined || !isPlaceholder(cellText(cell))) return cell
  // a day decides when a visit counts: worth a look
  const level = field === 'day' ? 'check' : 'note'
  warnings.push({ field: field ?? '', heading, level, text: `空白，按上面的“${tidy(cellText(continued))}”记` })
  return continued
}

function leftOf({ grid, above }: RowSource, row: number, index: number): RawCell {
  const left = index > 0 ? grid.raw(row, index - 1) : null
  return typeof left === 'string' && isDitto(left) ? (above.marked(index - 1) ?? null) : left
}

function fillFromGroups(record: LooseRow, kind: ImportKind, inside: Partial<Group>, facts: Facts): void {
  const { values } = record
  const has = (field: string) => Object.hasOwn(IMPORT_FIELDS[kind], field)
  const unit = inside.unit ?? facts.reportingUnit
  if (has('unit') && values.unit === undefined && unit) values.unit = unit
  if (has('origin') && values.origin === undefined && inside.origin) values.origin = inside.origin
  const ofTitle = /外资项目|利用外资|使用外资|外商投资/.test(facts.title) && !/内资/.test(facts.title)
  if (has('origin') && values.origin === undefined && ofTitle) values.origin = 'foreign'
  if (has('targets') && values.targets === undefined && inside.targets) values.targets = inside.targets
  if (has('progress') && values.progress === undefined && inside.stage)
    values.progress = { stage: inside.stage, text: STAGE_TERMS[inside.stage] }
}

/** A ledger with a column each for 内资 and 外资 amounts says by them what a project is. */
function originFromColumns({ values }: LooseRow, kind: ImportKind, columns: readonly Column[]): void {
  if (kind !== 'projects' || values.origin !== undefined) return
  if (values.foreignCapital !== undefined && values.amount === undefined) values.origin = 'foreign'
  const domestic = columns.some(
    ({ field, heading }) => field === 'amount' && /内资/.test(heading) && !/外资/.test(heading),
  )
  if (domestic && values.amount !== undefined) values.origin = 'domestic'
}

/** A phone number written beside the name belongs to 联系电话 when that is empty. */
function splitContact({ values }: LooseRow): void {
  const people = values.contact
  if (!Array.isArray(people) || values.phone !== undefined) return
  const phones = people.flatMap((person) => (typeof person === 'object' && person.phone ? [person.phone] : []))
  if (phones.length > 0) values.phone = phones
}

function lacking(kind: ImportKind, { values, warnings }: LooseRow): string | undefined {
  const missing = NEEDED_FIELDS[kind].filter((group) => group.every((field) => values[field] === undefined))
  if (missing.length === 0) return undefined
  const reasons = missing.map((group) => {
    const warning = warnings.find(({ field, level }) => level === 'lost' && group.some((needed) => needed === field))
    const label = group.map((field) => fieldLabel(kind, field)).join('、')
    return warning ? `${warning.heading}：${warning.text}` : `没有${label}`
  })
  return reasons.join('；')
}
