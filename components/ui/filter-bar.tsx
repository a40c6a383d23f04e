import { Search, SlidersHorizontal, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { FilterForm } from './filter-form'

export type ActiveFilter = { label: string /** The list without this filter. */; removeHref: string }

type Props = {
  /** The list's path without query. */
  action: string
  /** 例如“筛选企业”. */
  label: string
  search?: { name?: string; value?: string; placeholder: string }
  /** The commonest filters, always in view on desk: `<Select hideLabel …>`. */
  children?: ReactNode
  /** Further filters behind “更多筛选”; sent by its button. */
  more?: ReactNode
  /** Kept in the address though not shown: sort, columns. */
  keep?: Record<string, string | undefined>
  active?: ActiveFilter[]
  clearHref?: string
}

/** Search, filters and what is in force. On phones the filters fold away under one button. */
export function FilterBar({
  action,
  label,
  search,
  children,
  more,
  keep = {},
  active = [],
  clearHref = action,
}: Props) {
  return (
    <div className="no-print mb-3">
      <FilterForm action={action} label={label} key={JSON.stringify([search?.value, active])}>
        {Object.entries(keep).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <div className="flex flex-wrap items-center gap-2">
          {search ? (
            <div className="relative min-w-48 flex-1 md:max-w-xs">
              <Search
                aria-hidden
                className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-muted md:left-2.5"
              />
              <input
                type="search"
                name={search.name ?? 'q'}
                defaultValue={search.value}
                placeholder={search.placeholder}
                aria-label={search.placeholder}
                autoComplete="off"
                className="control pl-9 md:pl-8"
              />
            </div>
          ) : null}
          {children ? (
            <div className="flex flex-wrap items-center gap-2 max-md:w-full max-md:*:min-w-36 max-md:*:flex-1">
              {children}
            </div>
          ) : null}
          {more ? (
            <details className="group relative">
              <summary className={buttonClass('secondary')}>
                <SlidersHorizontal aria-hidden />
                更多筛选
              </summary>
              <div className="z-20 mt-2 w-[min(28rem,calc(100vw-2rem))] space-y-3 rounded-lg border bg-raised p-4 shadow-raised md:absolute md:left-0">
                {more}
                <button type="submit" className={buttonClass('primary')}>
                  应用筛选
                </button>
              </div>
            </details>
          ) : null}
          <button type="submit" className={buttonClass('quiet', 'normal', 'max-md:sr-only')}>
            查询
          </button>
        </div>
      </FilterForm>
      {active.length > 0 ? (
        <ul aria-label="已选条件" className="mt-2 flex flex-wrap items-center gap-1.5">
          {active.map((filter) => (
            <li key={filter.label}>
              <Link
                href={filter.removeHref}
                prefetch={false}
                scroll={false}
                className="inline-flex min-h-11 items-center gap-1 rounded-md bg-accent-soft pr-1.5 pl-2 text-sm text-accent hover:underline md:min-h-6"
              >
                {filter.label}
                <X aria-hidden className="size-3.5" />
                <span className="sr-only">（移除）</span>
              </Link>
            </li>
          ))}
          <li>
            <Link
              href={clearHref}
              prefetch={false}
              scroll={false}
              className="touch inline-flex items-center px-1.5 text-sm text-ink-muted hover:underline md:min-h-6"
            >
              全部清除
            </Link>
          </li>
        </ul>
      ) : null}
    </div>
  )
}
