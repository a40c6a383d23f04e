'use client'
import { ActionButton } from '@/components/forms/action-button'
import { Dialog } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/access/form'

type Props = {
  action: FormAction
  formKey: string
  report: { id: string; version: number }
  /** What has changed since the approval: how much, and the word by which it is known to have been seen. */
  since: { count: number; seen: string } | null
}

/** Publishes an approved summary: from then on its numbers, text and files stay as they are. It asks first, and says where its data have moved since. */
export function PublishButton({ action, formKey, report, since }: Props) {
  if (!since || since.count === 0)
    return (
      <Dialog trigger="发布" triggerKind="primary" title="发布本期">
        <p className="mb-3">发布后数字、文字和文件不再变动；需要更正的，只能写明原因撤回后重新发布。确定发布吗？</p>
        <ActionButton action={action} formKey={formKey} fields={report} kind="primary">
          确认发布
        </ActionButton>
      </Dialog>
    )
  return (
    <Dialog trigger="发布" triggerKind="primary" title="审定后数据有变化">
      <p className="mb-3">
        审定后数据有{since.count}处变化，已在页面上列明。按现有数据发布后，将通知审定人，并记入办理过程。
      </p>
      <ActionButton action={action} formKey={formKey} fields={{ ...report, seen: since.seen }} kind="primary">
        已核对，按现有数据发布
      </ActionButton>
    </Dialog>
  )
}
