import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SetupForm } from '@/components/auth/setup-form'
import { isSetUp, reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { DEFAULT_DISTRICT } from '@/lib/units/default-district'
import { setUpAction } from './actions'

export const metadata: Metadata = { title: '首次使用' }

export default async function SetupPage() {
  if (await isSetUp(reader())) redirect(paths.login())
  const units = DEFAULT_DISTRICT.units.map((unit) => unit.name).join('\n')
  return (
    <>
      <h1 className="text-2xl font-semibold">首次使用</h1>
      <p className="mt-1 mb-6 text-ink-muted">
        数据库还是空的。请建立本区的单位和第一位系统管理员，其余人员由管理员登录后添加。
      </p>
      <SetupForm action={setUpAction} suggested={{ district: DEFAULT_DISTRICT.name, units }} />
    </>
  )
}
