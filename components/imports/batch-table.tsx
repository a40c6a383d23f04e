import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText } from '@/components/ui/figures'
import type { Tone } from '@/components/ui/tone'
import type { BatchItem } from '@/lib/imports/queries'
import { paths } from '@/lib/kernel/paths'
import { BATCH_STATUS_TERMS, type BatchStatus } from '@/lib/kernel/terms'

const TONES: Record<BatchStatus, Tone> = {
  read: 'warn',
  queued: 'accent',
  writing: 'accent',
  written: 'ok',
  failed: 'bad',
  undoing: 'accent',
  undone: 'neutral',
}

const figure = (counts: BatchItem['counts'], key: string) => (counts ? (counts[key] ?? 0).toLocaleString('zh-CN') : '—')

/** The imports so far; `days` are the days of upload in the same order. */
export function BatchTable({ rows, action }: { rows: (BatchItem & { day: string })[]; action: React.ReactNode }) {
  return (
    <DataTable
      caption="台账导入记录"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => paths.imports.one(row.id)}
      columns={[
        { key: 'file', header: '文件', cell: (row) => row.fileName, phone: 'title' },
        {
          key: 'status',
          header: '状态',
          cell: (row) => <Badge tone={TONES[row.status]}>{BATCH_STATUS_TERMS[row.status]}</Badge>,
          phone: 'end',
        },
        { key: 'created', header: '新建', cell: (row) => figure(row.counts, 'created'), align: 'end' },
        { key: 'updated', header: '更新', cell: (row) => figure(row.counts, 'updated'), align: 'end' },
        {
          key: 'unchanged',
          header: '不变',
          cell: (row) => figure(row.counts, 'unchanged'),
          align: 'end',
          phone: 'hidden',
        },
        { key: 'refused', header: '未导入', cell: (row) => figure(row.counts, 'refused'), align: 'end' },
        { key: 'by', header: '导入人', cell: (row) => row.byName ?? '命令行操作员' },
        { key: 'day', header: '日期', cell: (row) => <DateText day={row.day} /> },
      ]}
      empty={
        <EmptyState title="还没有导入过台账" action={action}>
          把去年的 Excel 台账整份上传即可：签约项目、走访、到账资金、推介活动会自动认出来，写入之前先给您看。
        </EmptyState>
      }
    />
  )
}
