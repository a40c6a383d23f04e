import { Handshake } from 'lucide-react'
import type { Metadata } from 'next'
import { ExtraFilters, extraCells, extraChips } from '@/components/extras/list-extras'
import { ListView } from '@/components/lists/list-view'
import { unitChoices } from '@/components/lists/unit-choices'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { visitCells } from '@/components/visits/visit-cells'
import { MoreVisitFilters, VisitFilters, visitChips } from '@/components/visits/visit-filters'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { companyName } from '@/lib/companies/queries'
import { termsOf } from '@/lib/dictionaries/queries'
import { withExtraFields } from '@/lib/extras/list.schema'
import { extraFieldsOf } from '@/lib/extras/queries'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { unitOptions } from '@/lib/units/queries'
import { colleagueOptions } from '@/lib/users/queries'
import { listVisits } from '@/lib/visits/list.queries'
import { visitList } from '@/lib/visits/list.schema'

export const metadata: Metadata = { title: '走访' }

export default async function VisitsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('visit.read')
  const fields = await extraFieldsOf(reader(), 'visit')
  const spec = withExtraFields(visitList, fields)
  const list = parseList(spec, await searchParams)
  const company = list.filters.company
  const [{ rows, total, companies }, units, people, kinds, name] = await Promise.all([
    listVisits(reader(), viewer, list),
    unitOptions(reader(), viewer, 'visit.read'),
    colleagueOptions(reader(), viewer),
    termsOf(reader(), 'visit-kind'),
    company ? companyName(reader(), viewer, company) : undefined,
  ])
  const choices = {
    units: unitChoices(units),
    people,
    kinds: kinds.map((kind) => ({ value: kind.code, label: kind.label })),
    company: company && name ? { value: company, label: name } : undefined,
  }
  const create = may(viewer, 'visit.write') ? (
    <ButtonLink kind="primary" href={paths.visits.create({ company })}>
      记走访
    </ButtonLink>
  ) : null
  const figures = `${total.toLocaleString('zh-CN')} 家次，${companies.toLocaleString('zh-CN')} 家企业`
  return (
    <>
      <PageHeader title="走访" meta={total > 0 ? figures : undefined} actions={create} />
      <ListView
        spec={spec}
        list={list}
        rows={rows}
        total={total}
        cells={{ ...visitCells(today()), ...extraCells(fields) }}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.visits.one(row.id)}
        href={paths.visits.list}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('visits', query) : undefined}
        caption="走访"
        unit="家次"
        searchPlaceholder="企业、人员或洽谈内容"
        filters={<VisitFilters list={list} choices={choices} />}
        more={
          <>
            <MoreVisitFilters list={list} choices={choices} />
            <ExtraFilters fields={fields} filters={list.filters} />
          </>
        }
        chips={[...visitChips(list, choices), ...extraChips(fields, list.filters)]}
        empty={
          <EmptyState icon={<Handshake />} title="还没有走访记录" action={create}>
            外出拜访、来访接待、入企服务和线上洽谈都记在这里，半分钟即可记好一条；写明下次跟进日期，到期会提醒您。
          </EmptyState>
        }
      />
    </>
  )
}
