'use client'
import { useActionState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'

type Props = { action: FormAction; formKey: string; project: { id: string; version: number } }

/** Deletes a project after saying what that means. */
export function DeleteProject({ action, formKey, project }: Props) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <Dialog trigger="删除项目" triggerKind="quiet" title="删除项目">
      <form action={send} className="space-y-3">
        <p>删除后，项目及其阶段、资金不再出现在任何列表和统计中，操作记录保留。只是暂时不推进的，请用“搁置”。</p>
        {state.status === 'failed' ? (
          <p role="alert" className="text-bad">
            {state.message}
          </p>
        ) : null}
        <input type="hidden" name={KEY_FIELD} value={formKey} />
        <input type="hidden" name="id" value={project.id} />
        <input type="hidden" name="version" value={project.version} />
        <SubmitButton kind="danger">确认删除</SubmitButton>
      </form>
    </Dialog>
  )
}
