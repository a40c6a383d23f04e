'use client'
import { SendForm } from '@/components/projects/sending'
import { Dialog } from '@/components/ui/dialog'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'

type Props = { action: FormAction; formKey: string; project: { id: string; version: number } }

/** Gives a project back to the pool after saying what that means. */
export function ReleaseDialog({ action, formKey, project }: Props) {
  return (
    <Dialog trigger="退回公海" triggerKind="quiet" triggerSize="small" title="退回公海">
      <SendForm
        id="release"
        action={action}
        formKey={formKey}
        hidden={project}
        labels={{ reason: '退回理由' }}
        submit="确认退回"
        submitKind="danger"
      >
        {(fields) => (
          <>
            <p>退回后项目没有责任人，首谈保护终止，各单位都可以领取；领取之前仍计入本单位的统计。</p>
            <TextInput {...fields.of('reason')} required />
          </>
        )}
      </SendForm>
    </Dialog>
  )
}
