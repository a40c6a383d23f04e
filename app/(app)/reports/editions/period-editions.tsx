import { EditionList } from '@/components/reports/editions/edition-list'
import { PublishButton } from '@/components/reports/editions/publish-button'
import { Notice } from '@/components/ui/notice'
import type { Viewer } from '@/lib/access/viewer'
import { newId } from '@/lib/kernel/ids'
import type { ReportState } from '@/lib/kernel/terms'
import type { EditionLine } from '@/lib/reports/editions/queries'
import { handOf } from '@/lib/reports/making/load.queries'
import { actsOf } from '@/lib/reports/making/workflow.rules'
import { publishReportAction } from './actions'

type Report = { id: string; version: number; unitId: string; state: ReportState; submittedBy: string | null }

/** On the page of a period: what was published of it, and publishing it once it is approved. */
export function PeriodEditions({
  viewer,
  report,
  editions,
}: {
  viewer: Viewer
  report: Report | null
  editions: EditionLine[]
}) {
  const publishes = report ? actsOf(report, handOf(viewer, report.unitId)).includes('publish') : false
  const stands = editions.find(({ withdrawnAt }) => withdrawnAt === null)
  if (!publishes && editions.length === 0) return null
  return (
    <div className="no-print mb-4 space-y-4">
      {report && publishes ? (
        <Notice
          title="本期已审定，可以发布"
          action={
            <PublishButton
              action={publishReportAction}
              formKey={newId()}
              report={{ id: report.id, version: report.version }}
            />
          }
        >
          发布后数字、文字、文件及各项数字背后的记录清单一并固定，以后的变动列入下期的调整说明。
        </Notice>
      ) : null}
      {stands ? (
        <Notice tone="warn">本期已经发布，下文按现有数据生成；正式数据以第{stands.no}次发布的版本为准。</Notice>
      ) : null}
      <EditionList rows={editions} />
    </div>
  )
}
