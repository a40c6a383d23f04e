import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CompanyForm } from '@/components/companies/company-form'
import { DeleteSection } from '@/components/forms/delete-section'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { aliasesOf } from '@/lib/companies/alias.queries'
import { findCompany } from '@/lib/companies/queries'
import { formFacts } from '@/lib/companies/rules'
import { termsOf } from '@/lib/dictionaries/queries'
import { recordExtras } from '@/lib/extras/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { deleteCompanyAction, updateCompanyAction } from '../../actions'

export const metadata: Metadata = { title: '修改企业' }

export default async function EditCompanyPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('company.write')
  const { id } = await params
  const [company, terms, names, extras] = await Promise.all([
    findCompany(reader(), viewer, id),
    termsOf(reader(), 'tag'),
    aliasesOf(reader(), id),
    recordExtras(reader(), 'company', id),
  ])
  if (!company || !reaches(viewer, 'company.write', company)) notFound()
  const { version, name, industry } = company
  const stored = company.tags.map((tag) => tag.tag)
  const tags = terms.map((term) => ({ value: term.code, label: term.label }))
  const retired = company.tags.filter(({ tag }) => !tags.some((option) => option.value === tag))
  const here = paths.companies.one(id)
  return (
    <>
      <PageHeader
        title="修改企业"
        breadcrumb={[
          { label: '企业', href: paths.companies.list() },
          { label: name, href: here },
        ]}
      />
      <CompanyForm
        action={updateCompanyAction}
        formKey={newId()}
        company={{ ...formFacts(company), id, version, tags: stored, aliases: names.join('\n') }}
        industry={
          industry ? { value: industry, label: company.industryLabel ?? industry, detail: industry } : undefined
        }
        tags={[...tags, ...retired.map(({ tag, label }) => ({ value: tag, label }))]}
        extras={extras}
        cancelHref={here}
      />
      <DeleteSection action={deleteCompanyAction} formKey={newId()} record={{ id, version }} noun="企业">
        该企业将从企业库、搜索和选择框中消失，它的走访、项目和统计数据保持不变。
      </DeleteSection>
    </>
  )
}
