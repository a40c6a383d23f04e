import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { paths } from '@/lib/kernel/paths'
import { deletedProject } from '@/lib/projects/load.queries'
import { mergedElsewhere } from '../../duplicates/record-duplicates'
import { restoreProjectAction } from '../actions'

/** What is left of a deleted project for those who may put it back; for everybody else it is not there. */
export async function DeletedProject({ viewer, id }: { viewer: Viewer; id: string }) {
  const project = await deletedProject(reader(), viewer, id)
  if (project?.mergedInto) return mergedElsewhere(viewer, 'project', id)
  if (!project || !reaches(viewer, 'project.write', project)) notFound()
  return (
    <>
      <PageHeader title={project.name} breadcrumb={[{ label: '项目', href: paths.projects.list() }]} />
      <Notice
        tone="warn"
        title="这个项目已删除"
        action={
          <ActionButton action={restoreProjectAction} fields={{ id, version: project.version }} size="small">
            恢复
          </ActionButton>
        }
      >
        它和它的阶段、资金不再计入任何数字；恢复后照原样计入。
      </Notice>
    </>
  )
}
