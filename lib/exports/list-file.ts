import type { Permission } from '@/lib/access/permissions'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Day } from '@/lib/kernel/month'
import { type List, type ListSpec, type Params, parseList } from '@/lib/lists/list.schema'
import { type AskedTerms, askedWords } from './asked-words'
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
  /** What paper calls the codes of its filters. */
  terms?: AskedTerms
  total: (read: Read, viewer: Viewer, list: List<Spec>) => Promise<number>
  columns: Record<string, FileColumn<Row>>
} & (
  | { rows: (read: Read, viewer: Viewer, list: List<Spec>, limit: number, from: number) => Promise<Row[]> }
  | {
      /**
       * For lists of many rows: ids once, in the list's order and of one moment, then the rows by them. The order is walked once, and what is
       * added meanwhile moves no row into two parts or none.
       */
      ids: (read: Read, viewer: Viewer, list: List<Spec>, most: number) => Promise<string[]>
      byIds: (read: Read, viewer: Viewer, list: List<Spec>, ids: string[]) => Promise<Row[]>
    }
)

/** A list as asked by an address, with its types closed: what the export needs and nothing more. */
export type AskedFile = {
  title: string
  permission: Permission
  entry: { action: string; noun: string }
  asked: Pick<List, 'q' | 'filters' | 'sort' | 'columns'>
  /** What was asked, in words, for paper; empty when everything was. */
  about: (read: Read, viewer: Viewer) => Promise<string>
  columns: FileShape[]
  total: (read: Read, viewer: Viewer) => Promise<number>
  /** The first `most` rows, in parts. */
  parts: (read: Read, viewer: Viewer, most: number) => AsyncIterable<FileValue[][]>
}
/** Rows read at a time where a list is walked anew for each part. `from` is always a multiple of it. */
export const BATCH = 5000
/** Rows read at a time by their ids: few enough to hold nobody up. */
const BY_IDS = 1000
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
      about: (read, viewer) => askedWords(read, viewer, file.spec, list, file.terms),
      columns: shown.map(({ header, column }) => shapeOf(header, column)),
      total: (read, viewer) => file.total(read, viewer, list),
      async *parts(read, viewer, most) {
        for await (const rows of partsOf(file, read, viewer, list, most))
          yield rows.map((row) => shown.map(({ column }) => column.value(row) ?? null))
      },
    }
  }
}

async function* partsOf<Spec extends ListSpec, Row>(
  file: ListFile<Spec, Row>,
  read: Read,
  viewer: Viewer,
  list: List<Spec>,
  most: number,
): AsyncGenerator<Row[]> {
  if ('ids' in file) {
    const ids = await file.ids(read, viewer, list, most)
    for (let at = 0; at < ids.length; at += BY_IDS)
      yield await file.byIds(read, viewer, list, ids.slice(at, at + BY_IDS))
    return
  }
  yield* walked(most, (limit, from) => file.rows(read, viewer, list, limit, from))
}

/** Parts of a list that is walked anew for each. */
export async function* walked<Row>(most: number, rows: (limit: number, from: number) => Promise<Row[]>) {
  for (let from = 0; from < most; from += BATCH) yield await rows(Math.min(BATCH, most - from), from)
}
