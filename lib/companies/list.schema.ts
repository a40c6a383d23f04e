import { COMPANY_KINDS, ORIGINS } from '@/lib/kernel/terms'
import { code, type List, listSpec, oneOf, words } from '@/lib/lists/list.schema'
import { COMPANY_LABELS as labels } from './schema'

/** When a company was last visited: within 30 days, not for 90 days, never. */
export const VISITED = { recent: '30天内走访过', stale: '90天以上未走访', never: '从未走访' } as const
type Visited = keyof typeof VISITED
const VISITED_KEYS = Object.keys(VISITED) as Visited[]

/** The register of companies: filters, orders and columns of its page and its Excel file. */
export const companyList = listSpec({
  filters: {
    kind: oneOf(COMPANY_KINDS),
    origin: oneOf(ORIGINS),
    unit: code(),
    owner: code(),
    region: words(),
    /** A class of GB/T 4754 with everything under it. */
    industry: code(),
    tag: code(),
    visited: oneOf(VISITED_KEYS),
  },
  sorts: ['name', 'visited', 'updated'],
  sort: { key: 'updated', direction: 'desc' },
  columns: [
    { key: 'name', header: labels.name },
    { key: 'uscc', header: labels.uscc },
    { key: 'kind', header: labels.kind },
    { key: 'origin', header: labels.origin, extra: true },
    { key: 'region', header: labels.region },
    { key: 'industry', header: labels.industry },
    { key: 'tags', header: labels.tags, extra: true },
    { key: 'address', header: labels.address, extra: true },
    { key: 'unit', header: '登记单位' },
    { key: 'owner', header: '责任人' },
    { key: 'visited', header: '最近走访' },
    { key: 'updated', header: '更新日期' },
  ],
})
export type CompanyList = List<typeof companyList>
