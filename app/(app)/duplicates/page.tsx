import type { Metadata } from 'next'
import { pairCells } from '@/components/duplicates/pair-cells'
import { SweepOnOpen } from '@/components/duplicates/sweep-on-open'
import { ListView } from '@/components/lists/list-view'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { Select } from '@/components/ui/text-input'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { countOpenPairs, listPairs } from '@/lib/duplicates/list.queries'
import { PAIR_STATE_TERMS, PAIR_STATES, pairList } from '@/lib/duplicates/list.schema'
import { DUPLICATE_NOUNS, LEVEL_TERMS, NOUN_TERMS } from '@/lib/duplicates/schema'
import { paths } from '@/lib/kernel/paths'
import { listQuery } from '@/lib/lists/link.rules'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { sweepAction } from './actions'

export const metadata: Metadata = { title: '重复项' }

const NOUNS = DUPLICATE_NOUNS.map((noun) => ({ value: noun, label: NOUN_TERMS[noun] }))
const LEVELS = Object.entries(LEVEL_TERMS).map(([value, label]) => ({ value, label: `${value}级 ${label}` }))

export default async function DuplicatesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('duplicate.judge')
  const list = parseList(pairList, await searchParams)
  const [{ rows, total }, open] = await Promise.all([
    listPairs(reader(), viewer, list),
    countOpenPairs(reader(), viewer),
  ])
  const { noun, level, state = 'open' } = list.filters
  const href = (query?: Record<string, string | number | undefined>) =>
    paths.duplicates({ state: state === 'open' ? undefined : state, ...query })
  return (
    <>
      <PageHeader title="重复项" meta={`${open} 对待处理`} actions={<SweepOnOpen sweep={sweepAction} />} />
      <Tabs
        label="处理状态"
        tabs={PAIR_STATES.map((one) => ({
          label: PAIR_STATE_TERMS[one],
          href: paths.duplicates(listQuery(pairList, list, { filters: { state: one === 'open' ? undefined : one } })),
          count: one === 'open' ? open : undefined,
          current: state === one,
        }))}
      />
      <ListView
        spec={pairList}
        list={list}
        rows={rows}
        total={total}
        cells={pairCells}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.duplicate(row.id)}
        href={href}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('duplicates', query) : undefined}
        caption="重复项"
        unit="对"
        searchPlaceholder="企业或项目名称"
        chips={[
          ...(noun ? [{ label: NOUN_TERMS[noun], removes: ['noun'] }] : []),
          ...(level ? [{ label: `${level}级`, removes: ['level'] }] : []),
        ]}
        filters={
          <>
            <Select name="noun" label="类别" hideLabel placeholder="企业和项目" options={NOUNS} defaultValue={noun} />
            <Select name="level" label="级别" hideLabel placeholder="全部级别" options={LEVELS} defaultValue={level} />
          </>
        }
        empty={
          <EmptyState title={state === 'open' ? '没有待处理的重复项' : '还没有处理过重复项'}>
            登记、导入或修改企业和项目后，系统自动比对全区的记录；疑似重复的会列在这里，由负责人判断，系统从不自动合并。
          </EmptyState>
        }
      />
    </>
  )
}
