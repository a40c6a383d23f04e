import type { ActiveChip } from '@/components/lists/list-view'
import { type Option, Select } from '@/components/ui/text-input'
import { type CompanyList, VISITED } from '@/lib/companies/list.schema'
import { COMPANY_KIND_TERMS, COMPANY_KINDS, ORIGIN_TERMS, ORIGINS } from '@/lib/kernel/terms'

export type CompanyChoices = { units: Option[]; industries: Option[]; tags: Option[] }
type Props = { list: CompanyList; choices: CompanyChoices }

const KINDS = COMPANY_KINDS.map((kind) => ({ value: kind, label: COMPANY_KIND_TERMS[kind] }))
const ORIGIN_OPTIONS = ORIGINS.map((origin) => ({ value: origin, label: ORIGIN_TERMS[origin] }))
const VISITED_OPTIONS = Object.entries(VISITED).map(([value, label]) => ({ value, label }))

/** The filters always in view. */
export function CompanyFilters({ list: { filters } }: Props) {
  return (
    <>
      <Select
        name="kind"
        label="企业类别"
        hideLabel
        placeholder="全部类别"
        options={KINDS}
        defaultValue={filters.kind ?? ''}
      />
      <Select
        name="visited"
        label="走访情况"
        hideLabel
        placeholder="走访情况不限"
        options={VISITED_OPTIONS}
        defaultValue={filters.visited ?? ''}
      />
    </>
  )
}

/** The filters behind “更多筛选”. */
export function MoreCompanyFilters({ list: { filters }, choices }: Props) {
  return (
    <>
      <Select
        name="unit"
        label="登记单位"
        placeholder="不限"
        options={choices.units}
        defaultValue={filters.unit ?? ''}
      />
      <Select
        name="origin"
        label="内资/外资"
        placeholder="不限"
        options={ORIGIN_OPTIONS}
        defaultValue={filters.origin ?? ''}
      />
      <Select
        name="industry"
        label="行业门类"
        placeholder="不限"
        options={choices.industries}
        defaultValue={filters.industry ?? ''}
      />
      <Select name="tag" label="企业标签" placeholder="不限" options={choices.tags} defaultValue={filters.tag ?? ''} />
    </>
  )
}

const labelIn = (options: Option[], value: string) =>
  options.find((option) => option.value === value)?.label.trim() ?? value

/** The filters in force, in words. */
export function companyChips({ filters }: CompanyList, choices: CompanyChoices): ActiveChip[] {
  const { kind, visited, unit, origin, industry, tag, region, owner } = filters
  return [
    kind && { label: COMPANY_KIND_TERMS[kind], removes: ['kind'] },
    visited && { label: VISITED[visited], removes: ['visited'] },
    unit && { label: labelIn(choices.units, unit), removes: ['unit'] },
    origin && { label: ORIGIN_TERMS[origin], removes: ['origin'] },
    industry && { label: labelIn(choices.industries, industry), removes: ['industry'] },
    tag && { label: labelIn(choices.tags, tag), removes: ['tag'] },
    region && { label: `来自${region}`, removes: ['region'] },
    owner && { label: '指定责任人', removes: ['owner'] },
  ].filter((chip) => typeof chip === 'object')
}
