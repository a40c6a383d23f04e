'use client'
import { SendForm } from '@/components/projects/sending'
import { Dialog } from '@/components/ui/dialog'
import { TextArea } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'

type Props = { action: FormAction; formKey: string; id: string; labels: Record<string, string>; longest: number }

/** Takes an edition back; why is asked first, for it stays on the page. */
export function WithdrawDialog({ action, formKey, id, labels, longest }: Props) {
  return (
    <Dialog trigger="撤回发布" title="撤回已发布的月报">
      <SendForm
        id="withdraw"
        action={action}
        formKey={formKey}
        hidden={{ id }}
        labels={labels}
        submit="确认撤回"
        submitKind="danger"
      >
        {(fields) => (
          <TextArea
            {...fields.of('reason')}
            hint="撤回后本期回到起草状态，须重新报送、审定、发布；原因将一直显示在该期页面上。"
            required
            rows={3}
            maxLength={longest}
          />
        )}
      </SendForm>
    </Dialog>
  )
}
