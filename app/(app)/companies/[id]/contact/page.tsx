import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ContactForm } from '@/components/contacts/contact-form'
import { DeleteSection } from '@/components/forms/delete-section'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { companyName } from '@/lib/companies/queries'
import { contactsOf } from '@/lib/contacts/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { deleteContactAction, saveContactAction } from '../../actions'

export const metadata: Metadata = { title: '联系人' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ contact?: string | string[] }> }

export default async function ContactPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('company.write')
  const [{ id }, { contact: wanted }] = await Promise.all([params, searchParams])
  const name = await companyName(reader(), viewer, id)
  if (name === undefined) notFound()
  const contact = wanted && (await contactsOf(reader(), viewer, id)).rows.find((row) => row.id === wanted)
  if (wanted && !contact) notFound()
  const stored = contact || undefined
  const here = paths.companies.one(id)
  return (
    <>
      <PageHeader
        title={stored ? '修改联系人' : '新建联系人'}
        breadcrumb={[
          { label: '企业', href: paths.companies.list() },
          { label: name, href: here },
        ]}
      />
      <ContactForm action={saveContactAction} formKey={newId()} companyId={id} contact={stored} cancelHref={here} />
      {stored ? (
        <DeleteSection
          action={deleteContactAction}
          formKey={newId()}
          record={{ id: stored.id, version: stored.version }}
          noun="联系人"
        >
          该联系人将不再显示，已有走访记录中的姓名保持不变。
        </DeleteSection>
      ) : null}
    </>
  )
}
