import { code, day, type List, listSpec, tick } from '@/lib/lists/list.schema'
import { VISIT_LABELS as labels } from './labels'

/** Visits: filters, orders and columns of the page and the Excel file. */
export const visitList = listSpec({
  filters: {
    from: day(),
    to: day(),
    kind: code(),
    unit: code(),
    /** Who recorded it or was there. */
    person: code(),
    company: code(),
    project: code(),
    /** Only with a next step that is not done. */
    open: tick(),
  },
  sorts: ['day', 'next', 'recorded'],
  sort: { key: 'day', direction: 'desc' },
  columns: [
    { key: 'company', header: '企业' },
    { key: 'day', header: labels.happenedOn },
    { key: 'kind', header: labels.kind },
    { key: 'summary', header: labels.summary },
    { key: 'leader', header: labels.leader, extra: true },
    { key: 'ours', header: labels.ours },
    { key: 'theirs', header: labels.theirs, extra: true },
    { key: 'place', header: labels.place, extra: true },
    { key: 'project', header: labels.projectId, extra: true },
    { key: 'nextStep', header: labels.nextStep, extra: true },
    { key: 'next', header: labels.nextOn },
    { key: 'unit', header: '走访单位' },
    { key: 'joint', header: labels.jointUnits, extra: true },
    { key: 'owner', header: '记录人', extra: true },
    { key: 'recorded', header: '记录日期', extra: true },
  ],
})
export type VisitList = List<typeof visitList>
