'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'

const LABELS = { reason: '撤销的理由', edited: '合并后的修改' }

/** Takes a merge back, with a reason; what was edited since is named and asked about first. */
export function UndoForm({ action, formKey, mergeId }: { action: FormAction; formKey: string; mergeId: string }) {
  return (
    <RecordForm
      id="undo"
      action={action}
      formKey={formKey}
      record={{ id: mergeId, version: 1 }}
      labels={LABELS}
      submit="撤销合并"
    >
      {(fields) => (
        <TextInput {...fields.of('reason')} required maxLength={120} hint="两条记录恢复到合并以前，可以重新处理" />
      )}
    </RecordForm>
  )
}
