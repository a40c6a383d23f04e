import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DownloadLinks } from '@/components/reports/download-links'
import { PrintButton } from '@/components/reports/print-button'
import { SummaryArticle } from '@/components/reports/summary-article'
import { UnitMenu } from '@/components/reports/unit-menu'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { REPORT_KIND_TERMS } from '@/lib/kernel/terms'
import { editionFormats, findEdition, listEditions } from '@/lib/reports/editions/queries'
import { ALL_FORMATS, FORMATS } from '@/lib/reports/formats'
import { sinceApproval } from '@/lib/reports/making/approval.queries'
import { currentReport } from '@/lib/reports/making/draft.queries'
import { findReport, handOf } from '@/lib/reports/making/load.queries'
import { actsOf } from '@/lib/reports/making/workflow.rules'
import { reportPeriod } from '@/lib/reports/period.rules'
import { defaultUnit, summaryUnits } from '@/lib/reports/scope.queries'
import { RecordComments } from '../../comments/record-comments'
import { EditionArticle } from '../editions/edition-article'
import { PeriodEditions } from '../editions/period-editions'
import { linksOf } from './links'
import { MakingBar } from './making-bar'
import { warningCheck } from './warning-check'

type Props = {
  params: Promise<{ period: string }>
  searchParams: Promise<{ unit?: string | string[]; comments?: string; data?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const period = reportPeriod((await params).period)
  return { title: period ? `${period.label}工作${REPORT_KIND_TERMS[period.kind]}` : '工作月报' }
}

export default async function ReportPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('report.read')
  const { period: key } = await params
  const { unit: named, comments, data } = await searchParams
  const asked = [named].flat()[0]
  // Messages and comments know a summary by its id.
  const known = reportPeriod(key) ? undefined : await findReport(reader(), viewer, key)
  if (known) redirect(paths.report(known.periodKey, { unit: known.unitId, ...(comments && { comments }) }))
  const own = await orNotFound(defaultUnit(reader(), viewer))
  const unitId = asked ?? own
  const [current, units, editions] = await Promise.all([
    orNotFound(currentReport(reader(), viewer, key, unitId)),
    summaryUnits(reader(), viewer),
    listEditions(reader(), viewer, { unitId, periodKey: key }),
  ])
  const { numbers, document, report } = current
  const hand = handOf(viewer, unitId)
  const since = report && (await sinceApproval(reader(), report, document))
  const query = (id: string) => (id === own ? undefined : { unit: id })
  // What was published is handed out as it was published; only a period in the making is written anew.
  const stands = editions.find(({ withdrawnAt }) => withdrawnAt === null)
  const frozen = stands && data !== 'now' ? await findEdition(reader(), viewer, stands.id) : undefined
  const shown = frozen?.document ?? document
  // Former editions have fewer formats than are written today.
  const kept = stands && (await editionFormats(reader(), viewer, stands.id))
  const formats = ALL_FORMATS.filter((format) => !kept || kept.includes(format))
  const file = (format: string) =>
    stands ? paths.reportFile(stands.id, format) : paths.exportOf('summary', { period: key, format, unit: unitId })
  return (
    <>
      <PageHeader
        title={shown.titleLines.join('')}
        breadcrumb={[{ label: '工作月报', href: paths.reports(query(unitId)) }]}
        meta={`数据截至${formatDay(shown.period.through)}，已认定口径`}
        actions={
          <>
            <UnitMenu
              current={unitId}
              units={units.map((unit) => ({
                id: unit.value,
                name: unit.label,
                depth: unit.depth,
                href: paths.report(key, query(unit.value)),
              }))}
            />
            <PrintButton />
            {may(viewer, 'export.run') ? (
              <DownloadLinks
                files={formats.map((format) => ({ format, label: FORMATS[format].label, href: file(format) }))}
              />
            ) : null}
          </>
        }
      />
      {numbers.through < numbers.period.to ? (
        <div className="mb-4">
          <Notice tone="warn" title="本期尚未结束">
            同比按上年相同日期、环比按上期相同天数计算，期末数据以期满后生成的为准。
          </Notice>
        </div>
      ) : null}
      <MakingBar viewer={viewer} current={current} />
      <PeriodEditions viewer={viewer} report={report} editions={editions} since={since} live={!frozen} />
      {frozen ? (
        <EditionArticle viewer={viewer} edition={frozen} />
      ) : (
        <SummaryArticle
          document={document}
          {...linksOf(numbers)}
          pictureHref={(sha256) => paths.reportPicture(report?.id ?? '', sha256)}
          warning={
            report && (hand.writes || hand.approves)
              ? warningCheck(report, actsOf(report, hand).includes('edit'))
              : undefined
          }
        />
      )}
      {report ? (
        <div className="no-print mt-8">
          <RecordComments viewer={viewer} noun="report" id={report.id} all={comments === 'all'} />
        </div>
      ) : null}
    </>
  )
}
