import { ROLES } from '@/lib/kernel/terms'
import { code, listSpec, oneOf } from '@/lib/lists/list.schema'

export const USER_STATES = ['active', 'inactive', 'locked', 'initial'] as const
export type UserState = (typeof USER_STATES)[number]
export const USER_STATE_TERMS: Record<UserState, string> = {
  active: '在用',
  inactive: '已停用',
  locked: '已锁定',
  initial: '待改初始密码',
}

export const userList = listSpec({
  filters: { role: oneOf(ROLES), unit: code(), state: oneOf(USER_STATES) },
  sorts: ['name', 'username', 'seen'],
  sort: { key: 'name', direction: 'asc' },
  columns: [
    { key: 'name', header: '姓名' },
    { key: 'username', header: '用户名' },
    { key: 'role', header: '岗位' },
    { key: 'unit', header: '单位' },
    { key: 'state', header: '状态' },
    { key: 'seen', header: '最近使用' },
  ],
})
