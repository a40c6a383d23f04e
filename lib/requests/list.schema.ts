import { REQUEST_LEVELS, REQUEST_STATES } from '@/lib/kernel/terms'
import { code, day, type List, listSpec, oneOf } from '@/lib/lists/list.schema'
import { REQUEST_LABELS as labels } from './schema'

/** What waits for the viewer's units, what the viewer raised, what is late, what has risen, everything. */
export const REQUEST_VIEWS = ['unit', 'mine', 'late', 'risen', 'all'] as const
export type RequestView = (typeof REQUEST_VIEWS)[number]
export const REQUEST_VIEW_TERMS: Record<RequestView, string> = {
  unit: '待我单位办理',
  mine: '我提出的',
  late: '逾期',
  risen: '已提级',
  all: '全部',
}

/** Requests: filters, orders and columns of the page and the Excel file. */
export const requestList = listSpec({
  filters: {
    view: oneOf(REQUEST_VIEWS),
    category: code(),
    state: oneOf(REQUEST_STATES),
    level: oneOf(REQUEST_LEVELS),
    unit: code(),
    raised: code(),
    owner: code(),
    company: code(),
    project: code(),
    visit: code(),
    /** By the due day. */
    from: day(),
    to: day(),
  },
  sorts: ['due', 'raised', 'solved'],
  sort: { key: 'due', direction: 'asc' },
  columns: [
    { key: 'title', header: labels.title },
    { key: 'company', header: labels.companyId },
    { key: 'category', header: labels.category },
    { key: 'state', header: '状态' },
    { key: 'due', header: '到期日' },
    { key: 'clock', header: '时限' },
    { key: 'level', header: '办理层级' },
    { key: 'unit', header: labels.unitId },
    { key: 'owner', header: labels.ownerId, extra: true },
    { key: 'raisedUnit', header: '提出单位' },
    { key: 'raised', header: labels.raisedOn, extra: true },
    { key: 'raiser', header: '提出人', extra: true },
    { key: 'content', header: labels.content, extra: true },
    { key: 'answer', header: labels.answer, extra: true },
    { key: 'verdict', header: '企业评价', extra: true },
    { key: 'solved', header: '解决日期', extra: true },
  ],
})
export type RequestList = List<typeof requestList>
