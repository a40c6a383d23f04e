import { COMPANY_LABELS } from '@/lib/companies/schema'
import { CONTACT_LABELS } from '@/lib/contacts/schema'
import { EVENT_LABELS } from '@/lib/events/schema'
import { PROJECT_LABELS } from '@/lib/projects/schema'
import { VISIT_LABELS } from '@/lib/visits/schema'

const BY_NOUN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  company: COMPANY_LABELS,
  contact: CONTACT_LABELS,
  visit: VISIT_LABELS,
  event: EVENT_LABELS,
  project: PROJECT_LABELS,
}
/** What rows carry beside what forms ask. */
const COMMON: Readonly<Record<string, string>> = {
  id: '编号',
  name: '名称',
  folded: '查重名称',
  unitId: '单位',
  ownerId: '责任人',
  companyId: '企业',
  projectId: '项目',
  people: '参加人员',
  nextDoneAt: '办结时间',
  deleted: '已删除',
  batchId: '导入批次',
  stage: '阶段',
  state: '状态',
  on: '日期',
  rows: '行数',
  filters: '筛选条件',
  columns: '列',
  sort: '排序',
  q: '搜索词',
  role: '岗位',
  username: '用户名',
  active: '在用',
  address: '来源地址',
  reason: '原因',
}

/** A field as its own form calls it; what has no name keeps its identifier, so that nothing is hidden. */
export function fieldWords(noun: string, field: string): string {
  return BY_NOUN[noun]?.[field] ?? COMMON[field] ?? (field || '值')
}
