import { ChangesNotice } from '@/components/reports/editions/changes-notice'
import { EditionList } from '@/components/reports/editions/edition-list'
import { PublishButton } from '@/components/reports/editions/publish-button'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Viewer } from '@/lib/access/viewer'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import type { ReportState } from '@/lib/kernel/terms'
import type { EditionLine } from '@/lib/reports/editions/queries'
import type { SinceApproval } from '@/lib/reports/making/approval.queries'
import { handOf } from '@/lib/reports/making/load.queries'
import { actsOf } from '@/lib/reports/making/workflow.rules'
import { publishReportAction } from './actions'

type Report = { id: string; version: number; unitId: string; state: ReportState; submittedBy: string | null }

/** On the page of a period: what was published of it, and publishing it once it is approved. */
export function PeriodEditions({
  viewer,
  report,
  editions,
  since,
  live,
}: {
  viewer: Viewer
  report: Report | null
  editions: EditionLine[]
  since: SinceApproval | null
  /** Whether the page shows the data of today, and not what was published. */
  live: boolean
}) {
  const hand = report && handOf(viewer, report.unitId)
  const publishes = report && hand ? actsOf(report, hand).includes('publish') : false
  const concerned = hand?.writes || hand?.approves
  const stands = editions.find(({ withdrawnAt }) => withdrawnAt === null)
  if (!publishes && editions.length === 0 && !since?.changes.length) return null
  return (
    <div className="no-print mb-4 space-y-4">
      {since && concerned ? <ChangesNotice changes={since.changes} /> : null}
      {report && publishes ? (
        <Notice
          title="本期已审定，可以发布"
          action={
            <PublishButton
              action={publishReportAction}
              formKey={newId()}
              report={{ id: report.id, version: report.version }}
              since={since && { count: since.changes.length, seen: since.digest }}
            />
          }
        >
          发布后数字、文字、文件及各项数字背后的记录清单一并固定，以后的变动列入下期的调整说明。
        </Notice>
      ) : null}
      {stands ? <PublishedNotice edition={stands} live={live} /> : null}
      <EditionList rows={editions} />
    </div>
  )
}

function PublishedNotice({ edition, live }: { edition: EditionLine; live: boolean }) {
  const at = (data?: 'now') => paths.report(edition.periodKey, { unit: edition.unitId, data })
  if (live)
    return (
      <Notice tone="warn" action={<ButtonLink href={at()}>查看发布的版本</ButtonLink>}>
        本期已经发布，下文按现有数据生成，仅供核对；正式数据以第{edition.no}次发布的版本为准。
      </Notice>
    )
  return (
    <Notice
      action={
        <>
          <ButtonLink href={paths.reportDifferences(edition.id)}>与现有数据核对</ButtonLink>
          <ButtonLink href={at('now')}>按现有数据查看</ButtonLink>
        </>
      }
    >
      本期已经发布，下文及下载的文件均为第{edition.no}次发布的版本。
    </Notice>
  )
}
