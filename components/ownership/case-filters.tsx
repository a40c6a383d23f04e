import { type Choice, ChoiceFilters, optionsOf } from '@/components/lists/choice-filters'
import type { CaseList } from '@/lib/ownership/case.list.schema'
import { CASE_KIND_TERMS, CASE_KINDS, CASE_STATUS_TERMS, CASE_STATUSES } from '@/lib/ownership/schema'

export const CASE_CHOICES: Choice[] = [
  { name: 'kind', label: '事项', all: '全部事项', options: optionsOf(CASE_KINDS, CASE_KIND_TERMS) },
  { name: 'status', label: '状态', all: '全部状态', options: optionsOf(CASE_STATUSES, CASE_STATUS_TERMS) },
]

/** The filters of the list of cases; the view is chosen by its tabs and kept. */
export function CaseFilters({ list: { filters } }: { list: CaseList }) {
  return (
    <>
      {filters.view ? <input type="hidden" name="view" value={filters.view} /> : null}
      <ChoiceFilters choices={CASE_CHOICES} filters={filters} />
    </>
  )
}
