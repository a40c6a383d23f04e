'use client'
import { useActionState } from 'react'
import { Failure } from '@/components/forms/failure'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE } from '@/lib/access/form'

type Props = {
  action: FormAction
  id: string
  /** The masked number; null where none is registered. */
  masked: string | null
  /** Names of own fields that hold something. */
  hidden: string[]
  name: string
}

/** A masked number and the button that reads it in full, the district's own fields with it; that reading is on record. */
export function PhoneReveal({ action, id, masked, hidden, name }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const read = state.status === 'done' ? readIn(state.result) : undefined
  if (read)
    return (
      <>
        {read.phone ? (
          <a href={`tel:${read.phone}`} className="font-medium text-accent underline underline-offset-2 max-md:py-2">
            {read.phone}
          </a>
        ) : null}
        {read.extras.map(({ label, value }) => (
          <p key={label}>
            {label}：{value}
          </p>
        ))}
      </>
    )
  return (
    <form action={send} className="inline-flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <span>{[masked, ...hidden.map((label) => `${label}：***`)].filter(Boolean).join(' · ')}</span>
      <SubmitButton kind="quiet" size="small" pendingText="正在读取…">
        {hidden.length > 0 ? '查看完整信息' : '查看号码'}
        <span className="sr-only">：{name}</span>
      </SubmitButton>
      <Failure state={state} />
    </form>
  )
}

type Read = { phone: string; extras: Array<{ label: string; value: string }> }
const readIn = (result: unknown): Read | undefined =>
  typeof result === 'object' && result !== null && 'phone' in result ? (result as Read) : undefined
