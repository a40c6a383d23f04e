import type { ReactNode } from 'react'
import { ExportLinks } from '@/components/lists/export-links'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ColumnPicker } from '@/components/ui/column-picker'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import { columnsParam, isNarrowed, type ListChange, listQuery, sortParam } from '@/lib/lists/link.rules'
import { type List, type ListSpec, MOST_EXPORTED, PAGE_SIZE } from '@/lib/lists/list.schema'

/** A filter in force: its words, and the filters its removal takes away. */
export type ActiveChip = { label: string; removes: string[] }

/** How a list's columns are shown, by column key; keys, headers and order come from the spec. */
export type ListCells<Row> = Record<string, Omit<Column<Row>, 'key' | 'header' | 'sortable' | 'hidden'>>

type Props<Row> = {
  spec: ListSpec
  list: List
  rows: Row[]
  total: number
  /** `total` is as far as was counted: there may be more. */
  orMore?: boolean
  cells: ListCells<Row>
  rowKey: (row: Row) => string
  rowHref?: (row: Row) => string
  /** A URL of this list, e.g. `paths.visits.list`. */
  href: (query?: Record<string, string | number | undefined>) => string
  /** The URL of the same view as a file, `format` being one of its query; undefined where the viewer may not export. */
  exportHref?: (query: Record<string, string | undefined>) => string
  /** What is listed, for screen readers: 企业列表. */
  caption: string
  /** What is counted: 家企业. */
  unit: string
  searchPlaceholder: string
  filters?: ReactNode
  more?: ReactNode
  chips: ActiveChip[]
  /** What stands here before there is anything: teaches how to begin. */
  empty: ReactNode
}

/** A whole list from its parsed address: filters, table, pages, columns, export. Server-rendered; the address holds all state. */
export function ListView<Row>(props: Props<Row>) {
  const { spec, list, cells, href } = props
  const to = (change: ListChange) => href(listQuery(spec, list, change))
  const columns: Column<Row>[] = spec.columns.flatMap(({ key, header }) => {
    const cell = cells[key]
    if (!cell) return []
    return { ...cell, key, header, sortable: spec.sorts.includes(key), hidden: !list.columns.includes(key) }
  })
  const { page: _page, col: _col, ...picked } = listQuery(spec, list)
  const active = [
    ...(list.q ? [{ label: `含“${list.q}”`, removeHref: to({ q: undefined }) }] : []),
    ...props.chips.map(({ label, removes }) => ({
      label,
      removeHref: to({ filters: Object.fromEntries(removes.map((name) => [name, undefined])) }),
    })),
  ]
  const nothing = isNarrowed(list) ? (
    <EmptyState title="没有符合条件的记录" action={<ButtonLink href={href()}>清除条件</ButtonLink>}>
      换一个说法，或减少几项条件再试。
    </EmptyState>
  ) : (
    props.empty
  )
  return (
    <>
      <FilterBar
        action={href()}
        label={`筛选${props.caption}`}
        search={{ value: list.q, placeholder: props.searchPlaceholder }}
        more={props.more}
        keep={{ sort: sortParam(spec, list.sort), col: columnsParam(spec, list.columns) }}
        active={active}
      >
        {props.filters}
      </FilterBar>
      <Card flush>
        <DataTable
          caption={props.caption}
          columns={columns}
          rows={props.rows}
          rowKey={props.rowKey}
          rowHref={props.rowHref}
          sort={list.sort}
          sortHref={(sort) => to({ sort })}
          empty={nothing}
        />
        {props.total > 0 ? (
          <Pagination
            page={list.page}
            pageSize={PAGE_SIZE}
            total={props.total}
            unit={props.unit}
            orMore={props.orMore}
            pageHref={(page) => to({ page })}
          />
        ) : null}
      </Card>
      <div className="no-print mt-2 flex flex-wrap items-center justify-end gap-2">
        {props.exportHref && (props.orMore || props.total > MOST_EXPORTED) ? (
          <p className="text-sm text-ink-muted">一次最多导出前 {MOST_EXPORTED / 10_000} 万行，更多请按日期或单位分批</p>
        ) : null}
        <ColumnPicker action={href()} columns={columns} keep={picked} />
        {props.exportHref && props.total > 0 ? (
          <ExportLinks href={(format) => props.exportHref?.({ ...listQuery(spec, list), format }) ?? ''} />
        ) : null}
      </div>
    </>
  )
}
