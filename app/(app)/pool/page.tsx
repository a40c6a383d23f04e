import { Waves } from 'lucide-react'
import type { Metadata } from 'next'
import { ChoiceFilters, choiceChips } from '@/components/lists/choice-filters'
import { ListView } from '@/components/lists/list-view'
import { poolCells } from '@/components/ownership/pool-cells'
import { poolChoices } from '@/components/ownership/pool-filters'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { termsOf } from '@/lib/dictionaries/queries'
import { paths } from '@/lib/kernel/paths'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { poolList } from '@/lib/ownership/pool.list.schema'
import { listPool } from '@/lib/ownership/pool.queries'
import { ownershipPolicy } from '@/lib/projects/policy.queries'
import { everyUnit } from '../cases/choices'
import { takeAction } from './actions'

export const metadata: Metadata = { title: '公海' }

/** What nobody works on, of every unit, for whoever wants to take it up. */
export default async function PoolPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('pool.read')
  const list = parseList(poolList, await searchParams)
  const [{ rows, total }, targets, units, policy] = await Promise.all([
    listPool(reader(), viewer, list),
    termsOf(reader(), 'target-type'),
    everyUnit(),
    ownershipPolicy(reader()),
  ])
  const choices = poolChoices({ targets: targets.map(({ code, label }) => ({ value: code, label })), units })
  return (
    <>
      <PageHeader
        title="公海"
        meta={`连续 ${policy.idleDays} 天没有动作的未签约项目退回这里；先领取的负责，领取前计入原责任单位`}
      />
      <ListView
        spec={poolList}
        list={list}
        rows={rows}
        total={total}
        cells={poolCells(may(viewer, 'pool.take') ? takeAction : undefined)}
        rowKey={(row) => row.id}
        href={paths.pool}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('pool', query) : undefined}
        caption="公海项目"
        unit="个项目"
        searchPlaceholder="项目名称"
        filters={<ChoiceFilters choices={choices} filters={list.filters} />}
        chips={choiceChips(choices, list.filters)}
        empty={
          <EmptyState
            icon={<Waves />}
            title="公海里没有项目"
            action={<ButtonLink href={paths.projects.list()}>查看项目</ButtonLink>}
          >
            无人推进的未签约项目会自动退回这里；不再推进的，也可以在项目页“归属与分成”中退回，写明理由。
          </EmptyState>
        }
      />
    </>
  )
}
