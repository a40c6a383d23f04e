import type { FormState } from '@/lib/access/form'

/** Beside a button that is a form of its own: why it could not; nothing while it could. */
export function Failure({ state }: { state: FormState }) {
  if (state.status !== 'failed') return null
  return (
    <span role="alert" className="text-sm text-bad">
      {state.message}
    </span>
  )
}
