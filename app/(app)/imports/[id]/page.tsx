import type { Metadata } from 'next'
import { CountsTable } from '@/components/imports/counts-table'
import { MappingForm } from '@/components/imports/mapping-form'
import { TableMapping } from '@/components/imports/table-mapping'
import { buttonClass } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choices'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/text-input'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { termLabels } from '@/lib/dictionaries/queries'
import { countRows } from '@/lib/imports/counts'
import { previewOf } from '@/lib/imports/preview.queries'
import { findBatch } from '@/lib/imports/queries'
import type { Claims } from '@/lib/imports/rules'
import { ENCODINGS } from '@/lib/imports/schema'
import { kindOptions, unitOptions, viewOf } from '@/lib/imports/view'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { importLedgerAction } from '../actions'
import { Result } from './result'

export const metadata: Metadata = { title: '台账' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ outcome?: string; page?: string }> }

export default async function ImportPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('import.run')
  const { id } = await params
  const batch = await orNotFound(findBatch(reader(), viewer, id))
  const written = batch.status !== 'read'
  return (
    <>
      <PageHeader
        title={batch.fileName}
        meta={written ? '已导入' : '请核对后确认，目前还没有写入任何内容'}
        breadcrumb={[{ label: '台账导入', href: paths.imports.list() }]}
        actions={
          <a href={paths.imports.reasons(id)} download className={buttonClass('secondary')}>
            下载说明
          </a>
        }
      />
      {written ? (
        <Result viewer={viewer} batch={batch} query={await searchParams} />
      ) : (
        <Preview viewer={viewer} id={id} />
      )}
    </>
  )
}

async function Preview({ viewer, id }: { viewer: Viewer; id: string }) {
  const answer = await previewOf(reader(), viewer, id).catch((error: unknown) => {
    if (error instanceof Problem) return error
    throw error
  })
  if (answer instanceof Problem) return <Notice tone="bad" title={answer.sentence} />
  const { batch, workbook, tables, counts, unknownUnits, newCompanies, claims } = answer
  const labels = await termLabels(reader(), 'target-type')
  const views = tables.map((table) => viewOf(table, workbook, batch.mapping, labels))
  const rows = countRows(counts)
  const total = (counts.created ?? 0) + (counts.updated ?? 0) + (counts.unchanged ?? 0)
  const units = Object.entries(unknownUnits)
  return (
    <MappingForm action={importLedgerAction} formKey={newId()} id={id} ready={total > 0} total={total}>
      <Section title="确认后会怎样" flush>
        <CountsTable caption="确认后各类记录的变化" rows={rows} />
        {newCompanies > 0 ? (
          <p className="border-t px-4 py-2.5 text-ink-muted">
            台账提到的企业中有 {newCompanies.toLocaleString('zh-CN')} 家尚未登记，将一并新建。
          </p>
        ) : null}
      </Section>
      {units.length > 0 ? (
        <Notice tone="warn" title="有的单位这里没有">
          {units.map(([name, n]) => `${name}（${n}行）`).join('、')}
          ：这些行暂记在您所在单位名下，台账里的单位名称留在记录中。如需分开统计，请系统管理员先新建单位。
        </Notice>
      ) : null}
      {claims.closed > 0 ? (
        <Section title="往年台账" id="closed">
          <Checkbox
            name="asVerified"
            label="往年台账按已认定导入"
            // Until somebody has decided otherwise: a closed year's account was settled when it was reported.
            defaultChecked={batch.mapping === undefined || batch.asVerified}
            hint={closedWords(claims)}
          />
        </Section>
      ) : null}
      {workbook.encoding ? (
        <Select
          name="encoding"
          label="文件的文字编码"
          className="max-w-xs"
          options={ENCODINGS.map((one) => ({ value: one, label: one.toUpperCase() }))}
          defaultValue={workbook.encoding}
          hint="文字显示为乱码时，请改选后重新读取"
        />
      ) : null}
      {views.map((view, n) => (
        <TableMapping key={`${view.sheet} ${view.table}`} view={view} n={n} kinds={kindOptions} units={unitOptions} />
      ))}
    </MappingForm>
  )
}

/** What the tick means for this ledger. */
function closedWords({ closed, open, years }: Claims): string {
  const span = years.length > 1 ? `${years[0]}—${years.at(-1)} 年` : `${years[0]} 年`
  const rest = open > 0 ? `今年的 ${open.toLocaleString('zh-CN')} 项仍为待认定。` : ''
  return `${span}的签约、落地、资金等 ${closed.toLocaleString('zh-CN')} 项由您认定，以这份台账为佐证；不勾选则为待认定。${rest}`
}
