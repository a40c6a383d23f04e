'use client'
import { useActionState, useRef } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type FormAction, IDLE } from '@/lib/access/form'
import { type DemoAccount, DemoAccounts } from './demo-accounts'
import { doubtDevice } from './doubt-device'

type Props = { action: FormAction; next?: string; demo?: { password: string; accounts: DemoAccount[] } }

/** User name and password. Keeps the name after a failure, never the password. */
export function LoginForm({ action, next, demo }: Props) {
  const [state, formAction] = useActionState(action, IDLE)
  const form = useRef<HTMLFormElement>(null)
  const username = state.values?.username
  const fill = (name: string) => {
    for (const [field, value] of [
      ['username', name],
      ['password', demo?.password ?? ''],
    ] as const) {
      const input = form.current?.elements.namedItem(field)
      if (input instanceof HTMLInputElement) input.value = value
    }
  }
  return (
    <>
      <form ref={form} action={formAction} onSubmit={doubtDevice} noValidate className="space-y-4">
        <FormErrorSummary
          errors={state.fields}
          labels={{ username: '用户名', password: '密码' }}
          sentence={state.message}
        />
        <input type="hidden" name="next" value={next ?? ''} />
        <TextInput
          name="username"
          label="用户名"
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={typeof username === 'string' ? username : ''}
          errors={state.fields?.username}
        />
        <TextInput
          name="password"
          type="password"
          label="密码"
          required
          autoComplete="current-password"
          errors={state.fields?.password}
        />
        <SubmitButton size="large" className="w-full" pendingText="正在登录…">
          登录
        </SubmitButton>
      </form>
      {demo ? <DemoAccounts accounts={demo.accounts} password={demo.password} onChoose={fill} /> : null}
    </>
  )
}
