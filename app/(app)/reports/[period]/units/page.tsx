import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { StandingTable } from '@/components/reports/making/standing-table'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { REPORT_KIND_TERMS } from '@/lib/kernel/terms'
import { blockText } from '@/lib/reports/document'
import { currentReport } from '@/lib/reports/making/draft.queries'
import { findReportOf, handOf } from '@/lib/reports/making/load.queries'
import { unitStandings } from '@/lib/reports/making/standing.queries'
import { actsOf } from '@/lib/reports/making/workflow.rules'
import { reportPeriod } from '@/lib/reports/period.rules'
import { defaultUnit } from '@/lib/reports/scope.queries'
import { takeOverAction } from '../../actions'

export const metadata: Metadata = { title: '各单位报送情况' }

type Query = { unit?: string | string[]; see?: string | string[] }
type Props = { params: Promise<{ period: string }>; searchParams: Promise<Query> }

export default async function ReportUnitsPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('report.read')
  const period = reportPeriod((await params).period)
  if (!period) notFound()
  const { unit, see } = await searchParams
  const unitId = [unit].flat()[0] ?? (await orNotFound(defaultUnit(reader(), viewer)))
  const seen = [see].flat()[0]
  const [standings, own] = await Promise.all([
    unitStandings(reader(), viewer, period),
    findReportOf(reader(), viewer, unitId, period.key),
  ])
  const below = standings.filter((row) => row.unitId !== unitId)
  const handedIn = below.filter((row) => row.state !== null && row.state !== 'draft').length
  const late = below.filter(
    (row) => row.lateness.kind === 'late' && (row.state === null || row.state === 'draft'),
  ).length
  const shown = seen ? await orNotFound(currentReport(reader(), viewer, period.key, seen)) : undefined
  const mayTake = own !== undefined && seen !== unitId && actsOf(own, handOf(viewer, unitId)).includes('edit')
  return (
    <>
      <PageHeader
        title="各单位报送情况"
        breadcrumb={[
          { label: '工作月报', href: paths.reports() },
          {
            label: `${period.label}${REPORT_KIND_TERMS[period.kind]}`,
            href: paths.report(period.key, { unit: unitId }),
          },
        ]}
        meta={`${below.length}个单位，已报送${handedIn}个${late > 0 ? `，逾期${late}个` : ''}`}
      />
      <Card flush>
        <StandingTable
          rows={standings}
          reportHref={(id) => paths.report(period.key, { unit: id })}
          seeHref={(id) => `${paths.reportUnits(period.key, { unit: unitId, see: id })}#words`}
        />
      </Card>
      {shown ? (
        <div className="mt-4">
          <Section title={`${shown.document.unit.name}的文字`} id="words">
            <ul className="space-y-4">
              {shown.document.sections.map((section) => (
                <li key={section.key}>
                  <h3 className="font-medium">{section.heading}</h3>
                  <ul className="divide-y">
                    {section.blocks.flatMap((block) => {
                      const text = blockText(block)
                      if (!text) return []
                      return [
                        <li key={'key' in block ? block.key : text} className="flex flex-wrap items-start gap-2 py-2">
                          <p className="min-w-0 flex-1 basis-80 text-pretty">{text}</p>
                          {mayTake ? (
                            <ActionButton
                              action={takeOverAction}
                              formKey={newId()}
                              fields={{
                                id: own.id,
                                version: own.version,
                                section: section.key,
                                text,
                                source: shown.document.unit.id,
                              }}
                              size="small"
                            >
                              引入汇总稿
                            </ActionButton>
                          ) : null}
                        </li>,
                      ]
                    })}
                  </ul>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      ) : null}
    </>
  )
}
