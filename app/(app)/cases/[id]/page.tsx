import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CaseBadge } from '@/components/ownership/case-badge'
import { CaseTimeline } from '@/components/ownership/case-timeline'
import { Section } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { paths } from '@/lib/kernel/paths'
import { type CaseDetail, findCase } from '@/lib/ownership/case.queries'
import { caseNames } from '@/lib/ownership/queries'
import { partiesOf } from '@/lib/ownership/rules'
import { CASE_KIND_TERMS } from '@/lib/ownership/schema'
import { proposalWords } from '@/lib/ownership/words.rules'
import { CaseSteps } from './case-steps'

export const metadata: Metadata = { title: '归属' }

export default async function CasePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('project.read')
  const { id } = await params
  const one = await findCase(reader(), viewer, id)
  if (!one) notFound()
  const names = await caseNames(reader())
  const parties = partiesOf(one.parties).map((unit) => names.units.get(unit) ?? unit)
  const open = one.kind === 'dispute' || one.status !== 'proposed' ? [] : missing(one, names.units)
  return (
    <>
      <PageHeader
        title={`${CASE_KIND_TERMS[one.kind]}：${one.projectName ?? '已删除的项目'}`}
        breadcrumb={[{ label: '归属', href: paths.cases.list() }]}
        meta={<CaseBadge status={one.status} kind={one.kind} />}
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
        <div className="space-y-4">
          <Section title="事项" id="facts">
            <DescriptionList
              items={[
                { term: '项目', value: <Project viewer={viewer} one={one} /> },
                { term: '涉及单位', value: parties.join('、') },
                ...(one.otherName ? [{ term: '相关项目', value: <Other viewer={viewer} one={one} /> }] : []),
                ...proposalWords(one, names),
                ...(open.length > 0 ? [{ term: '尚待同意', value: open.join('、') }] : []),
                { term: '理由', value: <p className="max-w-prose whitespace-pre-wrap">{one.reason}</p>, wide: true },
              ]}
            />
          </Section>
          <CaseSteps viewer={viewer} one={one} />
        </div>
        <Section title="办理经过" id="history" className="self-start">
          <CaseTimeline one={one} names={names} />
        </Section>
      </div>
    </>
  )
}

const missing = (one: CaseDetail, units: Map<string, string>) =>
  partiesOf(one.parties)
    .filter((unit) => !one.consents.some((consent) => consent.unitId === unit))
    .map((unit) => units.get(unit) ?? unit)

/** A link for those who may open it; for the other side name and unit, as in the hint. */
function Project({ viewer, one }: { viewer: Viewer; one: CaseDetail }) {
  const { projectId, projectName, projectUnitId, projectOwnerId } = one
  return (
    <Name
      readable={
        projectUnitId !== null && reaches(viewer, 'project.read', { unitId: projectUnitId, ownerId: projectOwnerId })
      }
      id={projectId}
      name={projectName}
    />
  )
}

function Other({ viewer, one }: { viewer: Viewer; one: CaseDetail }) {
  const { otherProjectId, otherName, otherUnitId } = one
  const readable = otherUnitId !== null && reaches(viewer, 'project.read', { unitId: otherUnitId })
  return <Name readable={readable} id={otherProjectId ?? ''} name={otherName} />
}

function Name({ readable, id, name }: { readable: boolean; id: string; name: string | null }) {
  if (!readable) return name ?? '—'
  return (
    <Link href={paths.projects.one(id)} prefetch={false} className="text-accent hover:underline">
      {name}
    </Link>
  )
}
