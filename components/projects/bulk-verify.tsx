'use client'
import { useActionState, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'

type Answer = { verified: string[]; left: Array<{ id: string; reasons: string[] }> }
type Props = {
  id: string
  action: FormAction
  formKey: string
  /** How many of those shown nothing blocks. */
  clean: number
  /** Names of the claims shown, for the answer. */
  names: Record<string, string>
}

/** Verifies all that are ticked and that nothing blocks; says which were left out, and why. */
export function BulkVerify({ id, action, formKey, clean, names }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const [ticked, setTicked] = useState(0)
  const boxes = () => [...document.querySelectorAll<HTMLInputElement>(`input[form="${id}"]:not(:disabled)`)]
  useEffect(() => {
    const count = () => setTicked(boxes().filter((box) => box.checked).length)
    document.addEventListener('change', count)
    count()
    return () => document.removeEventListener('change', count)
  })
  const tickAll = () => {
    const all = boxes()
    const on = all.some((box) => !box.checked)
    for (const box of all) box.checked = on
    setTicked(on ? all.length : 0)
  }
  const answer = state.status === 'done' ? (state.result as Answer) : undefined
  return (
    <form id={id} action={send} className="border-b px-3 py-2">
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="quiet" size="small" onClick={tickAll} disabled={clean === 0}>
          全选无问题的 {clean} 项
        </Button>
        {ticked > 0 ? (
          <SubmitButton size="small" pendingText="正在认定…">
            批量认定 {ticked} 项
          </SubmitButton>
        ) : null}
      </div>
      {state.status === 'failed' ? (
        <p role="alert" className="mt-1 text-sm text-bad">
          {state.fields?.claims?.join('；') ?? state.message}
        </p>
      ) : null}
      {answer ? (
        <Notice
          tone={answer.left.length > 0 ? 'warn' : 'ok'}
          className="mt-2"
          title={`已认定 ${answer.verified.length} 项`}
        >
          {answer.left.length > 0 ? (
            <ul className="list-disc pl-4 text-sm">
              {answer.left.map((one) => (
                <li key={one.id}>
                  {names[one.id] ?? '一项'}未认定：{one.reasons.join('；')}
                </li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
    </form>
  )
}
