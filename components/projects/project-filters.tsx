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
import { ORIGIN_TERMS, ORIGINS, PROJECT_STATE_TERMS, PROJECT_STATES, STAGE_TERMS, STAGES } from '@/lib/kernel/terms'
import { AT_LEAST_TERMS, type AtLeast, type ProjectList } from '@/lib/projects/list.schema'

export type ProjectChoices = { units: Option[]; owners: Option[]; targets: Option[]; tags: Option[] }
type Props = {
  list: ProjectList
  choices: ProjectChoices
  /** The board has its own stages and only projects under way. */
  board?: boolean
}

const STAGE: Choice = { name: 'stage', label: '阶段', all: '全部阶段', options: optionsOf(STAGES, STAGE_TERMS) }
const STATE: Choice = { name: 'state', label: '状态', options: optionsOf(PROJECT_STATES, PROJECT_STATE_TERMS) }

const inView = ({ targets, units }: ProjectChoices): Choice[] => [
  { name: 'target', label: '目标类型', all: '全部类型', options: targets },
  { name: 'unit', label: '责任单位', all: '全部单位', options: units },
]
const folded = ({ owners, tags }: ProjectChoices): Choice[] => [
  { name: 'owner', label: '责任人', options: owners },
  { name: 'origin', label: '内资/外资', options: optionsOf(ORIGINS, ORIGIN_TERMS) },
  {
    name: 'amount',
    label: '协议投资额',
    options: optionsOf(Object.keys(AT_LEAST_TERMS) as AtLeast[], AT_LEAST_TERMS),
  },
  { name: 'tag', label: '标签', options: tags },
]

/** The filters always in view. */
export function ProjectFilters({ list: { filters }, choices, board }: Props) {
  return <ChoiceFilters choices={[...(board ? [] : [STAGE]), ...inView(choices)]} filters={filters} />
}

/** The filters behind “更多筛选”. */
export function MoreProjectFilters({ list: { filters }, choices, board }: Props) {
  return (
    <>
      <FoldedFilters choices={[...(board ? [] : [STATE]), ...folded(choices)]} filters={filters} />
      <DaysFilter label="进入现阶段" filters={filters} />
    </>
  )
}

/** The filters in force, in words. */
export function projectChips({ filters }: ProjectList, choices: ProjectChoices): ActiveChip[] {
  return [
    ...choiceChips([STAGE, STATE, ...inView(choices), ...folded(choices)], filters),
    ...daysChip(filters, '进入现阶段 '),
  ]
}
