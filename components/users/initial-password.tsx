import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { paths } from '@/lib/kernel/paths'

/** What creating a user or resetting a password answers; `password` is missing when the form was sent a second time. */
export type Issued = { id: string; username: string; password?: string }

export const isIssued = (value: unknown): value is Issued =>
  typeof value === 'object' && value !== null && 'username' in value && 'id' in value

/** An initial password, shown this once. */
export function InitialPassword({ issued }: { issued: Issued }) {
  return (
    <div className="max-w-xl space-y-4">
      <Notice tone="ok" title={`账号“${issued.username}”的初始密码`}>
        {issued.password ? (
          <>
            <p className="my-2 font-mono text-xl tracking-wide select-all">{issued.password}</p>
            <p className="text-sm">只显示这一次，请当面或以安全方式交给本人；首次登录后必须修改。</p>
          </>
        ) : (
          <p>本次操作已经提交过，初始密码只在第一次提交后显示。如未记下，请重置密码。</p>
        )}
      </Notice>
      <div className="flex gap-2">
        <ButtonLink kind="primary" href={paths.settings('users')}>
          返回人员列表
        </ButtonLink>
        <ButtonLink href={paths.settingsOne('users', issued.id)}>查看该人员</ButtonLink>
      </div>
    </div>
  )
}
