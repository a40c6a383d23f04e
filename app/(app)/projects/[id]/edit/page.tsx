import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteProject } from '@/components/projects/delete-project'
import { ProjectForm } from '@/components/projects/project-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { termsOf } from '@/lib/dictionaries/queries'
import { recordExtras } from '@/lib/extras/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { findProject } from '@/lib/projects/one.queries'
import { deleteProjectAction, updateProjectAction } from '../../actions'
import { chargeChoices, termOptions } from '../../choices'

export const metadata: Metadata = { title: '编辑项目' }

export default async function EditProjectPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('project.write')
  const { id } = await params
  const found = await findProject(reader(), viewer, id)
  if (!found || !reaches(viewer, 'project.write', found)) notFound()
  const [targets, tags, charge, extras] = await Promise.all([
    termsOf(reader(), 'target-type'),
    termsOf(reader(), 'tag'),
    chargeChoices(viewer, found),
    recordExtras(reader(), 'project', id),
  ])
  const { regionLabel, targets: chosen, tags: tagged, ...project } = found
  const codes = (list: { code: string }[]) => list.map((one) => one.code)
  return (
    <>
      <PageHeader
        title="编辑项目"
        breadcrumb={[
          { label: '项目', href: paths.projects.list() },
          { label: found.name, href: paths.projects.one(id) },
        ]}
        actions={
          <DeleteProject action={deleteProjectAction} formKey={newId()} project={{ id, version: found.version }} />
        }
      />
      <Card>
        <ProjectForm
          action={updateProjectAction}
          formKey={newId()}
          project={{ ...project, sourceRegionLabel: regionLabel, targets: codes(chosen), tags: codes(tagged) }}
          targets={termOptions(targets)}
          tags={termOptions(tags)}
          charge={charge}
          extras={extras}
          today={today()}
          cancelHref={paths.projects.one(id)}
        />
      </Card>
    </>
  )
}
