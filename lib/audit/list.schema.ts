import { code, day, type List, listSpec, words } from '@/lib/lists/list.schema'

/** The audit trail: filters of its page. Newest first, always: a trail has one order. */
export const auditList = listSpec({
  filters: {
    /** User id. */
    person: code(),
    action: words(),
    noun: code(),
    /** One record's whole history. */
    record: code(),
    from: day(),
    to: day(),
  },
  sorts: ['at'],
  sort: { key: 'at', direction: 'desc' },
  columns: [
    { key: 'at', header: '时间' },
    { key: 'person', header: '人员' },
    { key: 'action', header: '操作' },
    { key: 'record', header: '对象' },
    { key: 'change', header: '变更内容' },
  ],
})
export type AuditList = List<typeof auditList>
