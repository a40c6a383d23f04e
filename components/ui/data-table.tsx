import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Sort, SortHeader } from './sort-header'

/** One column. On phones a row becomes a list entry: `title` first, `end` at its right, `meta` below (with the header as its label). */
export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end' | 'center'
  sortable?: boolean
  phone?: 'title' | 'end' | 'meta' | 'hidden'
  /** On phones show the cell without its header. */
  unlabelled?: boolean
  /** Left out for now (ColumnPicker). */
  hidden?: boolean
  /** What the totals row shows here. */
  total?: ReactNode
}

type Props<Row> = {
  /** Says what the table lists; read aloud, not shown. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Makes the whole row a link, held by the `title` cell (else the first). */
  rowHref?: (row: Row) => string
  sort?: Sort
  /** The URL of this list sorted so. */
  sortHref?: (sort: Sort) => string
  /** Label of the totals row; without it there is none. */
  totalLabel?: string
  /** Stands in for the table when there are no rows. */
  empty?: ReactNode
}

/** A table from the server without a line of script. Put it into `<Card flush>`. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowHref,
  sort,
  sortHref,
  totalLabel,
  empty,
}: Props<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  const shown = columns.filter((column) => !column.hidden)
  const linked = shown.find((column) => column.phone === 'title') ?? shown[0]
  return (
    <table className="data-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {shown.map((column) => (
            <SortHeader key={column.key} column={column} sort={sort} sortHref={sortHref} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {shown.map((column) => (
              <td
                key={column.key}
                data-align={column.align}
                data-phone={column.phone ?? (column === linked ? 'title' : 'meta')}
                data-label={column.unlabelled ? undefined : column.header}
              >
                {rowHref && column === linked ? (
                  <Link href={rowHref(row)} prefetch={false} className="row-link hover:text-accent">
                    {column.cell(row)}
                  </Link>
                ) : (
                  column.cell(row)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {totalLabel ? (
        <tfoot>
          <tr>
            {shown.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row" data-phone="title">
                  {totalLabel}
                </th>
              ) : (
                <td
                  key={column.key}
                  data-align={column.align}
                  data-phone={column.total === undefined ? 'hidden' : 'meta'}
                  data-label={column.header}
                >
                  {column.total}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}
