'use client'
import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE } from '@/lib/access/form'

/** Sends a test message and says beside itself what came of it. */
export function TestButton({ action, id }: { action: FormAction; id: string }) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form action={send} className="inline-flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="secondary" size="small" pendingText="正在发送…">
        发送测试消息
      </SubmitButton>
      <span role="status" className={state.status === 'failed' ? 'text-sm text-bad' : 'text-sm text-ok'}>
        {state.status === 'failed' ? state.message : state.status === 'done' ? '已送达，请查看' : ''}
      </span>
    </form>
  )
}
