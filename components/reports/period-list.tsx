import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Count, Money } from '@/components/ui/figures'
import type { ReportState } from '@/lib/kernel/terms'
import type { PeriodLine } from '@/lib/reports/trend.queries'
import { StateBadge } from './making/state-badge'

type Props = {
  caption: string
  lines: PeriodLine[]
  /** How far the unit's summary of a period is, where somebody has begun it. */
  states: ReadonlyMap<string, ReportState>
  href: (key: string) => string
}

/** Every period that has a summary, with what it was about. */
export function PeriodList({ caption, lines, states, href }: Props) {
  return (
    <Card flush>
      <DataTable
        caption={caption}
        rows={lines}
        rowKey={(line) => line.key}
        rowHref={(line) => href(line.key)}
        columns={[
          {
            key: 'period',
            header: '期间',
            phone: 'title',
            cell: (line) => (
              <>
                {line.label}
                {line.running ? (
                  <span className="ml-2">
                    <Badge tone="accent">进行中</Badge>
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: 'state',
            header: '状态',
            phone: 'end',
            cell: (line) => <StateBadge state={states.get(line.key) ?? null} />,
          },
          { key: 'visits', header: '走访（家次）', align: 'end', cell: (line) => <Count value={line.visits} /> },
          { key: 'signed', header: '签约项目（个）', align: 'end', cell: (line) => <Count value={line.signed} /> },
          { key: 'capital', header: '实际利用内资', align: 'end', cell: (line) => <Money minor={line.capital} /> },
        ]}
        empty={
          <EmptyState title="还没有可以汇总的期间">录入走访或项目后，这里自动生成月报、季报、半年报和年报。</EmptyState>
        }
      />
    </Card>
  )
}
