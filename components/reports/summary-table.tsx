import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { type Column, DataTable } from '@/components/ui/data-table'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { Cell, SummaryTable as Table } from '@/lib/reports/document'

/** Where a cell leads: the records behind a figure, or the record itself. */
export type CellHref = (table: string, row: string, column: string) => string | undefined

/**
 * A table of the summary as the page shows it; the columns that only a spreadsheet needs stay out. A `tall` one scrolls in its
 * own frame on screens and is whole on paper.
 */
export function SummaryTableView({ table, href, tall }: { table: Table; href?: CellHref; tall?: boolean }) {
  const name = table.columns.findIndex((column) => column.align === 'left')
  const columns = table.columns.flatMap((column, at): Column<Table['rows'][number]>[] =>
    column.detail
      ? []
      : [
          {
            key: column.key,
            header: column.title,
            align: column.align === 'right' ? 'end' : column.align === 'center' ? 'center' : undefined,
            phone: at === name ? 'title' : column.key === 'order' ? 'hidden' : 'meta',
            cell: (row) => (
              <CellText
                cell={row.cells[at]}
                href={href?.(table.key, row.id, column.key)}
                whole={column.align === 'center'}
              />
            ),
          },
        ],
  )
  return (
    <>
      <ScrollRegion
        label={table.title}
        className={cx(
          'overflow-x-auto rounded-lg border bg-surface [--table-top:0px] print:overflow-visible',
          tall && 'max-h-[36rem] overflow-y-auto print:max-h-none',
        )}
      >
        {table.rows.length === 0 ? (
          <p className="px-4 py-3 text-ink-muted">{table.empty}</p>
        ) : (
          <DataTable caption={table.title} columns={columns} rows={table.rows} rowKey={(row) => row.id} />
        )}
      </ScrollRegion>
      {table.notes.map((note) => (
        <p key={note} className="mt-1.5 text-sm text-ink-muted">
          注：{note}
        </p>
      ))}
    </>
  )
}

/** `whole`: short words that must not break over two lines. */
function CellText({ cell, href, whole }: { cell: Cell | undefined; href: string | undefined; whole: boolean }) {
  if (!cell) return null
  if (cell.kind === 'none') return <span className="text-ink-muted">{cell.text}</span>
  const text =
    cell.kind === 'day' ? (
      <time dateTime={cell.day} className="whitespace-nowrap">
        {cell.text}
      </time>
    ) : whole ? (
      <span className="md:whitespace-nowrap">{cell.text}</span>
    ) : (
      cell.text
    )
  return href ? (
    <Link href={href} prefetch={false} className="text-accent hover:underline">
      {text}
    </Link>
  ) : (
    text
  )
}
