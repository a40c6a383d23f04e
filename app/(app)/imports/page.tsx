import type { Metadata } from 'next'
import { batchCells } from '@/components/imports/batch-cells'
import { Remembered } from '@/components/imports/remembered'
import { type Choice, ChoiceFilters, choiceChips, optionsOf } from '@/components/lists/choice-filters'
import { ListView } from '@/components/lists/list-view'
import { unitChoices } from '@/components/lists/unit-choices'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { listBatches } from '@/lib/imports/list.queries'
import { batchList } from '@/lib/imports/list.schema'
import { listMappings } from '@/lib/imports/memory/memory.queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { BATCH_STATUS_TERMS, BATCH_STATUSES } from '@/lib/kernel/terms'
import { isNarrowed } from '@/lib/lists/link.rules'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { unitOptions } from '@/lib/units/queries'
import { forgetMappingAction } from './actions'

export const metadata: Metadata = { title: '台账导入' }

/** The ledgers taken in so far, and what is remembered of them. */
export default async function ImportsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('import.run')
  const list = parseList(batchList, await searchParams)
  const [{ rows, total }, remembered, units] = await Promise.all([
    listBatches(reader(), viewer, list),
    listMappings(reader(), viewer),
    unitOptions(reader(), viewer, 'import.run'),
  ])
  const choices: Choice[] = [
    { name: 'status', label: '状态', all: '全部状态', options: optionsOf(BATCH_STATUSES, BATCH_STATUS_TERMS) },
    ...(units.length > 1
      ? [{ name: 'unit', label: '导入单位', all: '全部单位', options: unitChoices(units), unknown: '指定单位' }]
      : []),
  ]
  const upload = (
    <ButtonLink kind="primary" href={paths.imports.create()}>
      导入台账
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title="台账导入"
        meta={total > 0 ? `${total.toLocaleString('zh-CN')} 份` : undefined}
        actions={
          <>
            <ButtonLink href={paths.sheets()}>下发填报表</ButtonLink>
            {total > 0 || isNarrowed(list) ? upload : null}
          </>
        }
      />
      <ListView
        spec={batchList}
        list={list}
        rows={rows}
        total={total}
        cells={batchCells}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.imports.one(row.id)}
        href={paths.imports.list}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('imports', query) : undefined}
        caption="台账导入记录"
        unit="份台账"
        searchPlaceholder="文件名"
        filters={<ChoiceFilters choices={choices} filters={list.filters} />}
        chips={choiceChips(choices, list.filters)}
        empty={
          <EmptyState title="还没有导入过台账" action={upload}>
            把去年的 Excel
            台账整份上传即可：项目、走访、到账资金、推介活动、企业和联系人会自动认出来，写入之前先给您看。
          </EmptyState>
        }
      />
      {remembered.length > 0 ? (
        <Section title="记住的对应关系" meta="同样表头的台账下次直接沿用" id="remembered" flush className="mt-4">
          <Remembered action={forgetMappingAction} items={remembered.map((item) => ({ ...item, formKey: newId() }))} />
        </Section>
      ) : null}
    </>
  )
}
