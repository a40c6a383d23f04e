import type { Metadata } from 'next'
import { DeliveryTable } from '@/components/notices/delivery-table'
import { Card } from '@/components/ui/card'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/text-input'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { DELIVERY_STATE_TERMS, DELIVERY_STATES } from '@/lib/kernel/terms'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { deliveryList, listDeliveries } from '@/lib/notices/deliveries.queries'
import { resendAction } from '../actions'
import { MessageTabs } from '../message-tabs'

export const metadata: Metadata = { title: '发送记录' }

type Search = Promise<Record<string, string | string[] | undefined>>

/** What was sent: one's own, those of one's units' channels, or all for who reads the log. */
export default async function DeliveriesPage({ searchParams }: { searchParams: Search }) {
  const viewer = await pageViewer('notice.own')
  const list = deliveryList(await searchParams, false)
  const { rows, total } = await listDeliveries(reader(), viewer, list)
  const href = (page: number) => paths.settingsOne('messages', 'deliveries', { state: list.state, page })
  const everything = may(viewer, 'delivery.read')
  return (
    <>
      <MessageTabs viewer={viewer} current="deliveries" />
      <PageHeader title="发送记录" meta={`${total} 条${everything ? '' : '，您本人和您管理的单位渠道的'}`} />
      <FilterBar
        action={paths.settingsOne('messages', 'deliveries')}
        label="筛选发送记录"
        active={
          list.state
            ? [{ label: DELIVERY_STATE_TERMS[list.state], removeHref: paths.settingsOne('messages', 'deliveries') }]
            : []
        }
      >
        <Select
          name="state"
          label="状态"
          hideLabel
          placeholder="全部状态"
          defaultValue={list.state}
          options={DELIVERY_STATES.map((state) => ({ value: state, label: DELIVERY_STATE_TERMS[state] }))}
        />
      </FilterBar>
      <Card flush>
        <DeliveryTable
          rows={rows}
          today={today()}
          resendAction={resendAction}
          userId={viewer.userId}
          keepsUnits={may(viewer, 'channel.write')}
        />
        {total > PAGE_SIZE ? (
          <Pagination page={list.page} pageSize={PAGE_SIZE} total={total} unit="条" pageHref={href} />
        ) : null}
      </Card>
    </>
  )
}
