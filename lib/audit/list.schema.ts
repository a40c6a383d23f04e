import { code, day, type List, listSpec, words } from '@/lib/lists/list.schema'

/** The audit trail: filters of its page. Newest first, always: a trail has one order. */
export const auditList = listSpec({
  filters: {
    /** User id. */
    person: code(),
    /** The unit whose record it was. */
    unit: code(),
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
    { key: 'seq', header: '序号' },
    { key: 'at', header: '时间' },
    { key: 'person', header: '人员' },
    { key: 'action', header: '操作' },
    { key: 'record', header: '对象' },
    { key: 'unit', header: '单位', extra: true },
    { key: 'change', header: '变更内容' },
    { key: 'hash', header: '校验值', extra: true },
  ],
})
export type AuditList = List<typeof auditList>
