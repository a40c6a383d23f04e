import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocketForm } from '@/components/docket/docket-form'
import { DeleteSection } from '@/components/forms/delete-section'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { findForm } from '@/lib/docket/queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { changeFormAction, removeFormAction } from '../../actions'
import { kindOptions, listOptions } from '../../options'

export const metadata: Metadata = { title: '修改上报表' }

export default async function EditDocketPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('docket.write')
  const { id } = await params
  const form = await findForm(reader(), viewer, id)
  if (!form || form.deleted || form.unitId === undefined) notFound()
  if (!reaches(viewer, 'docket.write', { unitId: form.unitId })) notFound()
  const { version, title, list, kind, note } = form
  const here = paths.docketForm(id)
  return (
    <>
      <PageHeader
        title="修改上报表"
        breadcrumb={[
          { label: '上报表', href: paths.docket() },
          { label: title, href: here },
        ]}
      />
      <DocketForm
        action={changeFormAction}
        formKey={newId()}
        form={{ id, version, title, list, kind, note }}
        lists={listOptions}
        kinds={kindOptions}
        cancelHref={here}
      />
      <DeleteSection action={removeFormAction} formKey={newId()} record={{ id, version }} noun="上报表">
        这张表将从上报表中消失；已经下载的文件不受影响。
      </DeleteSection>
    </>
  )
}
