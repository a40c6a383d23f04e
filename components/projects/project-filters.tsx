import type { ActiveChip } from '@/components/lists/list-view'
import { DateInput, type Option, Select } from '@/components/ui/text-input'
import { ORIGIN_TERMS, ORIGINS, PROJECT_STATE_TERMS, PROJECT_STATES, STAGE_TERMS, STAGES } from '@/lib/kernel/terms'
import { AT_LEAST_TERMS, type AtLeast, type ProjectList } from '@/lib/projects/list.schema'

export type ProjectChoices = { units: Option[]; owners: Option[]; targets: Option[]; tags: Option[] }
type Props = {
  list: ProjectList
  choices: ProjectChoices
  /** The board has its own stages and only projects under way. */
  board?: boolean
}

const options = <Code extends string>(codes: readonly Code[], terms: Record<Code, string>) =>
  codes.map((code) => ({ value: code, label: terms[code] }))
const STAGE_OPTIONS = options(STAGES, STAGE_TERMS)
const STATE_OPTIONS = options(PROJECT_STATES, PROJECT_STATE_TERMS)
const ORIGIN_OPTIONS = options(ORIGINS, ORIGIN_TERMS)
const AMOUNT_OPTIONS = options(Object.keys(AT_LEAST_TERMS) as AtLeast[], AT_LEAST_TERMS)

/** The filters always in view. */
export function ProjectFilters({ list: { filters }, choices, board }: Props) {
  return (
    <>
      {board ? null : (
        <Select
          name="stage"
          label="阶段"
          hideLabel
          placeholder="全部阶段"
          options={STAGE_OPTIONS}
          defaultValue={filters.stage ?? ''}
        />
      )}
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
        label="责任单位"
        hideLabel
        placeholder="全部单位"
        options={choices.units}
        defaultValue={filters.unit ?? ''}
      />
    </>
  )
}

/** The filters behind “更多筛选”. */
export function MoreProjectFilters({ list: { filters }, choices, board }: Props) {
  return (
    <>
      {board ? null : (
        <Select
          name="state"
          label="状态"
          placeholder="不限"
          options={STATE_OPTIONS}
          defaultValue={filters.state ?? ''}
        />
      )}
      <Select
        name="owner"
        label="责任人"
        placeholder="不限"
        options={choices.owners}
        defaultValue={filters.owner ?? ''}
      />
      <Select
        name="origin"
        label="内资/外资"
        placeholder="不限"
        options={ORIGIN_OPTIONS}
        defaultValue={filters.origin ?? ''}
      />
      <Select
        name="amount"
        label="协议投资额"
        placeholder="不限"
        options={AMOUNT_OPTIONS}
        defaultValue={filters.amount ?? ''}
      />
      <Select name="tag" label="标签" placeholder="不限" options={choices.tags} defaultValue={filters.tag ?? ''} />
      <div className="grid grid-cols-2 gap-3">
        <DateInput name="from" label="进入现阶段，自" defaultValue={filters.from} />
        <DateInput name="to" label="至" defaultValue={filters.to} />
      </div>
    </>
  )
}

const labelIn = (list: Option[], value: string) => list.find((option) => option.value === value)?.label.trim() ?? value

/** The filters in force, in words. */
export function projectChips({ filters }: ProjectList, choices: ProjectChoices): ActiveChip[] {
  const { stage, state, unit, owner, target, tag, origin, amount, from, to } = filters
  return [
    stage && { label: STAGE_TERMS[stage], removes: ['stage'] },
    state && { label: PROJECT_STATE_TERMS[state], removes: ['state'] },
    target && { label: labelIn(choices.targets, target), removes: ['target'] },
    unit && { label: labelIn(choices.units, unit), removes: ['unit'] },
    owner && { label: labelIn(choices.owners, owner), removes: ['owner'] },
    origin && { label: ORIGIN_TERMS[origin], removes: ['origin'] },
    amount && { label: AT_LEAST_TERMS[amount], removes: ['amount'] },
    tag && { label: labelIn(choices.tags, tag), removes: ['tag'] },
    (from || to) && { label: `进入现阶段 ${from ?? '…'} 至 ${to ?? '…'}`, removes: ['from', 'to'] },
  ].filter((chip) => typeof chip === 'object')
}
