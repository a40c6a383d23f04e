import { STAGE_TERMS } from '@/lib/kernel/terms'
import { cellText, clean, isDitto, isPlaceholder, tidy } from '../cells/fold'
import { currencyIn, type Unit, unitsIn } from '../cells/unit'
import { readOrigin } from '../cells/words'
import type { FieldType } from '../fields.schema'
import type { RawCell } from '../read/raw'
import { type FieldName, fieldLabel, IMPORT_FIELDS, type ImportKind, NEEDED_FIELDS } from '../schema'
import type { FieldValue } from '../values'
import type { Column } from './columns'
import { readExtraCell } from './extra-cell'
import type { Facts } from './facts'
import type { Grid } from './grid'
import { type Group, insideGroups } from './groups'
import { readCell } from './read-cell'
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
  date1904: boolean
}

const typeOf = (kind: ImportKind, field: FieldName): FieldType => {
  const fields: Record<string, { type: FieldType }> = IMPORT_FIELDS[kind]
  return fields[field]?.type ?? 'text'
}

/** Reads one row as a record; the reason in Chinese when it lacks what its kind needs. */
export function readRecord(
  source: RowSource,
  row: number,
  groups: readonly Group[],
  above: number | undefined,
): LooseRow | string {
  const { kind, columns, facts } = source
  const cells = new Map(columns.map((column) => [column, cellFor(source, row, column, above)]))
  const byField = new Map([...cells].map(([column, cell]) => [column.field, cell]))
  const cellOf = (field: FieldName) => byField.get(field) ?? null
  const inside = insideGroups(groups)
  const record: LooseRow = {
    rowNo: row + 1,
    groups: groups.filter(({ level }) => level > 0).map(({ label }) => label),
    values: {},
    extra: {},
    warnings: [],
  }
  const unitCell = unitsIn(`(${clean(cellText(cellOf('unitOfMoney')))})`)
  const origin = readOrigin(cellOf('origin')).value ?? inside.origin
  const context = {
    currency: currencyIn(cellText(cellOf('currency'))),
    foreign: origin === undefined ? undefined : origin === 'foreign',
    year: inside.year ?? facts.year,
    month: inside.month ?? facts.month,
    date1904: source.date1904,
  }
  for (const [column, cell] of cells) {
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
    const reading = readCell(type, cell, { ...context, units })
    if (reading.value !== undefined) record.values[column.field] = reading.value
    for (const note of reading.notes) record.warnings.push({ field: column.field, heading: column.heading, ...note })
  }
  fillFromGroups(record, kind, inside, facts)
  originFromColumns(record, kind, columns)
  splitContact(record)
  return lacking(kind, record) ?? record
}

/** The cell, or what it stands for: the first cell of a merge down the column, or the one above a ditto mark. */
function cellFor({ grid, kind, firstRow }: RowSource, row: number, column: Column, above: number | undefined): RawCell {
  const merge = grid.merge(row, column.index)
  const money = column.field !== null && typeOf(kind, column.field) === 'money'
  if (merge && merge.top < row && merge.top >= firstRow)
    return money || merge.left !== merge.right ? null : grid.raw(merge.top, merge.left)
  const cell = grid.raw(row, column.index)
  if ((column.field === null && !column.extra) || above === undefined || typeof cell !== 'string' || !isDitto(cell))
    return cell
  for (let up = above; up >= firstRow; up--) {
    const earlier = grid.raw(up, column.index)
    if (earlier !== null && !(typeof earlier === 'string' && isDitto(earlier))) return earlier
  }
  return null
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
