import type { List, ListSort, ListSpec } from './list.schema'

type Query = Record<string, string | undefined>
/** What a link changes of the list it stands on; a filter set to undefined is taken away. */
export type ListChange = {
  q?: string
  filters?: Record<string, string | string[] | undefined>
  sort?: ListSort
  page?: number
  columns?: string[]
}

const same = (a: string[], b: string[]) => a.length === b.length && a.every((one, at) => one === b[at])

/** The order as the address says it: `-updated`; undefined for the list's own order. */
export function sortParam(spec: ListSpec, sort: ListSort): string | undefined {
  if (sort.key === spec.sort.key && sort.direction === spec.sort.direction) return undefined
  return `${sort.direction === 'desc' ? '-' : ''}${sort.key}`
}

/** The shown columns as the address says them; undefined for the usual ones. */
export function columnsParam(spec: ListSpec, columns: string[]): string | undefined {
  const usual = spec.columns.filter((column) => !column.extra).map((column) => column.key)
  return same(columns, usual) ? undefined : columns.join(',')
}

/**
 * The query of a list as it is, or with changes: only what differs from the list's defaults, so that links stay short. Any change but
 * that of the page starts on the first page. For `paths.<room>.list(query)` and `paths.exportOf(list, query)`.
 */
export function listQuery<Spec extends ListSpec>(spec: Spec, list: List<Spec>, change: ListChange = {}): Query {
  const filters = { ...list.filters, ...change.filters } as Record<string, string | string[] | undefined>
  const texts = Object.entries(filters).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])
  const turned = Object.keys(change).every((key) => key === 'page')
  const page = change.page ?? (turned ? list.page : 1)
  return {
    q: 'q' in change ? change.q : list.q,
    ...(Object.fromEntries(texts) as Query),
    sort: sortParam(spec, change.sort ?? list.sort),
    col: columnsParam(spec, change.columns ?? list.columns),
    page: page > 1 ? String(page) : undefined,
  }
}

/** Whether anything narrows the list: an empty page then says “nothing fits” instead of teaching how to begin. */
export function isNarrowed(list: List): boolean {
  return list.q !== undefined || Object.values(list.filters).some((value) => value !== undefined)
}
