'use client'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { type FormAction, IDLE } from '@/lib/access/form'
import { PASSWORD_HINT, USERNAME_HINT } from '@/lib/kernel/credentials'
import { SETUP_LABELS } from '@/lib/units/schema'

type Props = { action: FormAction; suggested: { district: string; units: string } }

/** First run: the district and the person who will keep this installation. */
export function SetupForm({ action, suggested }: Props) {
  const [state, formAction] = useActionState(action, IDLE)
  const typed = (name: string, otherwise = '') => {
    const value = state.values?.[name]
    return typeof value === 'string' ? value : otherwise
  }
  const common = (name: keyof typeof SETUP_LABELS) => ({
    name,
    label: SETUP_LABELS[name],
    errors: state.fields?.[name],
  })
  return (
    <form action={formAction} noValidate className="space-y-6">
      <FormErrorSummary errors={state.fields} labels={SETUP_LABELS} sentence={state.message} />
      <fieldset className="space-y-4">
        <legend className="mb-2 text-lg font-semibold">一、区和单位</legend>
        <TextInput {...common('district')} required defaultValue={typed('district', suggested.district)} />
        <TextArea
          {...common('units')}
          rows={6}
          hint="每行一个单位，可留空，以后在“系统设置 · 单位”中增减和调整上下级"
          defaultValue={typed('units', suggested.units)}
        />
      </fieldset>
      <fieldset className="space-y-4">
        <legend className="mb-2 text-lg font-semibold">二、系统管理员</legend>
        <div className="grid gap-4 md:grid-cols-2">
          <TextInput {...common('name')} required autoComplete="name" defaultValue={typed('name')} />
          <TextInput
            {...common('username')}
            required
            hint={USERNAME_HINT}
            autoComplete="username"
            autoCapitalize="none"
            defaultValue={typed('username', 'admin')}
          />
          <TextInput
            {...common('password')}
            type="password"
            required
            hint={PASSWORD_HINT}
            autoComplete="new-password"
          />
          <TextInput {...common('again')} type="password" required autoComplete="new-password" />
        </div>
      </fieldset>
      <SubmitButton size="large" pendingText="正在创建…">
        创建并登录
      </SubmitButton>
    </form>
  )
}
