import type { Metadata } from 'next'
import { ScheduleForm } from '@/components/reports/making/schedule-form'
import { UnitMenu } from '@/components/reports/unit-menu'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { REPORT_KIND_TERMS, REPORT_KINDS } from '@/lib/kernel/terms'
import { schedulesFor } from '@/lib/reports/making/schedule.queries'
import { SCHEDULE_LABELS } from '@/lib/reports/making/schedule.schema'
import { defaultUnit, summaryUnits } from '@/lib/reports/scope.queries'
import { saveScheduleAction } from './actions'

export const metadata: Metadata = { title: '月报时限' }

type Props = { searchParams: Promise<{ unit?: string | string[] }> }

export default async function ReportSettingsPage({ searchParams }: Props) {
  const viewer = await pageViewer('report.approve')
  const unitId = [(await searchParams).unit].flat()[0] ?? (await orNotFound(defaultUnit(reader(), viewer)))
  const [units, schedules] = await Promise.all([
    summaryUnits(reader(), viewer),
    orNotFound(schedulesFor(reader(), viewer, unitId)),
  ])
  return (
    <>
      <PageHeader
        title="月报时限"
        meta="到日自动生成初稿并通知起草人；到期前和逾期后提醒。没有单独设置的单位按上级单位执行"
        actions={
          <UnitMenu
            current={unitId}
            units={units.map((unit) => ({
              id: unit.value,
              name: unit.label,
              depth: unit.depth,
              href: paths.settings('reports', { unit: unit.value }),
            }))}
          />
        }
      />
      <div className="space-y-4">
        {REPORT_KINDS.map((kind) => (
          <Section
            key={kind}
            title={REPORT_KIND_TERMS[kind]}
            meta={schedules[kind].version === 0 ? (schedules[kind].from ?? '尚未设置') : undefined}
          >
            <ScheduleForm
              key={`${unitId}-${schedules[kind].version}`}
              action={saveScheduleAction}
              formKey={newId()}
              unitId={unitId}
              kind={kind}
              schedule={schedules[kind]}
              labels={SCHEDULE_LABELS}
            />
          </Section>
        ))}
      </div>
    </>
  )
}
