import type { Metadata } from 'next'
import Link from 'next/link'
import { PasswordForm } from '@/components/auth/password-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { requireSignedIn } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { changePasswordAction, signOutAction } from '../actions'

export const metadata: Metadata = { title: '修改密码' }

export default async function PasswordPage() {
  const viewer = await requireSignedIn()
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold">修改密码</h1>
      {viewer.mustChangePassword ? (
        <Notice tone="warn" className="mb-4" title="请先设置自己的密码">
          您正在使用管理员分配的初始密码，修改后才能继续使用系统。
        </Notice>
      ) : null}
      <PasswordForm action={changePasswordAction} username={viewer.username} />
      <div className="mt-4 flex items-center justify-between text-sm">
        <span className="text-ink-muted">
          {viewer.name} · {viewer.unitName}
        </span>
        {viewer.mustChangePassword ? (
          <form action={signOutAction}>
            <Button type="submit" kind="quiet">
              退出登录
            </Button>
          </form>
        ) : (
          <Link href={paths.home()} prefetch={false} className="touch inline-flex items-center text-accent underline">
            返回工作台
          </Link>
        )}
      </div>
    </>
  )
}
