import Link from 'next/link'
import { DateText } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import type { NoticedProject } from '@/lib/ownership/pool.queries'

const SHOWN = 5

function Lines({ rows }: { rows: NoticedProject[] }) {
  return (
    <ul className="divide-y">
      {rows.map((row) => (
        <li key={row.id} className="relative flex items-baseline justify-between gap-3 px-4 py-2.5 hover:bg-sunken">
          <span className="min-w-0">
            <Link
              href={paths.projects.one(row.id)}
              prefetch={false}
              className="font-medium after:absolute after:inset-0"
            >
              {row.name}
            </Link>
            <span className="ml-2 text-sm text-ink-muted">
              {row.unitName}
              {row.ownerName ? ` · ${row.ownerName}` : ''}
            </span>
          </span>
          <span className="shrink-0 text-sm text-warn">
            <DateText day={row.returnsOn} /> 退回
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Projects about to go to the pool, the next to go first; more than a few fold away. */
export function NoticedLines({ rows }: { rows: NoticedProject[] }) {
  return (
    <>
      <Lines rows={rows.slice(0, SHOWN)} />
      {rows.length > SHOWN ? (
        <details className="border-t">
          <summary className="touch cursor-pointer px-4 py-2 text-accent">还有 {rows.length - SHOWN} 个</summary>
          <Lines rows={rows.slice(SHOWN)} />
        </details>
      ) : null}
    </>
  )
}
