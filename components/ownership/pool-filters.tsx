import { type Choice, optionsOf } from '@/components/lists/choice-filters'
import type { Option } from '@/components/ui/text-input'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import { POOL_STAGES } from '@/lib/ownership/pool.rules'

/** The filters of the pool. */
export function poolChoices({ targets, units }: { targets: Option[]; units: Option[] }): Choice[] {
  return [
    { name: 'stage', label: '阶段', all: '全部阶段', options: optionsOf(POOL_STAGES, STAGE_TERMS) },
    { name: 'target', label: '目标类型', all: '全部类型', options: targets },
    { name: 'unit', label: '原责任单位', all: '全部单位', options: units },
  ]
}
