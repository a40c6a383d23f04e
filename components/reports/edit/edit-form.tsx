'use client'
import { RecordForm } from '@/components/forms/record-form'
import { Checkbox } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import type { Letterhead } from '@/lib/reports/document'
import type { EditBlock, EditView } from '@/lib/reports/making/edit-view.rules'
import { AddHere } from './add-here'
import { BlockEditor } from './block-editor'
import { RowsEditor } from './rows-editor'
import { Hide } from './tick'

type Props = {
  action: FormAction
  formKey: string
  report: { id: string; version: number }
  view: EditView
  letterhead: Letterhead
  /** Field → its name, for the letterhead and the tick lists. */
  labels: Record<string, string>
  cancelHref: string
  /** Where the browser finds the pictures that stand in the summary, by their hash. */
  pictures: Record<string, string>
}

const HEAD_LINES = ['issuerMark', 'number', 'recipients', 'copies'] as const

/** A whole summary to be edited: every block with its words, what is hidden, what is added. One form, saved at once. */
export function EditForm({ action, formKey, report, view, letterhead, labels, cancelHref, pictures }: Props) {
  const blocks = view.sections.flatMap((section) => section.blocks)
  const names = new Map([...blocks, ...view.annexes].map((block) => [block.key, block.label]))
  const words = Object.fromEntries(blocks.map((block) => [block.fields.text, block.label]))
  return (
    <RecordForm
      id="edit-report"
      action={action}
      formKey={formKey}
      record={report}
      labels={{ ...words, ...labels }}
      show={(name, value) => (name === 'hide' ? (names.get(value) ?? value) : value)}
      cancelHref={cancelHref}
    >
      {(fields) => {
        const hidden = new Set(fields.list('hide', hiddenOf([...blocks, ...view.annexes])).defaultValues)
        const rows = new Set(fields.list('row', hiddenRows([...blocks, ...view.annexes])).defaultValues)
        return (
          <>
            {view.absent.hide.map((key) => (
              <input key={key} type="hidden" name="hide[]" value={key} />
            ))}
            {view.absent.row.map((name) => (
              <input key={name} type="hidden" name="row[]" value={name} />
            ))}
            <details className="rounded-lg border bg-surface">
              <summary className="touch flex cursor-pointer items-center px-4 font-medium">
                红头、文号和主送抄送
              </summary>
              <div className="space-y-3 px-4 pb-4">
                <Checkbox {...fields.tick('red', letterhead.red)} />
                {HEAD_LINES.map((name) => (
                  <TextInput key={name} {...fields.of(name, letterhead[name])} maxLength={200} />
                ))}
              </div>
            </details>
            {view.sections.map((section) => (
              <section key={section.key} aria-labelledby={`edit-${section.key}`} className="space-y-4">
                <h2 id={`edit-${section.key}`} className="pt-4 text-lg font-semibold">
                  {section.heading}
                </h2>
                {section.blocks.map((block) => (
                  <div key={block.key} className="rounded-lg border bg-surface p-4">
                    {block.kind === 'text' ? (
                      <BlockEditor block={block} field={fields.of(block.fields.text, block.text)} hidden={hidden} />
                    ) : block.kind === 'table' ? (
                      <RowsEditor block={block} hidden={hidden} rows={rows} />
                    ) : block.kind === 'chart' ? (
                      <div className="flex flex-wrap items-center justify-between gap-2">
                        <p>图：{block.title}</p>
                        <Hide block={block} hidden={hidden} />
                      </div>
                    ) : (
                      <div className="space-y-2">
                        <img
                          src={pictures[block.sha256]}
                          alt={block.caption || '插图'}
                          className="max-h-60 rounded-md"
                        />
                        <TextInput
                          {...fields.of(block.fields.caption, block.caption)}
                          label="图片说明"
                          maxLength={60}
                        />
                        <Hide block={block} hidden={hidden} removable />
                      </div>
                    )}
                    <AddHere place={block.place} fields={fields} />
                  </div>
                ))}
              </section>
            ))}
            <section aria-labelledby="edit-annexes" className="space-y-4">
              <h2 id="edit-annexes" className="pt-4 text-lg font-semibold">
                附件
              </h2>
              {view.annexes.map((block) => (
                <div key={block.key} className="rounded-lg border bg-surface p-4">
                  <RowsEditor block={block} hidden={hidden} rows={rows} />
                </div>
              ))}
            </section>
          </>
        )
      }}
    </RecordForm>
  )
}

const hiddenOf = (blocks: EditBlock[]): string[] => blocks.filter((block) => block.hidden).map((block) => block.key)
const hiddenRows = (blocks: EditBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.filter((row) => row.hidden).map((row) => row.name) : [],
  )
