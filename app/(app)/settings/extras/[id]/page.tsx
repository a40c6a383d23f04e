import type { Metadata } from 'next'
import { ExtraForm } from '@/components/extras/extra-form'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { findExtraField } from '@/lib/extras/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { EXTRA_NOUN_TERMS } from '@/lib/kernel/terms'
import { saveExtraFieldAction } from '../actions'

export const metadata: Metadata = { title: '修改自定义字段' }

export default async function ExtraPage({ params }: { params: Promise<{ id: string }> }) {
  await pageViewer('term.write')
  const { id } = await params
  const field = await orNotFound(findExtraField(reader(), id))
  return (
    <>
      <PageHeader
        title={field.label}
        breadcrumb={[
          { label: '自定义字段', href: paths.settings('extras') },
          { label: EXTRA_NOUN_TERMS[field.noun], href: paths.settings('extras', { noun: field.noun }) },
        ]}
      />
      <ExtraForm action={saveExtraFieldAction} formKey={newId()} noun={field.noun} field={field} />
    </>
  )
}
