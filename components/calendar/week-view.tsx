import { Plus } from 'lucide-react'
import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import type { WeekItem } from '@/lib/calendar/week.queries'
import type { WeekDay } from '@/lib/calendar/week.rules'
import type { Day } from '@/lib/kernel/month'
import { WeekEntry } from './week-item'

type Props = {
  days: WeekDay[]
  items: WeekItem[]
  today: Day
  /** Where a plan for a day begins; none for who makes no visits. */
  planHref?: (day: Day) => string
  /** The calendar is of more than one person. */
  named: boolean
}

const short = (day: Day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** A week: on phones a list of its days, on a desk seven columns. */
export function WeekView({ days, items, today, planHref, named }: Props) {
  const byDay = Map.groupBy(items, (item) => item.day)
  return (
    <ol className="grid gap-px overflow-hidden rounded-lg border bg-line lg:grid-cols-7 print:grid-cols-7">
      {days.map((day) => {
        const mine = byDay.get(day.day) ?? []
        const rest = day.holiday && day.holiday !== '班'
        return (
          <li
            key={day.day}
            aria-current={day.day === today ? 'date' : undefined}
            className={cx('min-w-0 p-2.5 lg:min-h-80 lg:p-2', rest ? 'bg-sunken' : 'bg-surface')}
          >
            <div className="flex min-h-11 items-center gap-1.5 lg:min-h-9">
              <h2
                className={cx(
                  'whitespace-nowrap text-sm font-semibold',
                  day.day === today && 'rounded-md bg-accent px-1.5 py-0.5 text-on-accent',
                )}
              >
                {day.name} <span className="tabular-nums">{short(day.day)}</span>
                {day.day === today ? <span className="sr-only">（今天）</span> : null}
              </h2>
              {day.holiday ? (
                <span className={cx('truncate text-xs', rest ? 'text-ok' : 'text-warn')}>
                  {rest ? day.holiday : '调休上班'}
                </span>
              ) : null}
              {planHref && day.day >= today ? (
                <Link
                  href={planHref(day.day)}
                  prefetch={false}
                  className="no-print touch ml-auto inline-flex min-w-11 items-center justify-center gap-1 rounded-md px-1.5 text-sm text-accent hover:bg-accent-soft lg:min-w-0"
                >
                  <Plus aria-hidden className="size-4 shrink-0" />
                  <span className="lg:sr-only">计划</span>
                  <span className="sr-only">{short(day.day)}走访</span>
                </Link>
              ) : null}
            </div>
            {mine.length > 0 ? (
              <ul className="mt-1 space-y-1.5">
                {mine.map((item) => (
                  <li key={item.key}>
                    <WeekEntry item={item} named={named} />
                  </li>
                ))}
              </ul>
            ) : (
              <p className="pb-1 text-sm text-ink-muted lg:sr-only">没有安排</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
