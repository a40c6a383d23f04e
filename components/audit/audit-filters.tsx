import { type Choice, choiceChips, DaysFilter, daysChip, FoldedFilters } from '@/components/lists/choice-filters'
import type { ActiveChip } from '@/components/lists/list-view'
import { type Option, TextInput } from '@/components/ui/text-input'
import type { AuditList } from '@/lib/audit/list.schema'
import { actionWords, NOUN_WORDS } from '@/lib/kernel/trail'

const NOUNS = Object.entries(NOUN_WORDS).map(([value, label]) => ({ value, label }))

/** The filters always in view. */
export function auditFilterChoices(people: Option[], actions: string[]): Choice[] {
  return [
    { name: 'person', label: '人员', all: '全部人员', options: people, unknown: '指定人员' },
    {
      name: 'action',
      label: '操作',
      all: '全部操作',
      options: actions.map((value) => ({ value, label: actionWords(value) })),
    },
  ]
}

const folded = (units: Option[]): Choice[] => [
  { name: 'unit', label: '单位', options: units, unknown: '指定单位' },
  { name: 'noun', label: '对象', options: NOUNS },
]

/** The filters behind “更多筛选”. */
export function MoreAuditFilters({ list: { filters }, units }: { list: AuditList; units: Option[] }) {
  return (
    <>
      <DaysFilter label="日期" filters={filters} />
      <FoldedFilters choices={folded(units)} filters={filters} />
      <TextInput name="record" label="记录编号" defaultValue={filters.record ?? ''} />
    </>
  )
}

/** The filters in force, in words. An action asked for by a link may be none of those offered. */
export function auditChips({ filters }: AuditList, choices: Choice[], units: Option[]): ActiveChip[] {
  const known = choices.map((one) =>
    one.name === 'action' && filters.action ? { ...one, unknown: actionWords(filters.action) } : one,
  )
  return [
    ...daysChip(filters),
    ...choiceChips([...known, ...folded(units)], filters),
    ...(filters.record ? [{ label: '指定记录', removes: ['record'] }] : []),
  ]
}
