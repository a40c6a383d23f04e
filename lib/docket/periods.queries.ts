import type { Read } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { addDays } from '@/lib/kernel/month'
import { REPORT_KINDS, type ReportKind } from '@/lib/kernel/terms'
import { firstDayOnRecord } from '@/lib/reports/figures.queries'
import { reportPeriodOf } from '@/lib/reports/period.rules'

/** How many periods of a kind a table is usually asked for; older ones are had by their address. */
const OFFERED: Record<ReportKind, number> = { month: 14, quarter: 6, half: 4, year: 8 }

/** Periods to choose from, those of the table's own kind first, newest first; none before the first day on record. */
export async function recentPeriods(read: Read, kind: ReportKind): Promise<{ value: string; label: string }[]> {
  const first = (await firstDayOnRecord(read)) ?? today()
  return [kind, ...REPORT_KINDS.filter((other) => other !== kind)].flatMap((each) => {
    const periods: { value: string; label: string }[] = []
    for (let day = today(); day >= first && periods.length < OFFERED[each]; ) {
      const period = reportPeriodOf(each, day)
      periods.push({ value: period.key, label: period.label })
      day = addDays(period.from, -1)
    }
    return periods
  })
}
