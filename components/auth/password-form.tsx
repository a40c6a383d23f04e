'use client'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type FormAction, IDLE } from '@/lib/access/form'
import { PASSWORD_HINT } from '@/lib/kernel/credentials'
import { PASSWORD_LABELS } from '@/lib/users/schema'

/** The own password, old and new. `username` lets password managers file it rightly. */
export function PasswordForm({ action, username }: { action: FormAction; username: string }) {
  const [state, formAction] = useActionState(action, IDLE)
  const field = (name: keyof typeof PASSWORD_LABELS, autoComplete: string, hint?: string) => (
    <TextInput
      name={name}
      type="password"
      label={PASSWORD_LABELS[name]}
      hint={hint}
      required
      autoComplete={autoComplete}
      errors={state.fields?.[name]}
    />
  )
  return (
    <form action={formAction} noValidate className="space-y-4">
      <FormErrorSummary errors={state.fields} labels={PASSWORD_LABELS} sentence={state.message} />
      <input type="text" name="username" value={username} readOnly hidden autoComplete="username" />
      {field('current', 'current-password')}
      {field('next', 'new-password', PASSWORD_HINT)}
      {field('again', 'new-password')}
      <SubmitButton size="large" className="w-full">
        修改密码
      </SubmitButton>
    </form>
  )
}
