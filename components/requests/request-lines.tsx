import { RecordLines } from '@/components/dashboard/record-lines'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import type { RequestListRow } from '@/lib/requests/list.queries'
import { ClockBadge, LevelBadge, RequestStateMark } from './request-marks'

/** Requests in two short lines each: on the pages of what they are about, and on the workbench (`withCompany`). */
export function RequestLines({
  rows,
  today,
  withCompany,
}: {
  rows: RequestListRow[]
  today: Day
  withCompany?: boolean
}) {
  return (
    <RecordLines
      rows={rows.map((row) => ({
        id: row.id,
        href: paths.requests.one(row.id),
        title: row.title,
        aside: <RequestStateMark state={row.state} />,
        second: (
          <>
            <span>{withCompany ? row.companyName : row.categoryLabel}</span>
            <span>{row.unitName}</span>
            <ClockBadge request={row} today={today} />
            <LevelBadge level={row.level} />
          </>
        ),
      }))}
    />
  )
}
