import {
  type Choice,
  ChoiceFilters,
  choiceChips,
  DaysFilter,
  daysChip,
  FoldedFilters,
} from '@/components/lists/choice-filters'
import type { ActiveChip } from '@/components/lists/list-view'
import { Checkbox } from '@/components/ui/choices'
import type { Option } from '@/components/ui/text-input'
import type { VisitList } from '@/lib/visits/list.schema'

export type VisitChoices = { units: Option[]; people: Option[]; kinds: Option[]; company?: Option }
type Props = { list: VisitList; choices: VisitChoices }

const inView = ({ kinds, units }: VisitChoices): Choice[] => [
  { name: 'kind', label: '走访方式', all: '全部方式', options: kinds },
  { name: 'unit', label: '走访单位', all: '全部单位', options: units, unknown: '指定单位' },
]
const folded = ({ people }: VisitChoices): Choice[] => [
  { name: 'person', label: '参加人员', options: people, unknown: '指定人员' },
]

/** The filters always in view; whoever sees one unit only has none to choose. */
export function VisitFilters({ list: { filters }, choices }: Props) {
  const shown = inView(choices).filter(({ name }) => name !== 'unit' || choices.units.length > 1)
  return (
    <>
      <ChoiceFilters choices={shown} filters={filters} />
      <Checkbox name="open" label="只看待跟进" value="1" defaultChecked={filters.open === '1'} />
    </>
  )
}

/** The filters behind “更多筛选”. */
export function MoreVisitFilters({ list: { filters }, choices }: Props) {
  return (
    <>
      <DaysFilter label="走访日期" filters={filters} />
      <FoldedFilters choices={folded(choices)} filters={filters} />
      {filters.company ? <input type="hidden" name="company" value={filters.company} /> : null}
      {filters.project ? <input type="hidden" name="project" value={filters.project} /> : null}
    </>
  )
}

/** The filters in force, in words; some of them come by links only. */
export function visitChips({ filters }: VisitList, choices: VisitChoices): ActiveChip[] {
  return [
    ...daysChip(filters),
    ...choiceChips([...inView(choices), ...folded(choices)], filters),
    ...(filters.company ? [{ label: choices.company?.label ?? '指定企业', removes: ['company'] }] : []),
    ...(filters.project ? [{ label: '指定项目', removes: ['project'] }] : []),
    ...(filters.open ? [{ label: '待跟进', removes: ['open'] }] : []),
  ]
}
