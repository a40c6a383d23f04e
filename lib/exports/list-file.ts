import type { Permission } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Day } from '@/lib/kernel/month'
import { type List, type ListSpec, type Params, parseList } from '@/lib/lists/list.schema'
import type { FileShape, FileValue } from './file-shape'

/**
 * What a column becomes in Excel: text (never a formula), a real number, a real date, or an amount of CNY 分 as a number of 万元 with
 * the unit in the header.
 */
export type FileColumn<Row> = { width?: number /** false: numbers that nobody adds up. */; total?: false } & (
  | { kind: 'text'; value: (row: Row) => string | null | undefined }
  | { kind: 'count' | 'number'; value: (row: Row) => number | null }
  | { kind: 'day'; value: (row: Row) => Day | null }
  | { kind: 'wan'; value: (row: Row) => number | null }
)

/** A list that can be exported: its own address grammar, its own reads, and a cell for every column of its spec. */
export type ListFile<Spec extends ListSpec, Row> = {
  /** Names sheet and file: 企业. */
  title: string
  permission: Permission
  /** How the trail names this export, where it has a name of its own. */
  entry?: { action: string; noun: string }
  spec: Spec
  total: (read: Read, viewer: Viewer, list: List<Spec>) => Promise<number>
  rows: (read: Read, viewer: Viewer, list: List<Spec>, limit: number, from: number) => Promise<Row[]>
  columns: Record<string, FileColumn<Row>>
}

/** A list as asked by an address, with its types closed: what the export needs and nothing more. */
export type AskedFile = {
  title: string
  permission: Permission
  entry: { action: string; noun: string }
  asked: Pick<List, 'q' | 'filters' | 'sort' | 'columns'>
  /** What was asked, in words, for paper. */
  about?: string
  columns: FileShape[]
  total: (read: Read, viewer: Viewer) => Promise<number>
  rows: (read: Read, viewer: Viewer, limit: number, from: number) => Promise<FileValue[][]>
}
/** Rows read at a time: few enough to hold nobody up, many enough that a long list is not walked too often. `from` is always a multiple of it. */
export const BATCH = 5000
/** Some lists must be looked up before it is known what they are: a figure's records. */
export type ListFileReader = (params: Params, read: Read, viewer: Viewer) => AskedFile | Promise<AskedFile>

/** A column as a file writes it; an amount's header names its unit. */
export const shapeOf = <Row>(header: string, { kind, width, total }: FileColumn<Row>): FileShape => ({
  header: kind === 'wan' ? `${header}（万元）` : header,
  width: width ?? (kind === 'text' ? 18 : 12),
  kind,
  total: total ?? (kind === 'wan' || kind === 'count'),
})

/** Binds a list's file to an address. Columns of the spec without a cell are left out. */
export function listFile<Spec extends ListSpec, Row>(file: ListFile<Spec, Row>): (params: Params) => AskedFile {
  return (params) => {
    const list = parseList(file.spec, params)
    const shown = file.spec.columns.flatMap(({ key, header }) => {
      const column = file.columns[key]
      return column && list.columns.includes(key) ? [{ header, column }] : []
    })
    return {
      title: file.title,
      permission: file.permission,
      entry: file.entry ?? { action: 'export.run', noun: 'export' },
      asked: { q: list.q, filters: list.filters, sort: list.sort, columns: list.columns },
      columns: shown.map(({ header, column }) => shapeOf(header, column)),
      total: (read, viewer) => file.total(read, viewer, list),
      rows: async (read, viewer, limit, from) =>
        (await file.rows(read, viewer, list, limit, from)).map((row) =>
          shown.map(({ column }) => column.value(row) ?? null),
        ),
    }
  }
}
