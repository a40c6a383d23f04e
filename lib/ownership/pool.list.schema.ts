import { code, type List, listSpec, oneOf } from '@/lib/lists/list.schema'
import { PROJECT_LABELS as labels } from '@/lib/projects/schema'
import { POOL_STAGES } from './pool.rules'

/** 公海: what everybody may see of a project that nobody works on. No investor, no contacts, no notes. */
export const poolList = listSpec({
  filters: { stage: oneOf(POOL_STAGES), target: code(), unit: code() },
  sorts: ['name', 'agreed', 'pooled'],
  sort: { key: 'pooled', direction: 'desc' },
  columns: [
    { key: 'name', header: labels.name },
    { key: 'stage', header: '阶段' },
    { key: 'targets', header: labels.targets },
    { key: 'region', header: labels.sourceRegion },
    { key: 'agreed', header: '投资额' },
    { key: 'unit', header: '原责任单位' },
    { key: 'pooled', header: '退回日期' },
    { key: 'take', header: '操作' },
  ],
})
export type PoolList = List<typeof poolList>
