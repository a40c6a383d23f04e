import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Count, Money } from '@/components/ui/figures'
import { formatMonth } from '@/lib/kernel/month'
import type { MonthLine } from '@/lib/reports/trend.queries'

/** Every month that has a summary, with what it was about. */
export function MonthList({ lines, href }: { lines: MonthLine[]; href: (month: string) => string }) {
  return (
    <Card flush>
      <DataTable
        caption="各月工作月报"
        rows={lines}
        rowKey={(line) => line.month}
        rowHref={(line) => href(line.month)}
        columns={[
          {
            key: 'month',
            header: '月份',
            phone: 'title',
            cell: (line) => (
              <>
                {formatMonth(line.month)}
                {line.running ? (
                  <span className="ml-2">
                    <Badge tone="accent">进行中</Badge>
                  </span>
                ) : null}
              </>
            ),
          },
          { key: 'visits', header: '走访（家次）', align: 'end', cell: (line) => <Count value={line.visits} /> },
          { key: 'signed', header: '签约项目（个）', align: 'end', cell: (line) => <Count value={line.signed} /> },
          { key: 'capital', header: '实际利用内资', align: 'end', cell: (line) => <Money minor={line.capital} /> },
        ]}
        empty={<EmptyState title="还没有可以汇总的月份">录入走访或项目后，这里按月自动生成工作月报。</EmptyState>}
      />
    </Card>
  )
}
