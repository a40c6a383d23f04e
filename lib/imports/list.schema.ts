import { BATCH_STATUSES } from '@/lib/kernel/terms'
import { code, type List, listSpec, oneOf } from '@/lib/lists/list.schema'

/** The imports so far, as a list's address asks for them. */
export const batchList = listSpec({
  filters: { status: oneOf(BATCH_STATUSES), unit: code() },
  sorts: ['day'],
  sort: { key: 'day', direction: 'desc' },
  columns: [
    { key: 'file', header: '文件' },
    { key: 'status', header: '状态' },
    { key: 'created', header: '新建' },
    { key: 'updated', header: '更新' },
    { key: 'unchanged', header: '不变' },
    { key: 'refused', header: '未导入' },
    { key: 'unit', header: '导入单位' },
    { key: 'by', header: '导入人' },
    { key: 'day', header: '日期' },
  ],
})
export type BatchList = List<typeof batchList>
