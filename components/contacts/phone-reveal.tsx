'use client'
import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE } from '@/lib/access/form'

type Props = { action: FormAction; id: string; masked: string; name: string }

/** A masked number and the button that reads it in full; that reading is on record. */
export function PhoneReveal({ action, id, masked, name }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const phone = phoneIn(state.result)
  if (phone)
    return (
      <a href={`tel:${phone}`} className="font-medium text-accent underline underline-offset-2 max-md:py-2">
        {phone}
      </a>
    )
  return (
    <form action={send} className="inline-flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <span className="whitespace-nowrap">{masked}</span>
      <SubmitButton kind="quiet" size="small" pendingText="正在读取…">
        查看号码<span className="sr-only">：{name}</span>
      </SubmitButton>
      {state.status === 'failed' ? (
        <span role="alert" className="text-sm text-bad">
          {state.message}
        </span>
      ) : null}
    </form>
  )
}

function phoneIn(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('phone' in result)) return undefined
  return typeof result.phone === 'string' ? result.phone : undefined
}
