import type { ListCells } from '@/components/lists/list-view'
import { Badge } from '@/components/ui/badge'
import { DateText } from '@/components/ui/figures'
import type { Tone } from '@/components/ui/tone'
import type { BatchRow } from '@/lib/imports/list.queries'
import { dayOf } from '@/lib/kernel/clock'
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

const figure = (counts: BatchRow['counts'], key: string) => (counts ? (counts[key] ?? 0).toLocaleString('zh-CN') : '—')

/** The columns of the list of imports. */
export const batchCells: ListCells<BatchRow> = {
  file: { phone: 'title', cell: (row) => row.fileName },
  status: {
    phone: 'end',
    cell: (row) => <Badge tone={TONES[row.status]}>{BATCH_STATUS_TERMS[row.status]}</Badge>,
  },
  created: { align: 'end', cell: (row) => figure(row.counts, 'created') },
  updated: { align: 'end', cell: (row) => figure(row.counts, 'updated') },
  unchanged: { align: 'end', phone: 'hidden', cell: (row) => figure(row.counts, 'unchanged') },
  refused: { align: 'end', cell: (row) => figure(row.counts, 'refused') },
  unit: { unlabelled: true, cell: (row) => row.unitName },
  by: { cell: (row) => row.byName ?? '命令行操作员' },
  day: { cell: (row) => <DateText day={dayOf(row.at)} /> },
}
