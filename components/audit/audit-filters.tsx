import type { ActiveChip } from '@/components/lists/list-view'
import { DateInput, type Option, Select, TextInput } from '@/components/ui/text-input'
import type { AuditList } from '@/lib/audit/list.schema'
import { actionWords, NOUN_WORDS } from '@/lib/kernel/trail'

type Props = { list: AuditList; people: Option[]; actions: string[] }
type MoreProps = { list: AuditList; units: Option[] }

const NOUNS = Object.entries(NOUN_WORDS).map(([value, label]) => ({ value, label }))
const actionOptions = (actions: string[]) => actions.map((value) => ({ value, label: actionWords(value) }))

/** The filters always in view. */
export function AuditFilters({ list: { filters }, people, actions }: Props) {
  return (
    <>
      <Select
        name="person"
        label="人员"
        hideLabel
        placeholder="全部人员"
        options={people}
        defaultValue={filters.person ?? ''}
      />
      <Select
        name="action"
        label="操作"
        hideLabel
        placeholder="全部操作"
        options={actionOptions(actions)}
        defaultValue={filters.action ?? ''}
      />
    </>
  )
}

/** The filters behind “更多筛选”. */
export function MoreAuditFilters({ list: { filters }, units }: MoreProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <DateInput name="from" label="日期从" defaultValue={filters.from ?? ''} />
        <DateInput name="to" label="到" defaultValue={filters.to ?? ''} />
      </div>
      <Select name="unit" label="单位" placeholder="不限" options={units} defaultValue={filters.unit ?? ''} />
      <Select name="noun" label="对象" placeholder="不限" options={NOUNS} defaultValue={filters.noun ?? ''} />
      <TextInput name="record" label="记录编号" defaultValue={filters.record ?? ''} />
    </>
  )
}

const labelIn = (options: Option[], value: string) => options.find((one) => one.value === value)?.label.trim()

/** The filters in force, in words. */
export function auditChips({ filters }: AuditList, people: Option[], units: Option[]): ActiveChip[] {
  const { person, unit, action, noun, record, from, to } = filters
  return [
    (from || to) && { label: `${from ?? '最早'} 至 ${to ?? '今天'}`, removes: ['from', 'to'] },
    person && { label: labelIn(people, person) ?? '指定人员', removes: ['person'] },
    unit && { label: labelIn(units, unit) ?? '指定单位', removes: ['unit'] },
    action && { label: actionWords(action), removes: ['action'] },
    noun && { label: NOUN_WORDS[noun] ?? noun, removes: ['noun'] },
    record && { label: '指定记录', removes: ['record'] },
  ].filter((chip) => typeof chip === 'object')
}
