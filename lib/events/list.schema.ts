import { code, day, type List, listSpec } from '@/lib/lists/list.schema'
import { EVENT_LABELS as labels } from './schema'

/** 推介活动: filters, orders and columns of the page and the Excel file. */
export const eventList = listSpec({
  filters: { from: day(), to: day(), unit: code() },
  sorts: ['day', 'name', 'companies'],
  sort: { key: 'day', direction: 'desc' },
  columns: [
    { key: 'name', header: labels.name },
    { key: 'day', header: labels.happenedOn },
    { key: 'ends', header: labels.endsOn, extra: true },
    { key: 'place', header: labels.place },
    { key: 'host', header: labels.host },
    { key: 'companies', header: labels.companiesPresent },
    { key: 'unit', header: '责任单位' },
    { key: 'owner', header: '记录人', extra: true },
    { key: 'summary', header: labels.summary, extra: true },
  ],
})
export type EventList = List<typeof eventList>
