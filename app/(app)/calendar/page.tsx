import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import { WeekKeys } from '@/components/calendar/week-keys'
import { WeekView } from '@/components/calendar/week-view'
import { unitChoices } from '@/components/lists/unit-choices'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/text-input'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { weekItems } from '@/lib/calendar/week.queries'
import { daysOf, weekFrom, weekLabel } from '@/lib/calendar/week.rules'
import { today } from '@/lib/kernel/clock'
import { addDays, formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { unitOptions } from '@/lib/units/queries'
import { colleagueOptions } from '@/lib/users/queries'

export const metadata: Metadata = { title: '日程' }

type Search = Record<'week' | 'person' | 'unit', string | string[] | undefined>
const one = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)

export default async function CalendarPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await pageViewer('visit.read')
  const asked = await searchParams
  const day = today()
  const week = weekFrom(one(asked.week), day)
  const [people, units] = await Promise.all([
    colleagueOptions(reader(), viewer),
    unitOptions(reader(), viewer, 'visit.read'),
  ])
  // Whoever is out of reach is not there: the calendar stays one's own.
  const unit = units.find((option) => option.value === one(asked.unit))
  const person = unit ? undefined : people.find((option) => option.value === one(asked.person))
  const whose = unit ? { unitId: unit.value } : { userId: person?.value ?? viewer.userId }
  const { items, cut } = await weekItems(reader(), viewer, whose, week, day)
  const href = (from: string | undefined) => paths.calendar({ week: from, person: person?.value, unit: unit?.value })
  const [previous, next, now] = [href(addDays(week.from, -7)), href(addDays(week.from, 7)), href(undefined)]
  const mayPlan = may(viewer, 'visit.write')
  const planHref = (on: string) => paths.visitPlans.create({ day: on })
  const title = unit
    ? `${unit.label.trim()}日程`
    : person && person.value !== viewer.userId
      ? `${person.label}的日程`
      : '我的日程'
  const begin = day > week.from && day <= week.to ? day : week.from
  const create = mayPlan ? (
    <ButtonLink kind="primary" href={planHref(begin < day ? day : begin)}>
      计划走访
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader
        title={title}
        meta={`${weekLabel(week)} · ${formatDay(week.from)}至${formatDay(week.to)}`}
        actions={
          <>
            {create}
            <ButtonLink href={paths.calendarFeed()}>订阅到手机</ButtonLink>
          </>
        }
      />
      <WeekKeys previous={previous} next={next} now={now} />
      <div className="no-print mb-3 flex flex-wrap items-center gap-2">
        <nav aria-label="换周" className="flex items-center gap-1.5">
          <ButtonLink href={previous} aria-keyshortcuts="ArrowLeft">
            <ChevronLeft aria-hidden />
            上一周
          </ButtonLink>
          <ButtonLink
            href={now}
            aria-keyshortcuts="t"
            aria-current={week.from <= day && day <= week.to ? 'page' : undefined}
          >
            本周
          </ButtonLink>
          <ButtonLink href={next} aria-keyshortcuts="ArrowRight">
            下一周
            <ChevronRight aria-hidden />
          </ButtonLink>
        </nav>
        <span className="text-sm text-ink-muted max-lg:hidden">
          <Kbd>←</Kbd> <Kbd>→</Kbd> 换周，<Kbd>t</Kbd> 回本周
        </span>
      </div>
      {people.length > 1 || units.length > 1 ? (
        <FilterBar
          action={paths.calendar()}
          label="看谁的日程"
          keep={{ week: week.from }}
          active={
            unit || (person && person.value !== viewer.userId)
              ? [{ label: unit?.label.trim() ?? person?.label ?? '', removeHref: paths.calendar({ week: week.from }) }]
              : []
          }
        >
          <Select
            name="person"
            label="人员"
            hideLabel
            placeholder="我的日程"
            options={people
              .filter((option) => option.value !== viewer.userId)
              .map(({ value, label, detail }) => ({ value, label: `${label}（${detail}）` }))}
            defaultValue={person?.value ?? ''}
          />
          <Select
            name="unit"
            label="单位"
            hideLabel
            placeholder="按人员"
            options={unitChoices(units)}
            defaultValue={unit?.value ?? ''}
          />
        </FilterBar>
      ) : null}
      {cut ? (
        <Notice tone="warn" className="mb-3">
          本周内容太多，每类只显示前 300 条，请按人员查看。
        </Notice>
      ) : null}
      {items.length === 0 ? (
        <div className="mb-3 rounded-lg border bg-surface">
          <EmptyState icon={<CalendarDays />} title="这一周还没有安排" action={create}>
            走访计划、已做的走访和到期的跟进都在这里；在某一天点“计划”即可安排走访，还可以邀请其他单位一起去。
          </EmptyState>
        </div>
      ) : null}
      <WeekView
        days={daysOf(week)}
        items={items}
        today={day}
        planHref={mayPlan ? planHref : undefined}
        named={unit !== undefined}
      />
    </>
  )
}
