import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { PLAN_STANDING_TERMS } from '@/lib/calendar/rules'
import type { WeekItem as Item } from '@/lib/calendar/week.queries'

const NOUN = { visit: '已走访', plan: '计划', 'follow-up': '跟进' } as const
/** Left edge by what it is; the word beside it says the same. */
const EDGE = { visit: 'border-l-ok', plan: 'border-l-accent', 'follow-up': 'border-l-warn' } as const

function Standing({ item }: { item: Item }) {
  switch (item.state) {
    case 'due':
      return <Badge tone="bad">{PLAN_STANDING_TERMS.due}</Badge>
    case 'held':
      return <Badge tone="ok">{PLAN_STANDING_TERMS.held}</Badge>
    case 'overdue':
      return <Badge tone="bad">已逾期</Badge>
    case 'done':
      return <Badge tone="ok">已办结</Badge>
    default:
      return null
  }
}

/** One visit, plan or follow-up on its day. `named`: whose it is, where the calendar is of more than one person. */
export function WeekEntry({ item, named }: { item: Item; named: boolean }) {
  return (
    <Link
      href={item.href}
      prefetch={false}
      className={cx(
        'block min-h-11 rounded-md border border-l-4 bg-surface px-2.5 py-1.5 hover:bg-sunken',
        EDGE[item.noun],
      )}
    >
      <span className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-xs text-ink-muted">
        <span>{NOUN[item.noun]}</span>
        {item.time ? <span className="font-medium text-ink tabular-nums">{item.time}</span> : null}
        {item.joint ? <Badge tone="accent">联合</Badge> : null}
        <Standing item={item} />
      </span>
      <span className={cx('block text-pretty font-medium', item.state === 'done' && 'text-ink-muted')}>
        {item.title}
      </span>
      {item.detail ? <span className="line-clamp-2 text-sm text-ink-muted">{item.detail}</span> : null}
      {named ? (
        <span className="block text-xs text-ink-muted">
          {[item.ownerName, item.unitName].filter(Boolean).join(' · ')}
        </span>
      ) : null}
    </Link>
  )
}
