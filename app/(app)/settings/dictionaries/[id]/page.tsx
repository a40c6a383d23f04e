import type { Metadata } from 'next'
import { TermForm } from '@/components/dictionaries/term-form'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { NESTED_KINDS, TERM_KIND_NAMES } from '@/lib/dictionaries/kinds'
import { findTerm } from '@/lib/dictionaries/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { saveTermAction } from '../actions'

export const metadata: Metadata = { title: '修改条目' }

export default async function TermPage({ params }: { params: Promise<{ id: string }> }) {
  await pageViewer('term.write')
  const { id } = await params
  const term = await orNotFound(findTerm(reader(), id))
  const { kind } = term
  return (
    <>
      <PageHeader
        title={term.label}
        breadcrumb={[{ label: TERM_KIND_NAMES[kind], href: paths.settings('dictionaries', { kind }) }]}
      />
      <TermForm
        action={saveTermAction}
        formKey={newId()}
        kind={kind}
        term={term}
        nested={NESTED_KINDS.includes(kind)}
      />
    </>
  )
}
