import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateText } from '@/components/ui/figures'
import { formatFigure } from '@/lib/goals/figure.rules'
import { recordPath } from '@/lib/kernel/paths'
import type { Difference } from '@/lib/reports/editions/differences.queries'

const CHANGES = { added: '补计', removed: '核减', changed: '更正' } as const
type Unit = Difference['unit']

/** +2个, −300万元; a minus as it is printed, not a hyphen. */
const signed = (value: number, unit: Unit) => `${value > 0 ? '+' : '−'}${formatFigure(Math.abs(value), unit)}`

/** Every published number beside today's. */
export function DifferenceTable({ rows, stretchOf }: { rows: Difference[]; stretchOf: (row: Difference) => string }) {
  return (
    <Card flush className="overflow-x-auto [--table-top:0px]">
      <DataTable
        caption="发布数与现有数据"
        rows={rows}
        rowKey={({ figure, stretch }) => `${figure}.${stretch}`}
        columns={[
          { key: 'title', header: '指标', phone: 'title', cell: ({ title }) => title },
          { key: 'stretch', header: '统计期', phone: 'meta', cell: stretchOf },
          {
            key: 'published',
            header: '发布数',
            align: 'end',
            phone: 'meta',
            cell: ({ published, unit }) => formatFigure(published, unit),
          },
          {
            key: 'today',
            header: '现有数',
            align: 'end',
            phone: 'meta',
            cell: (row) => formatFigure(row.today, row.unit),
          },
          {
            key: 'by',
            header: '差异',
            align: 'end',
            phone: 'end',
            cell: ({ by, unit, changes }) =>
              changes.length === 0 && by === 0 ? (
                <Badge tone="ok">一致</Badge>
              ) : by === 0 ? (
                '合计不变'
              ) : (
                signed(by, unit)
              ),
          },
        ]}
      />
    </Card>
  )
}

/** The records that explain one difference; each opens where its reader may see it. */
export function DifferenceRecords({ row }: { row: Difference }) {
  return (
    <Card flush className="overflow-x-auto [--table-top:0px]">
      <DataTable
        caption={`${row.title}的差异明细`}
        rows={row.changes}
        rowKey={({ noun, recordId }) => `${noun}:${recordId}`}
        columns={[
          {
            key: 'name',
            header: '记录',
            phone: 'title',
            cell: ({ name, noun, recordId, opens }) => {
              const href = opens ? recordPath(noun, recordId) : undefined
              return href ? (
                <Link href={href} prefetch={false} className="text-accent hover:underline">
                  {name}
                </Link>
              ) : (
                name
              )
            },
          },
          { key: 'on', header: '发生日期', phone: 'meta', cell: ({ on }) => <DateText day={on} /> },
          { key: 'change', header: '变动', phone: 'meta', cell: ({ change }) => CHANGES[change] },
          { key: 'by', header: '影响数', align: 'end', phone: 'end', cell: ({ by }) => signed(by, row.unit) },
          { key: 'reason', header: '原因', phone: 'meta', cell: ({ reason }) => reason },
        ]}
      />
    </Card>
  )
}
