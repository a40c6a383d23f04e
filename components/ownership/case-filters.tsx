import type { ActiveChip } from '@/components/lists/list-view'
import { Select } from '@/components/ui/text-input'
import type { CaseList } from '@/lib/ownership/case.list.schema'
import { CASE_KIND_TERMS, CASE_KINDS, CASE_STATUS_TERMS, CASE_STATUSES } from '@/lib/ownership/schema'

/** The filters of the list of cases; the view is chosen by its tabs and kept. */
export function CaseFilters({ list: { filters } }: { list: CaseList }) {
  return (
    <>
      {filters.view ? <input type="hidden" name="view" value={filters.view} /> : null}
      <Select
        name="kind"
        label="事项"
        hideLabel
        placeholder="全部事项"
        options={CASE_KINDS.map((value) => ({ value, label: CASE_KIND_TERMS[value] }))}
        defaultValue={filters.kind ?? ''}
      />
      <Select
        name="status"
        label="状态"
        hideLabel
        placeholder="全部状态"
        options={CASE_STATUSES.map((value) => ({ value, label: CASE_STATUS_TERMS[value] }))}
        defaultValue={filters.status ?? ''}
      />
    </>
  )
}

/** The filters in force, in words. */
export function caseChips({ filters: { kind, status } }: CaseList): ActiveChip[] {
  return [
    kind && { label: CASE_KIND_TERMS[kind], removes: ['kind'] },
    status && { label: CASE_STATUS_TERMS[status], removes: ['status'] },
  ].filter((chip) => typeof chip === 'object')
}
