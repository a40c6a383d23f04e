import { type Choice, choiceChips, optionsOf } from '@/components/lists/choice-filters'
import type { ActiveChip } from '@/components/lists/list-view'
import type { Option } from '@/components/ui/text-input'
import { type CompanyList, VISITED } from '@/lib/companies/list.schema'
import { COMPANY_KIND_TERMS, COMPANY_KINDS, ORIGIN_TERMS, ORIGINS } from '@/lib/kernel/terms'

type Offered = { units: Option[]; industries: Option[]; tags: Option[] }

/** The filters always in view. */
export const COMPANY_CHOICES: Choice[] = [
  { name: 'kind', label: '企业类别', all: '全部类别', options: optionsOf(COMPANY_KINDS, COMPANY_KIND_TERMS) },
  {
    name: 'visited',
    label: '走访情况',
    options: Object.entries(VISITED).map(([value, label]) => ({ value, label })),
  },
]

/** The filters behind “更多筛选”. */
export function moreCompanyChoices({ units, industries, tags }: Offered): Choice[] {
  return [
    { name: 'unit', label: '登记单位', options: units },
    { name: 'origin', label: '内资/外资', options: optionsOf(ORIGINS, ORIGIN_TERMS) },
    { name: 'industry', label: '行业门类', options: industries },
    { name: 'tag', label: '企业标签', options: tags },
  ]
}

/** The filters in force, in words; two of them come by links only. */
export function companyChips({ filters }: CompanyList, offered: Offered): ActiveChip[] {
  const { region, owner } = filters
  return [
    ...choiceChips([...COMPANY_CHOICES, ...moreCompanyChoices(offered)], filters),
    ...(region ? [{ label: `来自${region}`, removes: ['region'] }] : []),
    ...(owner ? [{ label: '指定责任人', removes: ['owner'] }] : []),
  ]
}
