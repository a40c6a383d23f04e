import type { Metadata } from 'next'
import { MonthList } from '@/components/reports/month-list'
import { UnitMenu } from '@/components/reports/unit-menu'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { defaultUnit, summaryUnits } from '@/lib/reports/scope.queries'
import { monthLines } from '@/lib/reports/trend.queries'

export const metadata: Metadata = { title: '工作月报' }

type Query = Promise<{ unit?: string | string[] }>

export default async function ReportsPage({ searchParams }: { searchParams: Query }) {
  const viewer = await pageViewer('report.read')
  const asked = [(await searchParams).unit].flat()[0]
  const own = await orNotFound(defaultUnit(reader(), viewer))
  const unitId = asked ?? own
  const [units, lines] = await Promise.all([
    summaryUnits(reader(), viewer),
    orNotFound(monthLines(reader(), viewer, unitId)),
  ])
  const query = (id: string) => (id === own ? undefined : { unit: id })
  const choices = units.map((unit) => ({
    id: unit.value,
    name: unit.label,
    depth: unit.depth,
    href: paths.reports(query(unit.value)),
  }))
  return (
    <>
      <PageHeader
        title="工作月报"
        meta={choices.find((unit) => unit.id === unitId)?.name}
        actions={<UnitMenu units={choices} current={unitId} />}
      />
      <MonthList lines={lines} href={(month) => paths.report(month, query(unitId))} />
    </>
  )
}
