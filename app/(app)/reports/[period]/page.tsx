import type { Metadata } from 'next'
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
import { reportPeriod } from '@/lib/reports/period.rules'
import { summaryNumbers } from '@/lib/reports/queries'
import { summaryOf } from '@/lib/reports/rules'
import { defaultUnit, summaryUnits } from '@/lib/reports/scope.queries'
import { linksOf } from './links'

type Props = { params: Promise<{ period: string }>; searchParams: Promise<{ unit?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const period = reportPeriod((await params).period)
  return { title: period ? `${period.label}工作${REPORT_KIND_TERMS[period.kind]}` : '工作月报' }
}

export default async function ReportPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('report.read')
  const { period: key } = await params
  const asked = [(await searchParams).unit].flat()[0]
  const own = await orNotFound(defaultUnit(reader(), viewer))
  const unitId = asked ?? own
  const [numbers, units] = await Promise.all([
    orNotFound(summaryNumbers(reader(), viewer, key, unitId)),
    summaryUnits(reader(), viewer),
  ])
  const document = summaryOf(numbers)
  const query = (id: string) => (id === own ? undefined : { unit: id })
  const file = (format: string) => paths.exportOf('summary', { period: key, format, unit: unitId })
  return (
    <>
      <PageHeader
        title={document.titleLines.join('')}
        breadcrumb={[{ label: '工作月报', href: paths.reports(query(unitId)) }]}
        meta={`数据截至${formatDay(numbers.through)}，已认定口径`}
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
            {may(viewer, 'export.run') ? <DownloadLinks word={file('docx')} excel={file('xlsx')} /> : null}
          </>
        }
      />
      {numbers.through < numbers.period.to ? (
        <div className="mb-4">
          <Notice tone="warn" title="本月尚未结束">
            同比、环比均按上年同期、上月同期的相同天数计算，月末数据以次月生成的月报为准。
          </Notice>
        </div>
      ) : null}
      <SummaryArticle document={document} {...linksOf(numbers)} />
    </>
  )
}
