import { type Currency, formatMoney } from '@/lib/kernel/money'
import { type Day, formatDay } from '@/lib/kernel/month'
import { cx } from './cx'

/** An amount of minor units (1/100), readable, with the exact figure on hover; a dash when there is none. */
export function Money({
  minor,
  currency = 'CNY',
  className,
}: {
  minor: number | null | undefined
  currency?: Currency
  className?: string
}) {
  if (minor === null || minor === undefined) return <span className="text-ink-muted">—</span>
  return (
    <data
      value={minor / 100}
      title={`${(minor / 100).toLocaleString('zh-CN')} ${currency}`}
      className={cx('whitespace-nowrap', className)}
    >
      {formatMoney(minor, currency)}
    </data>
  )
}

/** A day as `2026-11-22` (tables) or, with `long`, 2026年11月22日; a dash when there is none. */
export function DateText({ day, long }: { day: Day | null | undefined; long?: boolean }) {
  if (!day) return <span className="text-ink-muted">—</span>
  return (
    <time dateTime={day} className="whitespace-nowrap">
      {long ? formatDay(day) : day}
    </time>
  )
}

/** A plain number with separators. */
export function Count({ value }: { value: number }) {
  return <span className="whitespace-nowrap">{value.toLocaleString('zh-CN')}</span>
}
