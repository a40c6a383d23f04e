import { ORIGINS, PROJECT_STATES, STAGES } from '@/lib/kernel/terms'
import { code, day, type List, listSpec, oneOf } from '@/lib/lists/list.schema'
import { PROJECT_LABELS as labels } from './schema'

/** Thresholds people ask for, in CNY 分 of 协议投资额. */
export const AT_LEAST = {
  '10m': 1_000_000_000,
  '50m': 5_000_000_000,
  '100m': 10_000_000_000,
  '1b': 100_000_000_000,
} as const
export type AtLeast = keyof typeof AT_LEAST
export const AT_LEAST_TERMS: Record<AtLeast, string> = {
  '10m': '1000万元以上',
  '50m': '5000万元以上',
  '100m': '1亿元以上',
  '1b': '10亿元以上',
}
const THRESHOLDS = Object.keys(AT_LEAST) as AtLeast[]

/** The register of projects: filters, orders and columns of its page, its board and its Excel file. */
export const projectList = listSpec({
  filters: {
    stage: oneOf(STAGES),
    state: oneOf(PROJECT_STATES),
    unit: code(),
    owner: code(),
    target: code(),
    tag: code(),
    origin: oneOf(ORIGINS),
    amount: oneOf(THRESHOLDS),
    /** Days on which the present stage was reached. */
    from: day(),
    to: day(),
  },
  sorts: ['name', 'stageOn', 'agreed', 'arrived', 'next', 'updated'],
  sort: { key: 'updated', direction: 'desc' },
  columns: [
    { key: 'name', header: labels.name },
    { key: 'stage', header: '阶段' },
    { key: 'stageOn', header: '进入阶段日期' },
    { key: 'state', header: '状态', extra: true },
    { key: 'targets', header: labels.targets },
    { key: 'investor', header: labels.investor },
    { key: 'origin', header: labels.origin, extra: true },
    { key: 'agreed', header: '协议投资额' },
    { key: 'registered', header: '注册资本', extra: true },
    { key: 'arrived', header: '到位资金' },
    { key: 'region', header: labels.sourceRegion, extra: true },
    { key: 'area', header: labels.area, extra: true },
    { key: 'landed', header: labels.landedName, extra: true },
    { key: 'unit', header: labels.unitId },
    { key: 'owner', header: labels.ownerId },
    { key: 'next', header: labels.nextOn, extra: true },
    { key: 'updated', header: '更新日期' },
  ],
})
export type ProjectList = List<typeof projectList>
