import { Search, SlidersHorizontal, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { fieldId } from './field'
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
  /** At the right end, outside the form: ColumnPicker, export. */
  tools?: ReactNode
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
  tools,
}: Props) {
  return (
    <div className="no-print mb-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <FilterForm action={action} label={label} version={JSON.stringify([search?.value, active])}>
            {Object.entries(keep).map(([name, value]) =>
              value ? <input key={name} type="hidden" name={name} value={value} /> : null,
            )}
            <div className="relative flex flex-wrap items-center gap-2">
              {search ? (
                <div className="relative min-w-48 flex-1 max-md:basis-full md:max-w-xs">
                  <Search
                    aria-hidden
                    className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-muted md:left-2.5"
                  />
                  <input
                    type="search"
                    id={fieldId(search.name ?? 'q')}
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
                <div className="relative flex items-center gap-2 max-md:-m-0.5 max-md:min-w-0 max-md:flex-1 max-md:overflow-x-auto max-md:p-0.5 max-md:*:w-auto max-md:*:min-w-28 max-md:*:shrink-0 md:flex-wrap">
                  {children}
                </div>
              ) : null}
              {more ? (
                <details data-menu className="shrink-0 lg:relative">
                  <summary className={buttonClass('secondary')}>
                    <SlidersHorizontal aria-hidden />
                    <span className="max-md:sr-only">更多筛选</span>
                  </summary>
                  <div className="z-20 absolute inset-x-0 mt-2 space-y-3 rounded-lg border bg-raised p-4 shadow-raised md:left-auto md:w-md lg:right-auto lg:left-0">
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
        </div>
        {tools ? <div className="flex items-center gap-2 max-md:hidden">{tools}</div> : null}
      </div>
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
