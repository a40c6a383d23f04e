import type { ActiveChip } from '@/components/lists/list-view'
import { Checkbox } from '@/components/ui/choices'
import { DateInput, type Option, Select } from '@/components/ui/text-input'
import type { VisitList } from '@/lib/visits/list.schema'

export type VisitChoices = { units: Option[]; people: Option[]; kinds: Option[]; company?: Option }
type Props = { list: VisitList; choices: VisitChoices }

/** The filters always in view. */
export function VisitFilters({ list: { filters }, choices }: Props) {
  return (
    <>
      <Select
        name="kind"
        label="走访方式"
        hideLabel
        placeholder="全部方式"
        options={choices.kinds}
        defaultValue={filters.kind ?? ''}
      />
      {choices.units.length > 1 ? (
        <Select
          name="unit"
          label="走访单位"
          hideLabel
          placeholder="全部单位"
          options={choices.units}
          defaultValue={filters.unit ?? ''}
        />
      ) : null}
      <Checkbox name="open" label="只看待跟进" value="1" defaultChecked={filters.open === '1'} />
    </>
  )
}

/** The filters behind “更多筛选”. */
export function MoreVisitFilters({ list: { filters }, choices }: Props) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <DateInput name="from" label="走访日期从" defaultValue={filters.from ?? ''} />
        <DateInput name="to" label="到" defaultValue={filters.to ?? ''} />
      </div>
      <Select
        name="person"
        label="参加人员"
        placeholder="不限"
        options={choices.people}
        defaultValue={filters.person ?? ''}
      />
      {filters.company ? <input type="hidden" name="company" value={filters.company} /> : null}
      {filters.project ? <input type="hidden" name="project" value={filters.project} /> : null}
    </>
  )
}

const labelIn = (options: Option[], value: string) => options.find((option) => option.value === value)?.label.trim()

/** The filters in force, in words. */
export function visitChips({ filters }: VisitList, choices: VisitChoices): ActiveChip[] {
  const { from, to, kind, unit, person, company, project, open } = filters
  return [
    (from || to) && { label: `${from ?? '最早'} 至 ${to ?? '今天'}`, removes: ['from', 'to'] },
    kind && { label: labelIn(choices.kinds, kind) ?? kind, removes: ['kind'] },
    unit && { label: labelIn(choices.units, unit) ?? '指定单位', removes: ['unit'] },
    person && { label: labelIn(choices.people, person) ?? '指定人员', removes: ['person'] },
    company && { label: choices.company?.label ?? '指定企业', removes: ['company'] },
    project && { label: '指定项目', removes: ['project'] },
    open && { label: '待跟进', removes: ['open'] },
  ].filter((chip) => typeof chip === 'object')
}
