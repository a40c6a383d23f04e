import type { Metadata } from 'next'
import { ExtraForm } from '@/components/extras/extra-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { listExtraFields } from '@/lib/extras/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { EXTRA_NOUN_TERMS, EXTRA_NOUNS } from '@/lib/kernel/terms'
import { saveExtraFieldAction } from '../actions'

export const metadata: Metadata = { title: '新建自定义字段' }

export default async function NewExtraPage({ searchParams }: { searchParams: Promise<{ noun?: string }> }) {
  await pageViewer('term.write')
  const asked = (await searchParams).noun
  const noun = EXTRA_NOUNS.find((each) => each === asked) ?? EXTRA_NOUNS[0]
  const stored = await listExtraFields(reader(), noun)
  return (
    <>
      <PageHeader
        title={`新建${EXTRA_NOUN_TERMS[noun]}字段`}
        breadcrumb={[{ label: '自定义字段', href: paths.settings('extras', { noun }) }]}
      />
      <ExtraForm
        action={saveExtraFieldAction}
        formKey={newId()}
        noun={noun}
        next={Math.max(0, ...stored.map((field) => field.position + 1))}
      />
    </>
  )
}
