import type { Metadata } from 'next'
import { CompanyForm } from '@/components/companies/company-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { termsOf } from '@/lib/dictionaries/queries'
import { recordExtras } from '@/lib/extras/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { createCompanyAction } from '../actions'

export const metadata: Metadata = { title: '新建企业' }

export default async function NewCompanyPage({
  searchParams,
}: {
  searchParams: Promise<{ name?: string | string[] }>
}) {
  await pageViewer('company.write')
  const { name } = await searchParams
  const [tags, extras] = await Promise.all([termsOf(reader(), 'tag'), recordExtras(reader(), 'company')])
  return (
    <>
      <PageHeader title="新建企业" breadcrumb={[{ label: '企业', href: paths.companies.list() }]} />
      <CompanyForm
        action={createCompanyAction}
        formKey={newId()}
        name={typeof name === 'string' ? name.slice(0, 80) : ''}
        tags={tags.map((tag) => ({ value: tag.code, label: tag.label }))}
        extras={extras}
        cancelHref={paths.companies.list()}
      />
    </>
  )
}
