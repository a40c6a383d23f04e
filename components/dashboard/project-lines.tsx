import Link from 'next/link'
import type { ReactNode } from 'react'
import { StagePill } from '@/components/ui/badge'
import { Money } from '@/components/ui/figures'
import { daysBetween } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS, STAGES, stageIndex } from '@/lib/kernel/terms'
import type { ProjectLine } from '@/lib/metrics/workbench'

type Props = {
  rows: ProjectLine[]
  today: string
  empty: ReactNode /** Says how long nothing has happened, and whose it is. */
  waiting?: boolean
}

/** Projects in two short lines each. */
export function ProjectLines({ rows, today, empty, waiting }: Props) {
  if (rows.length === 0) return <>{empty}</>
  return (
    <ul className="divide-y">
      {rows.map((row) => (
        <li key={row.id} className="relative px-4 py-2.5 hover:bg-sunken">
          <p className="flex items-baseline justify-between gap-3">
            <Link
              href={paths.projects.one(row.id)}
              prefetch={false}
              className="min-w-0 font-medium after:absolute after:inset-0"
            >
              {row.name}
            </Link>
            <span className="shrink-0 text-sm">
              <Money minor={row.agreedCny || null} />
            </span>
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-ink-muted">
            <StagePill label={STAGE_TERMS[row.stage]} step={stageIndex(row.stage)} of={STAGES.length} />
            {waiting
              ? `${daysBetween(row.stageOn, today)} 天未推进 · ${row.unitName ?? ''}${row.ownerName ? ` · ${row.ownerName}` : ''}`
              : row.nextStep
                ? `${row.nextOn ?? ''} ${row.nextStep}`
                : `${row.stageOn} 进入本阶段`}
          </p>
        </li>
      ))}
    </ul>
  )
}
