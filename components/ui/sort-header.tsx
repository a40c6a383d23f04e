import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'

export type Sort = { key: string; direction: 'asc' | 'desc' }

type Props = {
  column: { key: string; header: string; align?: 'start' | 'end' | 'center'; sortable?: boolean }
  sort?: Sort
  sortHref?: (sort: Sort) => string
}

/** A column's head; a link when the list can be sorted by it. First click descends, as people look for the latest and the largest. */
export function SortHeader({ column, sort, sortHref }: Props) {
  const active = sort?.key === column.key ? sort.direction : undefined
  const ariaSort = active === 'asc' ? 'ascending' : active === 'desc' ? 'descending' : undefined
  const Arrow = active === 'asc' ? ArrowUp : ArrowDown
  return (
    <th scope="col" data-align={column.align} aria-sort={ariaSort}>
      {column.sortable && sortHref ? (
        <Link
          href={sortHref({ key: column.key, direction: active === 'desc' ? 'asc' : 'desc' })}
          prefetch={false}
          scroll={false}
          className="inline-flex items-center gap-1 rounded-sm hover:text-ink"
        >
          {column.header}
          {active ? <Arrow aria-hidden className="size-3.5 text-accent" /> : null}
        </Link>
      ) : (
        column.header
      )}
    </th>
  )
}
