import { type Day, formatMonth, isMonth, type Month, monthEnd, monthStart, type Period } from '@/lib/kernel/month'
import type { ReportKind } from '@/lib/kernel/terms'

/** A stretch of time that a summary is of. `key` is its address: 2026-03, 2026-Q1, 2026-H1, 2026. `label` as in a title: 2026年第一季度. */
export type ReportPeriod = Period & { kind: ReportKind; key: string; label: string }

const NUMERALS = ['一', '二', '三', '四']

const stretch = (kind: ReportKind, key: string, label: string, first: Month, last: Month): ReportPeriod => ({
  kind,
  key,
  label,
  from: monthStart(first),
  to: monthEnd(last),
})

/** Years that have neighbours which can be written: summaries look at the year before and at the period after. Nothing here was recorded before 1900 (kernel/input). */
const [FIRST_YEAR, LAST_YEAR] = ['1900', '9998']

/** The period of a key; undefined for what is none. */
export function reportPeriod(key: string): ReportPeriod | undefined {
  if (key.slice(0, 4) < FIRST_YEAR || key.slice(0, 4) > LAST_YEAR) return undefined
  if (isMonth(key)) return stretch('month', key, formatMonth(key), key, key)
  const parts = /^(\d{4})(?:-(?:Q([1-4])|H([12])))?$/.exec(key)
  const year = parts?.[1]
  if (!year) return undefined
  const month = (number: number): Month => `${year}-${String(number).padStart(2, '0')}`
  if (parts[2]) {
    const quarter = Number(parts[2])
    return stretch(
      'quarter',
      key,
      `${year}年第${NUMERALS[quarter - 1]}季度`,
      month(quarter * 3 - 2),
      month(quarter * 3),
    )
  }
  if (parts[3] === '1') return stretch('half', key, `${year}年上半年`, month(1), month(6))
  if (parts[3] === '2') return stretch('half', key, `${year}年下半年`, month(7), month(12))
  return stretch('year', key, `${year}年`, month(1), month(12))
}

/** The period of a kind in which a day lies. */
export function reportPeriodOf(kind: ReportKind, day: Day): ReportPeriod {
  const year = day.slice(0, 4)
  const month = Number(day.slice(5, 7))
  const key = {
    month: day.slice(0, 7),
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
    half: `${year}-H${month <= 6 ? 1 : 2}`,
    year,
  }[kind]
  const period = reportPeriod(key)
  if (!period) throw new Error(`${day} lies in no ${kind}`)
  return period
}
