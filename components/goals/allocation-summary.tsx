import { DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import { topShares } from '@/lib/goals/allocation.rules'
import { formatFigure } from '@/lib/goals/figure.rules'
import type { Allocation } from '@/lib/goals/queries'
import type { FigureUnit } from '@/lib/goals/rule.schema'

type Props = {
  allocations: Allocation[]
  unitNames: Map<string, string>
  years: number[]
  target: number
  unit: FigureUnit
}
type Row = { id: string; name: string; within: boolean; byYear: Map<number, number>; sum: number }

/** 任务分解 by unit and year with its sums, and what they are short of or over the goal. */
export function AllocationSummary({ allocations, unitNames, years, target, unit }: Props) {
  const shown = allocations.filter((each) => years.includes(each.year))
  const top = new Set(topShares(shown))
  const rows = [...Map.groupBy(shown, (each) => each.unitId)].map(
    ([id, own]): Row => ({
      id,
      name: unitNames.get(id) ?? id,
      within: own.every((each) => !top.has(each)),
      byYear: new Map(own.map((each) => [each.year, each.target])),
      sum: own.reduce((total, each) => total + each.target, 0),
    }),
  )
  const sumOf = (shares: Iterable<Allocation>) => [...shares].reduce((sum, each) => sum + each.target, 0)
  const total = sumOf(top)
  const ofYear = (year: number) => sumOf([...top].filter((each) => each.year === year))
  if (rows.length === 0)
    return <p className="p-4 text-ink-muted">尚未分解到单位。分解后，各单位按自己的任务看完成率和序时进度。</p>
  return (
    <>
      <DataTable
        caption="任务分解"
        columns={[
          {
            key: 'name',
            header: '单位',
            phone: 'title',
            cell: (row) => (row.within ? <span className="pl-4">其中：{row.name}</span> : row.name),
          },
          ...years.map((year) => ({
            key: String(year),
            header: `${year}年`,
            align: 'end' as const,
            cell: (row: Row) => {
              const value = row.byYear.get(year)
              return value === undefined ? '—' : formatFigure(value, unit)
            },
            total: formatFigure(ofYear(year), unit),
          })),
          ...(years.length > 1
            ? [
                {
                  key: 'sum',
                  header: '合计',
                  align: 'end' as const,
                  phone: 'end' as const,
                  cell: (row: Row) => formatFigure(row.sum, unit),
                  total: formatFigure(total, unit),
                },
              ]
            : []),
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        totalLabel="合计"
      />
      {total === target ? null : (
        <div className="p-3">
          <Notice tone="warn">
            分解合计{formatFigure(total, unit)}，比目标{formatFigure(target, unit)}
            {total > target ? '多' : '少'}
            {formatFigure(Math.abs(total - target), unit)}。
          </Notice>
        </div>
      )}
    </>
  )
}
