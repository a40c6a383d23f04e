import { VISIT_PLAN_LABELS } from '@/lib/calendar/labels'
import { INSTRUCTION_LABELS } from '@/lib/comments/instruction.labels'
import { COMMENT_LABELS } from '@/lib/comments/labels'
import { COMPANY_LABELS } from '@/lib/companies/schema'
import { CONTACT_LABELS } from '@/lib/contacts/schema'
import { TERM_LABELS } from '@/lib/dictionaries/schema'
import { DOCKET_LABELS } from '@/lib/docket/schema'
import { EVENT_LABELS } from '@/lib/events/schema'
import { EVIDENCE_LABELS } from '@/lib/evidence/schema'
import { EXTRA_LABELS } from '@/lib/extras/schema'
import { FIGURE_LABELS, GOAL_LABELS, PLAN_LABELS } from '@/lib/goals/schema'
import { dayOf, TIME_ZONE } from '@/lib/kernel/clock'
import { type Currency, formatMoney } from '@/lib/kernel/money'
import * as terms from '@/lib/kernel/terms'
import { CHANNEL_LABELS } from '@/lib/notices/channel.schema'
import { MONEY_LABELS } from '@/lib/projects/money.schema'
import { PROJECT_LABELS } from '@/lib/projects/schema'
import { REQUEST_LABELS } from '@/lib/requests/schema'
import { UNIT_LABELS } from '@/lib/units/schema'
import { USER_LABELS } from '@/lib/users/schema'
import { VISIT_LABELS } from '@/lib/visits/labels'

type Words = Readonly<Record<string, string>>
const BY_NOUN: Readonly<Record<string, Words>> = {
  company: COMPANY_LABELS,
  contact: CONTACT_LABELS,
  visit: VISIT_LABELS,
  'visit-plan': VISIT_PLAN_LABELS,
  event: EVENT_LABELS,
  project: PROJECT_LABELS,
  stage: PROJECT_LABELS,
  money: MONEY_LABELS,
  evidence: EVIDENCE_LABELS,
  goal: { ...FIGURE_LABELS, ...GOAL_LABELS },
  plan: PLAN_LABELS,
  unit: UNIT_LABELS,
  user: USER_LABELS,
  term: TERM_LABELS,
  extra: EXTRA_LABELS,
  request: REQUEST_LABELS,
  comment: COMMENT_LABELS,
  instruction: INSTRUCTION_LABELS,
  channel: CHANNEL_LABELS,
  docket: DOCKET_LABELS,
  ownership: { kind: '事项', status: '状态', parties: '涉及单位', proposal: '方案', consents: '各方意见' },
  duplicate: { level: '相似程度', reasons: '相似之处', verdict: '处理意见', records: '记录' },
}
/** What rows carry beside what forms ask. */
const COMMON: Words = {
  id: '编号',
  name: '名称',
  folded: '查重名称',
  unitId: '单位',
  ownerId: '责任人',
  createdBy: '录入人',
  recordedAt: '录入时间',
  happenedOn: '发生日期',
  companyId: '企业',
  investorCompanyId: '投资方企业',
  updatedAt: '修改时间',
  version: '版本',
  usd: '折美元',
  pooledAt: '进入公海时间',
  mergedInto: '并入',
  fileName: '文件',
  projectId: '项目',
  people: '参加人员',
  nextDoneAt: '办结时间',
  deleted: '已删除',
  deletedAt: '删除时间',
  batchId: '导入批次',
  stage: '阶段',
  stageOn: '进入阶段日期',
  state: '状态',
  endedOn: '终止日期',
  on: '日期',
  cny: '折人民币',
  agreedCny: '协议投资额',
  registeredCny: '注册资本',
  arrivedCny: '到位资金',
  verification: '认定状态',
  verifiedBy: '认定人',
  verifiedAt: '认定时间',
  rows: '行数',
  total: '总行数',
  format: '文件格式',
  month: '月份',
  period: '期次',
  sha256: '文件校验值',
  listsSha256: '清单校验值',
  editionId: '发布版本',
  no: '第几次发布',
  filters: '筛选条件',
  columns: '列',
  fields: '自定义字段',
  sort: '排序',
  q: '搜索词',
  role: '岗位',
  username: '用户名',
  active: '在用',
  address: '来源地址',
  linkBy: '评价链接生成人',
  agent: '浏览器',
  sessionId: '会话',
  reason: '原因',
  rejectReason: '不予认定理由',
  returnReason: '退回补正内容',
  returnedAt: '退回时间',
  agreedVerifiedCny: '已认定协议投资额',
  registeredVerifiedCny: '已认定注册资本',
  reached: '到达阶段',
  protectedUntil: '保护期至',
  poolNoticeOn: '退回预告日期',
  effectiveOn: '生效日期',
  decidedBy: '裁定人',
  decidedAt: '裁定时间',
  otherProjectId: '另一项目',
  sets: '分成',
  size: '大小',
  type: '类型',
  noun: '对象',
  recordId: '记录编号',
  countedAt: '计入日期',
  moved: '转移的记录',
  merged: '并入的记录',
  apart: '拆回的记录',
  mergeId: '合并编号',
  keptId: '保留的记录',
  goneId: '并入的记录',
  raisedOn: '提出日期',
  raisedUnitId: '提出单位',
  dueOn: '到期日',
  level: '办理层级',
  levelSince: '进入层级日期',
  verdict: '评价',
  verdictNote: '评价说明',
  solvedOn: '解决日期',
  answeredOn: '答复日期',
  answeredAt: '反馈时间',
  closedAt: '办结时间',
  returned: '退回理由',
  mentions: '提到的人',
  editedAt: '编辑时间',
  district: '区县',
  units: '单位数',
  admin: '管理员',
  plan: '规划计划',
  goals: '目标数',
}

