import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditForm } from '@/components/reports/edit/edit-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { letterheadOf } from '@/lib/reports/letterhead.schema'
import { currentReport } from '@/lib/reports/making/draft.queries'
import { EDIT_LABELS } from '@/lib/reports/making/edit-form.schema'
import { editView } from '@/lib/reports/making/edit-view.rules'
import { orphanedEdits } from '@/lib/reports/making/edits.rules'
import { editsOf } from '@/lib/reports/making/edits.schema'
import { handOf } from '@/lib/reports/making/load.queries'
import { actsOf } from '@/lib/reports/making/workflow.rules'
import { editReportAction } from '../../actions'

export const metadata: Metadata = { title: '修改工作报告' }

type Props = { params: Promise<{ period: string }>; searchParams: Promise<{ unit?: string | string[] }> }

export default async function EditReportPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('report.write')
  const { period } = await params
  const asked = [(await searchParams).unit].flat()[0]
  const { report, generated } = await orNotFound(currentReport(reader(), viewer, period, asked))
  if (!report) notFound()
  const edits = editsOf(report.edits)
  const here = paths.report(period, { unit: report.unitId })
  const orphans = orphanedEdits(generated, edits)
  const pictures = edits.added.flatMap((each) =>
    each.kind === 'picture' ? [[each.sha256, paths.reportPicture(report.id, each.sha256)]] : [],
  )
  const title = generated.titleLines.join('')
  return (
    <>
      <PageHeader
        title="修改工作报告"
        breadcrumb={[
          { label: '工作月报', href: paths.reports({ unit: report.unitId }) },
          { label: title, href: here },
        ]}
        meta="数字随系统数据更新，直到发布；改动数字的，保存后提示核对"
      />
      {actsOf(report, handOf(viewer, report.unitId)).includes('edit') ? (
        <>
          {orphans.length > 0 ? (
            <Notice tone="warn" title="下列修改过的段落现已不在系统生成的文中，需要的请复制到其他段落" className="mb-4">
              <ul>
                {orphans.map((orphan) => (
                  <li key={orphan.key}>{orphan.text}</li>
                ))}
              </ul>
            </Notice>
          ) : null}
          <EditForm
            key={report.version}
            action={editReportAction}
            formKey={newId()}
            report={{ id: report.id, version: report.version }}
            view={editView(generated, edits)}
            letterhead={letterheadOf(report.letterhead)}
            labels={EDIT_LABELS}
            cancelHref={here}
            pictures={Object.fromEntries(pictures)}
          />
        </>
      ) : (
        <Notice tone="warn" title="这份报告现在不能修改">
          已报送的稿件须先撤回报送，或由审核人退回。
        </Notice>
      )}
    </>
  )
}
