import { DataTable } from '@/components/ui/data-table'
import { DateText } from '@/components/ui/figures'
import { formatFigure } from '@/lib/goals/figure.rules'
import type { ReportedFigure } from '@/lib/goals/queries'
import type { FigureUnit } from '@/lib/goals/rule.schema'

/** What was reported for a goal, the latest first, with source and author. */
export function ReportedFigures({ figures, unit }: { figures: ReportedFigure[]; unit: FigureUnit }) {
  return (
    <DataTable
      caption="填报数据"
      columns={[
        { key: 'asOf', header: '截至日期', phone: 'title', cell: (row) => <DateText day={row.asOf} /> },
        { key: 'value', header: '数值', align: 'end', phone: 'end', cell: (row) => formatFigure(row.value, unit) },
        { key: 'source', header: '数据来源', cell: (row) => row.source },
        { key: 'by', header: '填报人', cell: (row) => row.by },
      ]}
      rows={figures}
      rowKey={(row) => row.id}
      empty={<p className="p-4 text-ink-muted">尚未填报。系统中暂无这类业务记录，以主管单位填报数为准。</p>}
    />
  )
}
