import {
  type Choice,
  ChoiceFilters,
  choiceChips,
  DaysFilter,
  daysChip,
  FoldedFilters,
  optionsOf,
} from '@/components/lists/choice-filters'
import type { ActiveChip } from '@/components/lists/list-view'
import type { Option } from '@/components/ui/text-input'
import { REQUEST_LEVEL_TERMS, REQUEST_LEVELS, REQUEST_STATE_TERMS, REQUEST_STATES } from '@/lib/kernel/terms'
import type { RequestList } from '@/lib/requests/list.schema'

export type RequestChoices = { units: Option[]; categories: Option[]; company?: Option }
type Props = { list: RequestList; choices: RequestChoices }

const inView = ({ categories, units }: RequestChoices): Choice[] => [
  { name: 'category', label: '诉求类别', all: '全部类别', options: categories },
  { name: 'state', label: '状态', all: '全部状态', options: optionsOf(REQUEST_STATES, REQUEST_STATE_TERMS) },
  ...(units.length > 1
    ? [{ name: 'unit', label: '承办单位', all: '全部承办单位', options: units, unknown: '指定单位' }]
    : []),
]
const folded = ({ units }: RequestChoices): Choice[] => [
  { name: 'level', label: '办理层级', options: optionsOf(REQUEST_LEVELS, REQUEST_LEVEL_TERMS) },
  ...(units.length > 1 ? [{ name: 'raised', label: '提出单位', options: units, unknown: '指定单位' }] : []),
]
const KEPT = ['company', 'project', 'visit', 'owner'] as const

/** The filters always in view; the view is chosen by its tabs and kept. */
export function RequestFilters({ list: { filters }, choices }: Props) {
  return (
    <>
      {filters.view ? <input type="hidden" name="view" value={filters.view} /> : null}
      <ChoiceFilters choices={inView(choices)} filters={filters} />
    </>
  )
}

/** The filters behind “更多筛选”. */
export function MoreRequestFilters({ list: { filters }, choices }: Props) {
  return (
    <>
      <DaysFilter label="到期日" filters={filters} />
      <FoldedFilters choices={folded(choices)} filters={filters} />
      {KEPT.map((name) =>
        filters[name] ? <input key={name} type="hidden" name={name} value={filters[name]} /> : null,
      )}
    </>
  )
}

/** The filters in force, in words; some of them come by links only. */
export function requestChips({ filters }: RequestList, choices: RequestChoices): ActiveChip[] {
  return [
    ...choiceChips([...inView(choices), ...folded(choices)], filters),
    ...daysChip(filters, '到期 '),
    ...(filters.company ? [{ label: choices.company?.label ?? '指定企业', removes: ['company'] }] : []),
    ...(filters.project ? [{ label: '指定项目', removes: ['project'] }] : []),
    ...(filters.visit ? [{ label: '指定走访', removes: ['visit'] }] : []),
    ...(filters.owner ? [{ label: '指定承办人', removes: ['owner'] }] : []),
  ]
}
