import { Scale } from 'lucide-react'
import type { Metadata } from 'next'
import { choiceChips } from '@/components/lists/choice-filters'
import { ListView } from '@/components/lists/list-view'
import { CASE_CELLS } from '@/components/ownership/case-cells'
import { CASE_CHOICES, CaseFilters } from '@/components/ownership/case-filters'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { CASE_VIEW_TERMS, caseList } from '@/lib/ownership/case.list.schema'
import { listCases } from '@/lib/ownership/case.queries'

export const metadata: Metadata = { title: '归属' }

/** Transfers, credit splits and disputes in which the viewer's units take part; who raises none sees all within reach. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('project.read')
  const parsed = parseList(caseList, await searchParams)
  const takesPart = may(viewer, 'ownership.raise')
  const view = parsed.filters.view ?? (takesPart ? 'waiting' : 'all')
  const list = { ...parsed, filters: { ...parsed.filters, view } }
  const { rows, total, waiting } = await listCases(reader(), viewer, list)
  const tab = (to: keyof typeof CASE_VIEW_TERMS, count?: number) => ({
    label: CASE_VIEW_TERMS[to],
    href: paths.cases.list({ view: to }),
    count,
    current: view === to,
  })
  return (
    <>
      <PageHeader title="归属" meta="移交、业绩分成和归属争议；涉及的单位都同意，或由双方共同的上级裁定后生效" />
      {takesPart ? <Tabs label="归属事项" tabs={[tab('waiting', waiting), tab('mine'), tab('all')]} /> : null}
      <ListView
        spec={caseList}
        list={total > 0 ? list : { ...list, filters: { ...list.filters, view: undefined } }}
        rows={rows}
        total={total}
        cells={CASE_CELLS}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.cases.one(row.id)}
        href={paths.cases.list}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('cases', { view, ...query }) : undefined}
        caption="归属事项"
        unit="件"
        searchPlaceholder="项目名称"
        filters={<CaseFilters list={list} />}
        chips={choiceChips(CASE_CHOICES, list.filters)}
        empty={
          <EmptyState
            icon={<Scale />}
            title={view === 'waiting' ? '没有等您答复的事项' : '还没有归属事项'}
            action={<ButtonLink href={paths.projects.list()}>查看项目</ButtonLink>}
          >
            移交和分成从项目页的“归属与分成”提出；与其他单位的争议，从企业页的首谈信息提出。
          </EmptyState>
        }
      />
    </>
  )
}
