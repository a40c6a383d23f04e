import type { RawSheet, RawWorkbook } from '../read/raw'
import type { ImportMapping } from '../schema'
import { gridOf } from './grid'
import type { Memory } from './memory'
import { type PartOptions, understandPart } from './one-table'
import { partsOf } from './parts'
import { withoutProblems } from './problems-column'
import { recogniseSheets } from './sheet-identity'
import type { Table } from './table'

type Options = { fileName?: string; mapping?: ImportMapping; memory?: Memory }

/**
 * Understands a workbook: the tables on each sheet, what kind each is, which column is which field, and its rows as typed
 * records. Pure: the same workbook, name, mapping and memory give the same answer. Every row of every sheet is taken, not taken
 * with a reason in the user's words, or blank. The mapping given decides about its tables, else what was remembered for their headings. Further
 * kinds that the rows of a table hold follow it as tables of their own (`part`).
 */
export function understand(workbook: RawWorkbook, options: Options = {}): Table[] {
  const steps = understandSteps(workbook, options)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same in small pieces: `breathe` is awaited between them, so that a server goes on answering others while it reads a large ledger. */
export async function understandSoftly(
  workbook: RawWorkbook,
  { breathe = nextTurn, ...options }: Options & { breathe?: () => Promise<void> } = {},
): Promise<Table[]> {
  const steps = understandSteps(workbook, options)
  let step = steps.next()
  while (!step.done) {
    await breathe()
    step = steps.next()
  }
  return step.value
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Yields the number of the row it has come to, every now and then. */
function* understandSteps(
  workbook: RawWorkbook,
  { fileName = '', mapping, memory }: Options,
): Generator<number, Table[]> {
  const common = { date1904: workbook.date1904, fileName: fileName.replace(/\.[^.]*$/, ''), memory }
  const tables: Table[] = []
  const own = recogniseSheets(workbook)
  for (const sheet of own?.sheets ?? workbook.sheets) {
    const decided = mapping?.tables.some((table) => table.sheet === sheet.name)
    const itself = decided ? undefined : own?.mappingOf(sheet.name)
    const found = yield* understandSheet(sheet, common, itself ? { tables: [itself] } : mapping)
    tables.push(...(own ? found.map(own.dress) : found))
  }
  return tables
}

function* understandSheet(
  given: RawSheet,
  common: Omit<PartOptions, 'wanted'>,
  mapping?: ImportMapping,
): Generator<number, Table[]> {
  const { sheet, resent } = withoutProblems(given)
  const grid = gridOf(sheet)
  if (grid.height === 0) return []
  const tables: Table[] = []
  for (const [i, part] of (yield* partsOf(grid)).entries()) {
    const wanted = mapping?.tables.find((table) => table.sheet === sheet.name && table.table === i + 1)
    tables.push(...(yield* understandPart(grid, sheet, part, i + 1, { ...common, wanted, resent })))
  }
  return tables
}
