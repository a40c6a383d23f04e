'use client'
import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useState } from 'react'
import { Failure } from '@/components/forms/failure'
import type { ButtonKind } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, type FormState, formValues, IDLE } from '@/lib/access/form'
import { PROBLEM_SENTENCES } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

type Props = { action: FormAction; id: string; company: string; done: boolean }

/** Says a follow-up is done, or open again; without a network the phone keeps it and sends it later. */
export function FollowUpButton({ action, id, company, done }: Props) {
  const router = useRouter()
  const [ready, setReady] = useState(false)
  // Without script the server action alone; from then on one that outlives a lost network.
  useEffect(() => setReady(true), [])
  const orLater: FormAction = async (previous, form) => {
    try {
      return await action(previous, form)
    } catch {
      return later(form, `${company} · ${done ? '重新打开跟进' : '跟进办结'}`)
    }
  }
  const [state, send] = useActionState(ready ? orLater : action, IDLE)
  useEffect(() => {
    if (state.status === 'done' && state.result === DELIVERED) router.refresh()
  }, [state, router])
  const kind: ButtonKind = done ? 'quiet' : 'primary'
  return (
    <form action={send} className="inline-flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="done" value={done ? '0' : '1'} />
      <SubmitButton kind={kind} size="small">
        {done ? '重新打开' : '标记为已办结'}
      </SubmitButton>
      <Failure state={state} />
      {state.result === WAITING ? (
        <span role="status" className="text-sm text-warn">
          已保存在本机，有信号后自动发送
        </span>
      ) : null}
    </form>
  )
}

const WAITING = 'waiting'
const DELIVERED = 'delivered'

/** Puts it into the phone's queue; the vault is loaded only now. */
async function later(form: FormData, title: string): Promise<FormState> {
  try {
    const { openVault } = await import('@/components/offline/vault')
    const vault = await openVault()
    if (!vault) return { status: 'failed', message: PROBLEM_SENTENCES.unexpected }
    const id = newId()
    await vault.save({ id, kind: 'visit.follow-up-done', title, values: formValues(form), confirmed: [] })
    const state = await vault.send(id)
    if (state === 'attention') return (await vault.one(id))?.answer ?? { status: 'failed' }
    return { status: 'done', result: state === 'delivered' ? DELIVERED : WAITING }
  } catch {
    return { status: 'failed', message: PROBLEM_SENTENCES.unexpected }
  }
}
