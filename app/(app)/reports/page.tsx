import type { Metadata } from 'next'
import { PeriodList } from '@/components/reports/period-list'
import { UnitMenu } from '@/components/reports/unit-menu'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { REPORT_KIND_TERMS, REPORT_KINDS } from '@/lib/kernel/terms'
import { periodsOver } from '@/lib/reports/making/schedule.rules'
import { reportsOfUnit, unitStandings } from '@/lib/reports/making/standing.queries'
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
  const over = periodsOver(today()).find((each) => each.kind === kind)
  const [units, lines, begun, standings] = await Promise.all([
    summaryUnits(reader(), viewer),
    orNotFound(periodLines(reader(), viewer, unitId, kind)),
    reportsOfUnit(reader(), viewer, unitId),
    over && viewer.subtree.length > 1 ? unitStandings(reader(), viewer, over) : [],
  ])
  const states = new Map(begun.map((row) => [row.periodKey, row.state]))
  const late = standings.filter(
    ({ state, lateness }) => lateness.kind === 'late' && (state === null || state === 'draft'),
  )
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
        actions={
          <>
            <UnitMenu units={choices} current={unitId} />
            <ButtonLink href={paths.docket()}>上报表</ButtonLink>
            <ButtonLink href={paths.screen(query(unitId))} target="_blank">
              大屏
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label="报告种类"
        tabs={REPORT_KINDS.map((each) => ({
          label: REPORT_KIND_TERMS[each],
          href: paths.reports(listed(unitId, each)),
          current: each === kind,
        }))}
      />
      {over && late.length > 0 ? (
        <Notice
          tone="warn"
          className="mb-4"
          title={`${over.label}${REPORT_KIND_TERMS[kind]}有${late.length}个单位逾期未报送`}
          action={
            <ButtonLink size="small" href={paths.reportUnits(over.key, query(unitId))}>
              查看
            </ButtonLink>
          }
        >
          {late.map(({ name }) => name).join('、')}
        </Notice>
      ) : null}
      <PeriodList
        states={states}
        caption={`各期工作${REPORT_KIND_TERMS[kind]}`}
        lines={lines}
        href={(key) => paths.report(key, query(unitId))}
      />
    </>
  )
}
