import { MappingForm } from '@/components/imports/mapping-form'
import { TableMapping } from '@/components/imports/table-mapping'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/text-input'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { termLabels } from '@/lib/dictionaries/queries'
import { previewOf } from '@/lib/imports/preview.queries'
import { ENCODINGS } from '@/lib/imports/schema'
import { kindOptions, policyOptions, typeOptions, unitOptions, viewOf } from '@/lib/imports/view/view'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { importLedgerAction } from '../actions'
import { ClosedYears } from './closed-years'
import { Decisions } from './decisions'
import { FileNotes } from './file-notes'
import { Outlook } from './outlook'

const choices = { units: unitOptions, policies: policyOptions, types: typeOptions }

/** What was understood of a ledger and what confirming it would do: a section each, all of one form (imports/form.schema names its fields). */
export async function Preview({ viewer, id }: { viewer: Viewer; id: string }) {
  const answer = await previewOf(reader(), viewer, id).catch((error: unknown) => {
    if (error instanceof Problem) return error
    throw error
  })
  if (answer instanceof Problem) return <Notice tone="bad" title={answer.sentence} />
  const { batch, workbook, tables, counts, mapping } = answer
  const labels = await termLabels(reader(), 'target-type')
  const views = tables.map((table) => viewOf(table, workbook, mapping, labels))
  const total = (counts.created ?? 0) + (counts.updated ?? 0) + (counts.unchanged ?? 0)
  return (
    <MappingForm action={importLedgerAction} formKey={newId()} id={id} ready={total > 0} total={total}>
      <FileNotes workbook={workbook} />
      <Outlook preview={answer} />
      <Decisions viewer={viewer} preview={answer} />
      <ClosedYears batch={batch} claims={answer.claims} />
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
      {views
        .filter(({ part }) => part === 0)
        .map((view, n) => (
          <TableMapping
            key={`${view.sheet} ${view.table}`}
            view={view}
            parts={views.filter(({ part, sheet, table }) => part > 0 && sheet === view.sheet && table === view.table)}
            n={n}
            kinds={kindOptions}
            choices={choices}
          />
        ))}
    </MappingForm>
  )
}
