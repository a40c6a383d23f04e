import { Building2 } from 'lucide-react'
import type { Metadata } from 'next'
import { COMPANY_CELLS } from '@/components/companies/company-cells'
import { COMPANY_CHOICES, companyChips, moreCompanyChoices } from '@/components/companies/company-filters'
import { ExportContacts } from '@/components/contacts/export-contacts'
import { ExtraFilters, extraCells, extraChips } from '@/components/extras/list-extras'
import { ChoiceFilters, FoldedFilters } from '@/components/lists/choice-filters'
import { ListView } from '@/components/lists/list-view'
import { unitChoices } from '@/components/lists/unit-choices'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { industrySections } from '@/lib/companies/choices.queries'
import { listCompanies } from '@/lib/companies/list.queries'
import { companyList } from '@/lib/companies/list.schema'
import { termsOf } from '@/lib/dictionaries/queries'
import { withExtraFields } from '@/lib/extras/list.schema'
import { extraFieldsOf } from '@/lib/extras/queries'
import { paths } from '@/lib/kernel/paths'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { unitOptions } from '@/lib/units/queries'

export const metadata: Metadata = { title: '企业' }

export default async function CompaniesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('company.read')
  const fields = await extraFieldsOf(reader(), 'company')
  const spec = withExtraFields(companyList, fields)
  const list = parseList(spec, await searchParams)
  const [{ rows, total }, units, industries, tags] = await Promise.all([
    listCompanies(reader(), viewer, list),
    unitOptions(reader(), viewer, 'company.read'),
    industrySections(reader()),
    termsOf(reader(), 'tag'),
  ])
  const choices = {
    units: unitChoices(units),
    industries,
    tags: tags.map((tag) => ({ value: tag.code, label: tag.label })),
  }
  const create = may(viewer, 'company.write') ? (
    <ButtonLink kind="primary" href={paths.companies.create({ name: list.q })}>
      新建企业
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader title="企业" actions={create} />
      <ListView
        spec={spec}
        list={list}
        rows={rows}
        total={total}
        cells={{ ...COMPANY_CELLS, ...extraCells(fields) }}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.companies.one(row.id)}
        href={paths.companies.list}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('companies', query) : undefined}
        caption="企业"
        unit="家企业"
        searchPlaceholder="名称、拼音、首字母或信用代码"
        filters={<ChoiceFilters choices={COMPANY_CHOICES} filters={list.filters} />}
        more={
          <>
            <FoldedFilters choices={moreCompanyChoices(choices)} filters={list.filters} />
            <ExtraFilters fields={fields} filters={list.filters} />
          </>
        }
        chips={[...companyChips(list, choices), ...extraChips(fields, list.filters)]}
        empty={
          <EmptyState icon={<Building2 />} title="企业库还是空的" action={create}>
            区外目标企业和驻区企业都登记在这里，全区共用。也可以在记走访时直接填写新企业，或由负责人导入台账。
          </EmptyState>
        }
      />
      {may(viewer, 'export.run') ? (
        <div className="no-print mt-2 flex justify-end">
          <ExportContacts mayUnmask={may(viewer, 'contact.unmask')} />
        </div>
      ) : null}
    </>
  )
}
