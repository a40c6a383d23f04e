import { type List, listSpec, oneOf } from '@/lib/lists/list.schema'
import { CASE_KINDS, CASE_STATUSES } from './schema'

export const CASE_VIEW_TERMS = { waiting: '待我答复', mine: '我提出的', all: '全部' } as const
const CASE_VIEWS = Object.keys(CASE_VIEW_TERMS) as (keyof typeof CASE_VIEW_TERMS)[]

/** Transfers, splits and disputes: `view` is mine to answer, mine proposed, or all within reach. */
export const caseList = listSpec({
  filters: { view: oneOf(CASE_VIEWS), kind: oneOf(CASE_KINDS), status: oneOf(CASE_STATUSES) },
  sorts: ['recorded'],
  sort: { key: 'recorded', direction: 'desc' },
  columns: [
    { key: 'project', header: '项目' },
    { key: 'kind', header: '事项' },
    { key: 'parties', header: '涉及单位' },
    { key: 'by', header: '提出人' },
    { key: 'recorded', header: '提出日期' },
    { key: 'status', header: '状态' },
  ],
})
export type CaseList = List<typeof caseList>
