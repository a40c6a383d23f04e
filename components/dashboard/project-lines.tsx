import type { ReactNode } from 'react'
import { StagePill } from '@/components/ui/badge'
import { Money } from '@/components/ui/figures'
import { daysBetween } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS, STAGES, stageIndex } from '@/lib/kernel/terms'
import type { ProjectLine } from '@/lib/metrics/workbench'
import { RecordLines } from './record-lines'

type Props = {
  rows: ProjectLine[]
  today: string
  empty: ReactNode
  /** Says how long nothing has happened, and whose it is. */
  waiting?: boolean
}

function situation(row: ProjectLine, today: string, waiting: boolean | undefined): string {
  if (waiting) {
    const owner = row.ownerName ? ` · ${row.ownerName}` : ''
    return `${daysBetween(row.stageOn, today)} 天未推进 · ${row.unitName ?? ''}${owner}`
  }
  return row.nextStep ? `${row.nextOn ?? ''} ${row.nextStep}` : `${row.stageOn} 进入本阶段`
}

/** Projects in two short lines each. */
export function ProjectLines({ rows, today, empty, waiting }: Props) {
  if (rows.length === 0) return <>{empty}</>
  const lines = rows.map((row) => ({
    id: row.id,
    href: paths.projects.one(row.id),
    title: row.name,
    aside: <Money minor={row.agreedCny || null} />,
    second: (
      <>
        <StagePill label={STAGE_TERMS[row.stage]} step={stageIndex(row.stage)} of={STAGES.length} />
        {situation(row, today, waiting)}
      </>
    ),
  }))
  return <RecordLines rows={lines} />
}
