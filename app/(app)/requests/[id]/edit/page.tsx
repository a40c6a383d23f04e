import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RequestForm } from '@/components/requests/request-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { standingOf } from '@/lib/requests/load.queries'
import { findRequest, stepsOfRequest } from '@/lib/requests/queries'
import { actsFor, isUntouched } from '@/lib/requests/rules'
import { projectsOfCompany } from '@/lib/visits/queries'
import { updateRequestAction } from '../../actions'
import { categoryChoices } from '../../choices'

export const metadata: Metadata = { title: '修改诉求' }

/** For the raiser, while nothing has happened to the request. */
export default async function EditRequestPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('request.write')
  const { id } = await params
  const request = await findRequest(reader(), viewer, id)
  if (!request) notFound()
  const at = { state: request.state, untouched: isUntouched(request, await stepsOfRequest(reader(), id), today()) }
  if (!actsFor(at, standingOf(viewer, request, null)).includes('edit')) notFound()
  const [projects, categories] = await Promise.all([
    projectsOfCompany(reader(), viewer, request.companyId),
    categoryChoices(),
  ])
  const { version, companyId, projectId, category, title, content, workingDays } = request
  return (
    <>
      <PageHeader
        title="修改诉求"
        breadcrumb={[
          { label: '诉求', href: paths.requests.list() },
          { label: title, href: paths.requests.one(id) },
        ]}
      />
      <RequestForm
        action={updateRequestAction}
        formKey={newId()}
        request={{ id, version, companyId, projectId, category, title, content, workingDays }}
        company={{ value: companyId, label: request.companyName }}
        projects={projects}
        categories={categories}
        units={[]}
        unitId={request.unitId}
        cancelHref={paths.requests.one(id)}
      />
    </>
  )
}
