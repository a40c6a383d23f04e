import { Dialog } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/access/form'
import { ActionButton } from './action-button'

type Props = {
  action: FormAction
  formKey: string
  record: { id: string; version: number }
  /** 企业、走访. */
  noun: string
  /** What deleting means here, in a sentence. */
  children: string
}

/** The end of an edit page: delete, asked once, undone on the record's own page. */
export function DeleteSection({ action, formKey, record, noun, children }: Props) {
  return (
    <section aria-label={`删除${noun}`} className="mt-10 max-w-3xl border-t pt-4">
      <Dialog trigger={`删除${noun}`} triggerKind="quiet" triggerSize="small" title={`删除这条${noun}记录？`}>
        <p>{children}</p>
        <p className="mt-1 text-ink-muted">删除后可以恢复，操作会记入审计。</p>
        <div className="mt-4 flex flex-wrap gap-2">
          <ActionButton action={action} formKey={formKey} fields={record} kind="danger">
            确认删除
          </ActionButton>
        </div>
      </Dialog>
    </section>
  )
}
