import { MessageSquareWarning } from 'lucide-react'
import type { Metadata } from 'next'
import { ListView } from '@/components/lists/list-view'
import { unitChoices } from '@/components/lists/unit-choices'
import { requestCells } from '@/components/requests/request-cells'
import { MoreRequestFilters, RequestFilters, requestChips } from '@/components/requests/request-filters'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { companyName } from '@/lib/companies/queries'
import { termsOf } from '@/lib/dictionaries/queries'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { listRequests, viewTotals } from '@/lib/requests/list.queries'
import { REQUEST_VIEW_TERMS, type RequestView, requestList } from '@/lib/requests/list.schema'
import { unitOptions } from '@/lib/units/queries'

export const metadata: Metadata = { title: '诉求' }

const NOTHING: Record<RequestView, string> = {
  unit: '没有待办理的诉求',
  mine: '您还没有提出过诉求',
  late: '没有逾期的诉求',
  risen: '没有提级的诉求',
  all: '还没有诉求',
}

/** What companies ask for, in the views in which people work on it; a link from a record shows all of that record. */
export default async function RequestsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('request.read')
  const parsed = parseList(requestList, await searchParams)
  const { company, project, visit } = parsed.filters
  const writes = may(viewer, 'request.write')
  const view = parsed.filters.view ?? (writes && !company && !project && !visit ? 'unit' : 'all')
  const list = { ...parsed, filters: { ...parsed.filters, view } }
  const [{ rows, total }, totals, units, categories, name] = await Promise.all([
    listRequests(reader(), viewer, list),
    viewTotals(reader(), viewer, today()),
    unitOptions(reader(), viewer, 'request.read'),
    termsOf(reader(), 'request-category'),
    company ? companyName(reader(), viewer, company) : undefined,
  ])
  const choices = {
    units: unitChoices(units),
    categories: categories.map(({ code, label }) => ({ value: code, label })),
    company: company && name ? { value: company, label: name } : undefined,
  }
  const create = writes ? (
    <ButtonLink kind="primary" href={paths.requests.create({ company, project, visit })}>
      提出诉求
    </ButtonLink>
  ) : null
  const tab = (to: RequestView) => ({
    label: REQUEST_VIEW_TERMS[to],
    href: paths.requests.list({ view: to }),
    count: totals[to],
    current: view === to,
  })
  const views: RequestView[] = writes ? ['unit', 'mine', 'late', 'risen', 'all'] : ['all', 'late', 'risen']
  return (
    <>
      <PageHeader title="诉求" meta={total > 0 ? `${total.toLocaleString('zh-CN')} 件` : undefined} actions={create} />
      <Tabs label="诉求" tabs={views.map(tab)} />
      <ListView
        spec={requestList}
        list={total > 0 ? list : { ...list, filters: { ...list.filters, view: undefined } }}
        rows={rows}
        total={total}
        cells={requestCells(today())}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.requests.one(row.id)}
        href={paths.requests.list}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('requests', { ...query, view }) : undefined}
        caption="诉求"
        unit="件"
        searchPlaceholder="诉求事项或企业"
        filters={<RequestFilters list={list} choices={choices} />}
        more={<MoreRequestFilters list={list} choices={choices} />}
        chips={requestChips(list, choices)}
        empty={
          <EmptyState icon={<MessageSquareWarning />} title={NOTHING[view]} action={create}>
            走访时企业提出的用地、融资、证照等问题记在这里：指定承办单位和时限，到期未办自动提级，办结由企业评价。
          </EmptyState>
        }
      />
    </>
  )
}
