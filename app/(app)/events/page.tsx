import { Megaphone } from 'lucide-react'
import type { Metadata } from 'next'
import { EVENT_CELLS } from '@/components/events/event-cells'
import { eventChoices } from '@/components/events/event-filters'
import { ExtraFilters, extraCells, extraChips } from '@/components/extras/list-extras'
import { ChoiceFilters, choiceChips, DaysFilter, daysChip } from '@/components/lists/choice-filters'
import { ListView } from '@/components/lists/list-view'
import { unitChoices } from '@/components/lists/unit-choices'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { eventList } from '@/lib/events/list.schema'
import { listEvents } from '@/lib/events/queries'
import { withExtraFields } from '@/lib/extras/list.schema'
import { extraFieldsOf } from '@/lib/extras/queries'
import { paths } from '@/lib/kernel/paths'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { unitOptions } from '@/lib/units/queries'

export const metadata: Metadata = { title: '推介活动' }

export default async function EventsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('event.read')
  const fields = await extraFieldsOf(reader(), 'event')
  const spec = withExtraFields(eventList, fields)
  const list = parseList(spec, await searchParams)
  const [{ rows, total }, options] = await Promise.all([
    listEvents(reader(), viewer, list),
    unitOptions(reader(), viewer, 'event.read'),
  ])
  const units = unitChoices(options)
  const choices = eventChoices(units)
  const create = may(viewer, 'event.write') ? (
    <ButtonLink kind="primary" href={paths.events.create()}>
      新建推介活动
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader title="推介活动" actions={create} />
      <ListView
        spec={spec}
        list={list}
        rows={rows}
        total={total}
        cells={{ ...EVENT_CELLS, ...extraCells(fields) }}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.events.one(row.id)}
        href={paths.events.list}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('events', query) : undefined}
        caption="推介活动"
        unit="场"
        searchPlaceholder="活动名称、地点或主办单位"
        filters={<ChoiceFilters choices={choices} filters={list.filters} />}
        more={
          <>
            <DaysFilter label="活动日期" filters={list.filters} />
            <ExtraFilters fields={fields} filters={list.filters} />
          </>
        }
        chips={[...daysChip(list.filters), ...choiceChips(choices, list.filters), ...extraChips(fields, list.filters)]}
        empty={
          <EmptyState icon={<Megaphone />} title="还没有推介活动" action={create}>
            推介会、路演、招商大会和展会登记在这里，到会企业数和场次计入目标。
          </EmptyState>
        }
      />
    </>
  )
}
