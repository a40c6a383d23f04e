import { RecordLines } from '@/components/dashboard/record-lines'
import { DateText } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import type { NoticedProject } from '@/lib/ownership/pool.queries'

const SHOWN = 5

const lineOf = (row: NoticedProject) => ({
  id: row.id,
  href: paths.projects.one(row.id),
  title: row.name,
  aside: (
    <span className="text-warn">
      <DateText day={row.returnsOn} /> 退回
    </span>
  ),
  second: `${row.unitName}${row.ownerName ? ` · ${row.ownerName}` : ''}`,
})

/** Projects about to go to the pool, the next to go first; more than a few fold away. */
export function NoticedLines({ rows }: { rows: NoticedProject[] }) {
  const lines = rows.map(lineOf)
  return (
    <>
      <RecordLines rows={lines.slice(0, SHOWN)} />
      {lines.length > SHOWN ? (
        <details className="border-t">
          <summary className="touch cursor-pointer px-4 py-2 text-accent">还有 {lines.length - SHOWN} 个</summary>
          <RecordLines rows={lines.slice(SHOWN)} />
        </details>
      ) : null}
    </>
  )
}
