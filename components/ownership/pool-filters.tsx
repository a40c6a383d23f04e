import type { ActiveChip } from '@/components/lists/list-view'
import { type Option, Select } from '@/components/ui/text-input'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import type { PoolList } from '@/lib/ownership/pool.list.schema'
import { POOL_STAGES } from '@/lib/ownership/pool.rules'

type Choices = { targets: Option[]; units: Option[] }

/** The filters of the pool. */
export function PoolFilters({ list: { filters }, choices }: { list: PoolList; choices: Choices }) {
  return (
    <>
      <Select
        name="stage"
        label="阶段"
        hideLabel
        placeholder="全部阶段"
        options={POOL_STAGES.map((value) => ({ value, label: STAGE_TERMS[value] }))}
        defaultValue={filters.stage ?? ''}
      />
      <Select
        name="target"
        label="目标类型"
        hideLabel
        placeholder="全部类型"
        options={choices.targets}
        defaultValue={filters.target ?? ''}
      />
      <Select
        name="unit"
        label="原责任单位"
        hideLabel
        placeholder="全部单位"
        options={choices.units}
        defaultValue={filters.unit ?? ''}
      />
    </>
  )
}

/** The filters in force, in words. */
export function poolChips({ filters: { stage, target, unit } }: PoolList, { targets, units }: Choices): ActiveChip[] {
  const label = (options: Option[], value: string) =>
    options.find((option) => option.value === value)?.label.trim() ?? value
  return [
    stage && { label: STAGE_TERMS[stage], removes: ['stage'] },
    target && { label: label(targets, target), removes: ['target'] },
    unit && { label: label(units, unit), removes: ['unit'] },
  ].filter((chip) => typeof chip === 'object')
}
