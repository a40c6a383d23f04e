import { OwnershipPanel } from '@/components/ownership/ownership-panel'
import { ReleaseDialog } from '@/components/ownership/release-dialog'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { dayOf, today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { noticedProjects } from '@/lib/ownership/pool.queries'
import { mayPool } from '@/lib/ownership/pool.rules'
import { ownershipOf } from '@/lib/ownership/queries'
import type { ProjectDetail } from '@/lib/projects/one.queries'
import { releaseAction } from '../../pool/actions'

/** 归属与分成 of a project: who talked first, who gets how much, what is asked and decided about it, and what may be proposed. */
export async function ProjectOwnership({ viewer, project }: { viewer: Viewer; project: ProjectDetail }) {
  const day = today()
  const [view, [notice]] = await Promise.all([
    ownershipOf(reader(), project, day),
    noticedProjects(reader(), viewer, day, project.id),
  ])
  const { id, version, pooledAt } = project
  const proposes = reaches(viewer, 'ownership.raise', project)
  const objects = view.held && view.held.unitId !== project.unitId && may(viewer, 'ownership.raise')
  const releases = mayPool(project) && reaches(viewer, 'project.write', project)
  const link = (kind: string, label: string, projectId = id) => (
    <ButtonLink kind="quiet" size="small" href={paths.cases.create({ kind, project: projectId })}>
      {label}
    </ButtonLink>
  )
  return (
    <>
      {notice ? (
        <Notice tone="warn" title={`${notice.returnsOn} 将退回公海`}>
          已长期没有动作。在此之前修改、推进、登记资金或走访、补充材料，即可保留。
        </Notice>
      ) : null}
      <Section
        title="归属与分成"
        id="ownership"
        flush
        actions={
          <>
            {proposes && !pooledAt ? link('transfer', '移交') : null}
            {proposes ? link('split', '分成') : null}
            {objects && view.held ? link('dispute', '提出争议', view.held.projectId) : null}
            {releases ? <ReleaseDialog action={releaseAction} formKey={newId()} project={{ id, version }} /> : null}
          </>
        }
      >
        <OwnershipPanel
          view={view}
          today={day}
          unitName={project.unitName}
          pooledOn={pooledAt ? dayOf(pooledAt) : null}
        />
      </Section>
    </>
  )
}