const ENUMS: Readonly<Record<string, Words>> = {
  stage: terms.STAGE_TERMS,
  state: terms.PROJECT_STATE_TERMS,
  origin: terms.ORIGIN_TERMS,
  role: terms.ROLE_TERMS,
  verification: terms.VERIFICATION_TERMS,
  level: terms.REQUEST_LEVEL_TERMS,
  verdict: terms.VERDICT_TERMS,
}
const TYPES: Readonly<Record<string, Words>> = { extra: terms.EXTRA_TYPE_TERMS }
const KINDS: Readonly<Record<string, Words>> = {
  money: terms.MONEY_KIND_TERMS,
  company: terms.COMPANY_KIND_TERMS,
  unit: terms.UNIT_KIND_TERMS,
}
const STATES: Readonly<Record<string, Words>> = {
  request: terms.REQUEST_STATE_TERMS,
  'visit-plan': terms.PLAN_STATE_TERMS,
  instruction: terms.INSTRUCTION_STATE_TERMS,
}
/** Amounts of CNY in 分, whatever the record's currency. */
const IN_CNY = new Set(['cny', 'agreedCny', 'registeredCny', 'arrivedCny'])
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, timeStyle: 'short' })

/** A field as its own form calls it; what has no name keeps its identifier, so that nothing is hidden. */
export function fieldWords(noun: string, field: string): string {
  // Extra fields go into the trail by their label of that day (extras/changes.records).
  if (field.startsWith('x.')) return field.slice(2)
  return BY_NOUN[noun]?.[field] ?? COMMON[field] ?? (field || '值')
}

/** An instant as a clerk writes it: 2026-11-22 16:05. */
export const instantWords = (at: Date): string => `${dayOf(at)} ${clock.format(at)}`

/**
 * A value as people read it: codes as their terms, ids as the names they stand for, yes and no, amounts with their unit. What nobody knows
 * stays as it is.
 */
export function valueWords(
  { noun, field, currency }: { noun: string; field: string; currency?: unknown },
  value: unknown,
  names: ReadonlyMap<string, string>,
): string {
  if (value === null || value === '') return '（空）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') {
    if (IN_CNY.has(field)) return formatMoney(value)
    if (noun === 'money' && field === 'amount') return formatMoney(value, (currency as Currency | undefined) ?? 'CNY')
    return String(value)
  }
  if (typeof value === 'string') {
    if (INSTANT.test(value)) return instantWords(new Date(value))
    const words =
      field === 'kind'
        ? KINDS[noun]
        : field === 'type'
          ? TYPES[noun]
          : field === 'state'
            ? (STATES[noun] ?? ENUMS.state)
            : ENUMS[field]
    return (words && Object.hasOwn(words, value) ? words[value] : names.get(value)) ?? value
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.length === 0 ? '（空）' : value.map((one) => names.get(one) ?? one).join('、')
  return JSON.stringify(value)
}
