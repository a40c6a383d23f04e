import { withExtraFields } from '@/lib/extras/list.schema'
import { type ExtraField, extraFieldsOf } from '@/lib/extras/queries'
import { extraName } from '@/lib/extras/rules'
import type { ExtraNoun } from '@/lib/kernel/terms'
import type { ListSpec } from '@/lib/lists/list.schema'
import { type FileColumn, type ListFile, type ListFileReader, listFile } from './list-file'

type Row = { extras: Record<string, string> }

/** A list's file with the district's own fields of its noun: the same grammar and columns as the page, numbers as numbers and days as days. */
export function withOwnFields<Spec extends ListSpec, Each extends Row>(
  noun: ExtraNoun,
  file: ListFile<Spec, Each>,
): ListFileReader {
  return async (params, read) => {
    const fields = await extraFieldsOf(read, noun)
    const columns = {
      ...file.columns,
      ...Object.fromEntries(fields.map((field) => [extraName(field.id), column(field)])),
    }
    return listFile({ ...file, spec: withExtraFields(file.spec, fields), columns })(params)
  }
}

function column({ id, type }: ExtraField): FileColumn<Row> {
  const text = (row: Row) => row.extras[id] ?? null
  if (type === 'day') return { kind: 'day', value: text }
  if (type === 'text') return { kind: 'text', width: 20, value: text }
  return { kind: 'number', width: 14, value: (row) => (row.extras[id] === undefined ? null : Number(row.extras[id])) }
}
