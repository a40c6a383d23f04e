import { code, type List, listSpec } from '@/lib/lists/list.schema'

/** Contacts as they leave: of one company, of one unit, or all within reach. */
export const contactList = listSpec({
  filters: { company: code(), unit: code() },
  sorts: ['company', 'updated'],
  sort: { key: 'company', direction: 'asc' },
  columns: [
    { key: 'company', header: '企业' },
    { key: 'name', header: '姓名' },
    { key: 'title', header: '职务' },
    { key: 'phone', header: '电话' },
    { key: 'main', header: '主要联系人' },
    { key: 'note', header: '备注' },
    { key: 'unit', header: '登记单位' },
    { key: 'updated', header: '更新日期' },
  ],
})
export type ContactList = List<typeof contactList>
