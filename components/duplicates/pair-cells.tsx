import type { ListCells } from '@/components/lists/list-view'
import { Badge } from '@/components/ui/badge'
import { DateText } from '@/components/ui/figures'
import type { PairListRow } from '@/lib/duplicates/list.queries'
import { levelTerm, NOUN_TERMS, verdictTerm } from '@/lib/duplicates/schema'
import { dayOf } from '@/lib/kernel/clock'

const LEVEL_TONE = { 1: 'bad', 2: 'warn', 3: 'warn', 4: 'neutral' } as const

/** The level of a pair with its words. */
export function LevelBadge({ level, noun }: Pick<PairListRow, 'level' | 'noun'>) {
  return (
    <Badge tone={LEVEL_TONE[level as keyof typeof LEVEL_TONE] ?? 'neutral'}>
      {level}级 {levelTerm(level, noun)}
    </Badge>
  )
}

/** How the queue's columns are shown. */
export const pairCells: ListCells<PairListRow> = {
  records: {
    cell: ({ a, b }) => (
      <>
        {[a, b].map((one) => (
          <span key={one.id} className="block">
            {one.name} <span className="text-sm font-normal text-ink-muted">{one.unitName}</span>
          </span>
        ))}
      </>
    ),
    phone: 'title',
  },
  noun: { cell: (row) => NOUN_TERMS[row.noun], unlabelled: true },
  level: { cell: (row) => <LevelBadge level={row.level} noun={row.noun} />, unlabelled: true },
  reasons: { cell: (row) => row.reasons.join('；'), unlabelled: true },
  found: { cell: (row) => <DateText day={dayOf(row.foundAt)} /> },
  status: {
    cell: (row) =>
      row.verdict ? (
        <>
          {verdictTerm(row.verdict, row.noun)}
          <span className="block text-sm text-ink-muted">
            {row.decider ?? '命令行操作员'}：{row.reason}
          </span>
        </>
      ) : row.mayJudge ? (
        '由您处理'
      ) : (
        <span className="text-ink-muted">需上级单位处理</span>
      ),
  },
}
