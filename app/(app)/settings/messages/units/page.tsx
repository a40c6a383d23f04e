import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { CHANNEL_KIND_TERMS } from '@/lib/kernel/terms'
import { unitChannels } from '@/lib/notices/channels.queries'
import { unitWishes, wishesOf } from '@/lib/notices/wishes.queries'
import { unitOptions } from '@/lib/units/queries'
import { MessageTabs } from '../message-tabs'

export const metadata: Metadata = { title: '单位的消息' }

/** The units whose messages the viewer keeps. */
export default async function MessageUnitsPage() {
  const viewer = await pageViewer('channel.write')
  const units = await unitOptions(reader(), viewer, 'channel.write')
  const [channels, wishes] = await Promise.all([
    unitChannels(reader(), viewer),
    wishesOf(
      reader(),
      units.map(({ value }) => unitWishes(value)),
    ),
  ])
  return (
    <>
      <MessageTabs viewer={viewer} current="units" />
      <PageHeader
        title="单位的消息"
        meta="没有自己渠道的人，经最近一级单位的渠道收到消息；没有设置的，按上级单位的设置"
      />
      <Card flush>
        <DataTable
          caption="单位的消息设置"
          rows={units}
          rowKey={(row) => row.value}
          rowHref={(row) => paths.messageUnit(row.value)}
          columns={[
            {
              key: 'name',
              header: '单位',
              phone: 'title',
              cell: (row) => `${'　'.repeat(row.depth)}${row.label}`,
            },
            {
              key: 'channels',
              header: '渠道',
              phone: 'meta',
              cell: (row) => {
                const own = channels.get(row.value) ?? []
                if (own.length === 0) return <span className="text-ink-muted">按上级</span>
                return (
                  <span className="inline-flex flex-wrap gap-1">
                    {own.map((one) => (
                      <Badge key={one.id} tone={one.active ? 'ok' : 'neutral'}>
                        {CHANNEL_KIND_TERMS[one.kind]}
                        {one.active ? '' : '（停用）'}
                      </Badge>
                    ))}
                  </span>
                )
              },
            },
            {
              key: 'hour',
              header: '发送时间',
              phone: 'meta',
              cell: (row) => {
                const own = wishes.get(unitWishes(row.value))
                if (own?.digest === false) return '不发送'
                return own?.digestAt ?? <span className="text-ink-muted">按上级</span>
              },
            },
          ]}
        />
      </Card>
    </>
  )
}
