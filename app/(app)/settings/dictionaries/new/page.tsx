import type { Metadata } from 'next'
import { TermForm } from '@/components/dictionaries/term-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { NESTED_KINDS, TERM_KIND_NAMES, TERM_KINDS } from '@/lib/dictionaries/kinds'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { saveTermAction } from '../actions'

export const metadata: Metadata = { title: '新建条目' }

export default async function NewTermPage({ searchParams }: { searchParams: Promise<{ kind?: string }> }) {
  await pageViewer('term.write')
  const asked = (await searchParams).kind
  const kind = TERM_KINDS.find((each) => each === asked) ?? TERM_KINDS[0]
  const name = TERM_KIND_NAMES[kind]
  return (
    <>
      <PageHeader
        title={`新建${name}`}
        breadcrumb={[{ label: name, href: paths.settings('dictionaries', { kind }) }]}
      />
      <TermForm action={saveTermAction} formKey={newId()} kind={kind} nested={NESTED_KINDS.includes(kind)} />
    </>
  )
}
