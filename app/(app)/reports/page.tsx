import type { Metadata } from 'next'
import { PeriodList } from '@/components/reports/period-list'
import { UnitMenu } from '@/components/reports/unit-menu'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { REPORT_KIND_TERMS, REPORT_KINDS } from '@/lib/kernel/terms'
import { defaultUnit, summaryUnits } from '@/lib/reports/scope.queries'
import { periodLines } from '@/lib/reports/trend.queries'

export const metadata: Metadata = { title: '工作月报' }

type Query = Promise<{ unit?: string | string[]; kind?: string | string[] }>

export default async function ReportsPage({ searchParams }: { searchParams: Query }) {
  const viewer = await pageViewer('report.read')
  const named = await searchParams
  const asked = [named.unit].flat()[0]
  const kind = REPORT_KINDS.find((each) => each === [named.kind].flat()[0]) ?? 'month'
  const own = await orNotFound(defaultUnit(reader(), viewer))
  const unitId = asked ?? own
  const [units, lines] = await Promise.all([
    summaryUnits(reader(), viewer),
    orNotFound(periodLines(reader(), viewer, unitId, kind)),
  ])
  const query = (id: string) => (id === own ? undefined : { unit: id })
  const listed = (id: string, of = kind) => ({ ...query(id), ...(of === 'month' ? {} : { kind: of }) })
  const choices = units.map((unit) => ({
    id: unit.value,
    name: unit.label,
    depth: unit.depth,
    href: paths.reports(listed(unit.value)),
  }))
  return (
    <>
      <PageHeader
        title="工作月报"
        meta={choices.find((unit) => unit.id === unitId)?.name}
        actions={<UnitMenu units={choices} current={unitId} />}
      />
      <Tabs
        label="报告种类"
        tabs={REPORT_KINDS.map((each) => ({
          label: REPORT_KIND_TERMS[each],
          href: paths.reports(listed(unitId, each)),
          current: each === kind,
        }))}
      />
      <PeriodList
        caption={`各期工作${REPORT_KIND_TERMS[kind]}`}
        lines={lines}
        href={(key) => paths.report(key, query(unitId))}
      />
    </>
  )
}
