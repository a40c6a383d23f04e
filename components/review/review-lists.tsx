import { RecordLines } from '@/components/dashboard/record-lines'
import { Badge } from '@/components/ui/badge'
import { DateText } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import type { DueItem } from '@/lib/review/due.queries'
import type { MovedProject, Owned, StuckProject } from '@/lib/review/projects.queries'
import { DUE_TERMS } from '@/lib/review/rows.rules'

type Named = { names: Map<string, string>; unitNames: Map<string, string> }

const whose = ({ unitId, ownerId }: Owned, { names, unitNames }: Named): string =>
  [unitNames.get(unitId), ownerId ? names.get(ownerId) : '未指定责任人'].filter(Boolean).join(' · ')

/** Projects that moved or came, with the stages they reached. */
export function MovedLines({ rows, ...named }: Named & { rows: MovedProject[] }) {
  const lines = rows.map((row) => ({
    id: row.id,
    href: paths.projects.one(row.id),
    title: row.name,
    aside: <DateText day={row.on} />,
    second: `${row.stages.map((stage) => STAGE_TERMS[stage]).join(' → ')} · ${whose(row, named)}`,
  }))
  return <RecordLines rows={lines} />
}

/** Projects on which nothing happens, with the days that has lasted. */
export function StuckLines({ rows, ...named }: Named & { rows: StuckProject[] }) {
  const lines = rows.map((row) => ({
    id: row.id,
    href: paths.projects.one(row.id),
    title: row.name,
    aside: <Badge tone="warn">{row.days} 天</Badge>,
    second: `${STAGE_TERMS[row.stage]} · ${whose(row, named)} · 最近动作 ${row.since}`,
  }))
  return <RecordLines rows={lines} />
}

/** What has to be done next week, in the order of its days. */
export function DueLines({ rows, ...named }: Named & { rows: DueItem[] }) {
  const lines = rows.map((row) => ({
    id: `${row.kind}-${row.id}`,
    href: row.path,
    title: row.title,
    aside: <DateText day={row.on} />,
    second: `${DUE_TERMS[row.kind]} · ${whose(row, named)}`,
  }))
  return <RecordLines rows={lines} />
}
