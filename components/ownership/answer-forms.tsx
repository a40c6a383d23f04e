'use client'
import { SendForm } from '@/components/projects/sending'
import { Dialog } from '@/components/ui/dialog'
import { type Option, Select, TextArea } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { CASE_LABELS } from '@/lib/ownership/schema'

type Props = { action: FormAction; formKey: string; one: { id: string; version: number } }

/** Consents; the receiving side names who takes charge. */
export function AgreeForm({
  action,
  formKey,
  one,
  people,
  start,
}: Props & { people?: Option[]; start?: string | null }) {
  return (
    <SendForm id="agree" action={action} formKey={formKey} hidden={one} labels={CASE_LABELS} submit="同意">
      {(fields) =>
        people ? <Select {...fields.of('toOwnerId', start)} options={people} placeholder="暂不指定" /> : null
      }
    </SendForm>
  )
}

/** Refuses with a reason, asked in a dialog: it ends the case. */
export function RefuseDialog({ action, formKey, one }: Props) {
  return (
    <Dialog trigger="不同意" title="不同意">
      <SendForm
        id="refuse"
        action={action}
        formKey={formKey}
        hidden={one}
        labels={{ ...CASE_LABELS, reason: '不同意的理由' }}
        submit="确认不同意"
        submitKind="danger"
      >
        {(fields) => <TextArea {...fields.of('reason')} required />}
      </SendForm>
    </Dialog>
  )
}

/** What one side of a dispute has to say. */
export function StateForm({ action, formKey, one }: Props) {
  return (
    <SendForm id="state" action={action} formKey={formKey} hidden={one} labels={CASE_LABELS} submit="提交陈述">
      {(fields) => (
        <TextArea
          {...fields.of('text')}
          rows={4}
          required
          hint="何时由谁与企业谈了什么，有哪些记录可以证明；提交后双方可见"
        />
      )}
    </SendForm>
  )
}
