import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DisputeForm, SplitForm, TransferForm } from '@/components/ownership/propose-forms'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { hintOf, ownRivals } from '@/lib/ownership/hint.queries'
import { receiversIn } from '@/lib/ownership/queries'
import { CASE_KINDS, type CaseKind } from '@/lib/ownership/schema'
import { disputeAction, splitAction, transferAction } from '../actions'
import { everyUnit } from '../choices'

export const metadata: Metadata = { title: '归属' }

type Search = Promise<{ project?: string | string[]; kind?: string | string[] }>

const TITLES: Record<CaseKind, string> = { transfer: '移交项目', split: '业绩分成', dispute: '提出归属争议' }
const EXPLAINED: Record<CaseKind, string> = {
  transfer: '本单位内部的移交由负责人决定；移交其他单位的，双方负责人都同意后生效。',
  split: '涉及的单位都同意后生效；同一期间以后一次约定为准。合计总是等于全部，一分不差。',
  dispute: '对方会看到您的陈述并作出说明，由双方共同的上级裁定。',
}

/** `?project=` names the project, `?kind=` what is proposed. Of a disputed project only unit and name are shown: it may be another unit's. */
export default async function NewCasePage({ searchParams }: { searchParams: Search }) {
  const viewer = await pageViewer('ownership.raise')
  const { project: id, kind: asked } = await searchParams
  const kind = CASE_KINDS.find((one) => one === asked)
  const project = typeof id === 'string' ? await hintOf(reader(), viewer, id) : undefined
  if (!kind || !project) notFound()
  if (kind !== 'dispute' && !(project.readable && reaches(viewer, 'ownership.raise', project))) notFound()
  const [units, people, own] = await Promise.all([
    everyUnit(),
    receiversIn(reader(), project.unitId),
    kind === 'dispute' ? ownRivals(reader(), viewer, project.id) : [],
  ])
  const back = project.readable ? paths.projects.one(project.id) : paths.cases.list()
  const common = { formKey: newId(), projectId: project.id, cancelHref: back }
  return (
    <>
      <PageHeader
        title={TITLES[kind]}
        breadcrumb={[{ label: '归属', href: paths.cases.list() }]}
        meta={`${project.name}（${project.unitName}）`}
      />
      <Card>
        <p className="mb-4 max-w-prose text-ink-muted">{EXPLAINED[kind]}</p>
        {kind === 'transfer' ? (
          <TransferForm {...common} action={transferAction} units={units} people={people} today={today()} />
        ) : null}
        {kind === 'split' ? <SplitForm {...common} action={splitAction} units={units} unitId={project.unitId} /> : null}
        {kind === 'dispute' ? <DisputeForm {...common} action={disputeAction} own={own} /> : null}
      </Card>
    </>
  )
}
