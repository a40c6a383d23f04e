import type { Metadata } from 'next'
import { ProjectForm } from '@/components/projects/project-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { companyName } from '@/lib/companies/queries'
import { termsOf } from '@/lib/dictionaries/queries'
import { recordExtras } from '@/lib/extras/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { createProjectAction } from '../actions'
import { chargeChoices, termOptions } from '../choices'

export const metadata: Metadata = { title: '新建项目' }

type Search = Promise<{ name?: string | string[]; company?: string | string[] }>

/** `?company=` fills in the investor, `?name=` what was searched for in vain. */
export default async function NewProjectPage({ searchParams }: { searchParams: Search }) {
  const viewer = await pageViewer('project.write')
  const { name, company } = await searchParams
  const [targets, tags, charge, investor, extras] = await Promise.all([
    termsOf(reader(), 'target-type'),
    termsOf(reader(), 'tag'),
    chargeChoices(viewer),
    typeof company === 'string' ? companyName(reader(), viewer, company) : undefined,
    recordExtras(reader(), 'project'),
  ])
  return (
    <>
      <PageHeader title="新建项目" breadcrumb={[{ label: '项目', href: paths.projects.list() }]} />
      <Card>
        <ProjectForm
          action={createProjectAction}
          formKey={newId()}
          start={{ name: typeof name === 'string' ? name : undefined, investor }}
          targets={termOptions(targets)}
          tags={termOptions(tags)}
          charge={charge}
          extras={extras}
          today={today()}
          cancelHref={paths.projects.list()}
        />
      </Card>
    </>
  )
}
