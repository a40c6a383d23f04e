import { CompanyTimeline } from '@/components/companies/company-timeline'
import { History } from '@/components/projects/history'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { findCompany } from '@/lib/companies/queries'
import type { Member } from '@/lib/duplicates/pair.queries'
import { dayOf } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { companyProjects } from '@/lib/projects/company.queries'
import { findProject, moneyLog, stageLog, turnsOf, visitsOf } from '@/lib/projects/one.queries'
import { visitsOfCompany } from '@/lib/visits/queries'

type Props = { viewer: Viewer; noun: 'company' | 'project'; member: Member; title: string; id: string }
const VISITS = 8

/** What has happened to one of the two, as far as the viewer may see it. */
export async function SideHistory({ viewer, noun, member, title, id }: Props) {
  const shown = noun === 'company' ? await company(viewer, member.id) : await project(viewer, member.id)
  const href = noun === 'company' ? paths.companies.one(member.id) : paths.projects.one(member.id)
  return (
    <Section
      title={title}
      id={id}
      actions={
        shown && !member.deleted ? (
          <ButtonLink kind="quiet" size="small" href={href}>
            打开
          </ButtonLink>
        ) : null
      }
    >
      {shown ?? <p className="text-ink-muted">这条记录不在您的权限范围内，只显示名称、单位和大致阶段。</p>}
    </Section>
  )
}

async function company(viewer: Viewer, id: string) {
  const row = await findCompany(reader(), viewer, id, { deleted: true })
  if (!row) return undefined
  const [visits, projects] = await Promise.all([
    visitsOfCompany(reader(), viewer, id, VISITS),
    companyProjects(reader(), viewer, id),
  ])
  return (
    <CompanyTimeline visits={visits} projects={projects} recorded={{ on: dayOf(row.recordedAt), by: row.unitName }} />
  )
}

async function project(viewer: Viewer, id: string) {
  if (!(await findProject(reader(), viewer, id))) return undefined
  const [stages, money, turns, visits] = await Promise.all([
    stageLog(reader(), id),
    moneyLog(reader(), id),
    turnsOf(reader(), id),
    visitsOf(reader(), viewer, id),
  ])
  return <History stages={stages} money={money} turns={turns} visits={visits.slice(0, VISITS)} />
}
