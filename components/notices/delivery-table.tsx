import { ActionButton } from '@/components/forms/action-button'
import { StatusDot } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { Tone } from '@/components/ui/tone'
import type { FormAction } from '@/lib/access/form'
import { clockOf, dayOf } from '@/lib/kernel/clock'
import type { Day } from '@/lib/kernel/month'
import { CHANNEL_KIND_TERMS, DELIVERY_STATE_TERMS, type DeliveryState } from '@/lib/kernel/terms'
import type { DeliveryRow } from '@/lib/notices/deliveries.queries'

const TONES: Record<DeliveryState, Tone> = {
  waiting: 'neutral',
  sending: 'accent',
  sent: 'ok',
  failed: 'bad',
  uncertain: 'warn',
  dropped: 'neutral',
}
type Props = {
  rows: DeliveryRow[]
  today: Day
  resendAction: FormAction
  /** One's own may be sent again by everybody, those of units by who keeps their channels. */
  userId: string
  keepsUnits: boolean
}

const when = (at: Date | null) => (at ? `${dayOf(at)} ${clockOf(at)}` : '—')

/** What was sent to whom, when, and what came of it. */
export function DeliveryTable({ rows, today, resendAction, userId, keepsUnits }: Props) {
  const again = (row: DeliveryRow) =>
    row.day === today &&
    (row.state === 'failed' || row.state === 'uncertain') &&
    ((keepsUnits && row.ofUnit !== null) || row.userId === userId)
  return (
    <DataTable
      caption="消息发送记录"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'day', header: '日期', cell: (row) => row.day, phone: 'meta', unlabelled: true },
        {
          key: 'person',
          header: '接收人',
          phone: 'title',
          cell: (row) => (
            <>
              {row.person ?? '已删除的用户'}
              <span className="ml-2 text-sm text-ink-muted">{row.unitName}</span>
            </>
          ),
        },
        {
          key: 'kind',
          header: '方式',
          cell: (row) => `${CHANNEL_KIND_TERMS[row.kind]}${row.ofUnit ? '（单位）' : ''}`,
          phone: 'meta',
          unlabelled: true,
        },
        {
          key: 'carried',
          header: '事项',
          cell: (row) => `${row.carried} 项`,
          align: 'end',
          phone: 'meta',
          unlabelled: true,
        },
        {
          key: 'state',
          header: '状态',
          phone: 'end',
          cell: (row) => <StatusDot tone={TONES[row.state]}>{DELIVERY_STATE_TERMS[row.state]}</StatusDot>,
        },
        {
          key: 'attempts',
          header: '尝试',
          cell: (row) => `${row.attempts} 次`,
          align: 'end',
          phone: 'meta',
          unlabelled: true,
        },
        {
          key: 'at',
          header: '送达或下次发送',
          phone: 'hidden',
          cell: (row) => (row.state === 'waiting' ? when(row.nextAt) : when(row.sentAt)),
        },
        {
          key: 'error',
          header: '说明',
          phone: 'meta',
          unlabelled: true,
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              {row.error}
              {again(row) ? (
                <ActionButton action={resendAction} fields={{ id: row.id }} kind="quiet" size="small">
                  {row.state === 'uncertain' ? '未收到，重发' : '重发'}
                </ActionButton>
              ) : null}
            </span>
          ),
        },
      ]}
      empty={
        <EmptyState title="还没有发送过消息">
          设置了渠道的人，每天在选定的时间收到一条消息；没有新事项的日子不发。
        </EmptyState>
      }
    />
  )
}
