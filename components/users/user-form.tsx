'use client'
import { InUseTick, shownInUse } from '@/components/forms/in-use'
import { RecordForm } from '@/components/forms/record-form'
import { Checkbox } from '@/components/ui/choices'
import { Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { USERNAME_HINT } from '@/lib/kernel/credentials'
import { paths } from '@/lib/kernel/paths'
import { ROLE_TERMS, ROLES, type Role } from '@/lib/kernel/terms'
import { USER_LABELS } from '@/lib/users/schema'
import { InitialPassword, isIssued } from './initial-password'

type User = {
  id: string
  version: number
  name: string
  unitId: string
  role: Role
  phone: string | null
  active: boolean
}
type Props = { action: FormAction; formKey: string; user?: User; units: { value: string; label: string }[] }

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_TERMS[role] }))

/** A user, new or existing. A new one's initial password is shown once, in place of the form. */
export function UserForm({ action, formKey, user, units }: Props) {
  const show = (name: string, value: string) => {
    const options = name === 'role' ? ROLE_OPTIONS : name === 'unitId' ? units : []
    return shownInUse(name, value) ?? options.find((option) => option.value === value)?.label.trim() ?? value
  }
  return (
    <RecordForm
      id="user"
      action={action}
      formKey={formKey}
      record={user}
      labels={USER_LABELS}
      show={show}
      cancelHref={paths.settings('users')}
      submit={user ? '保存' : '新建并生成初始密码'}
      done={(result) => (isIssued(result) ? <InitialPassword issued={result} /> : null)}
    >
      {(fields) => (
        <>
          {user ? null : <TextInput {...fields.of('username')} required hint={USERNAME_HINT} autoCapitalize="none" />}
          <TextInput {...fields.of('name', user?.name)} required />
          <Select {...fields.of('unitId', user?.unitId)} options={units} placeholder="请选择" required />
          <Select {...fields.of('role', user?.role ?? 'staff')} options={ROLE_OPTIONS} required />
          <TextInput
            {...fields.of('phone')}
            type="tel"
            inputMode="tel"
            placeholder={user?.phone ?? undefined}
            hint={user?.phone ? '不修改请留空' : undefined}
          />
          {user?.phone ? <Checkbox {...fields.tick('noPhone', false)} /> : null}
          <InUseTick fields={fields} entry={user} hint="停用后立即退出登录且不能再登录，其经办的记录不受影响" />
        </>
      )}
    </RecordForm>
  )
}
