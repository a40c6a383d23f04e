'use client'
import { useActionState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'
import { InitialPassword, isIssued } from './initial-password'

type User = { id: string; name: string; openSessions: number }
type Props = { user: User; formKey: string; resetPassword: FormAction; endSessions: FormAction }

/** What an administrator can do to an account beside editing it. */
export function AccountActions({ user, formKey, resetPassword, endSessions }: Props) {
  const [reset, sendReset] = useActionState(resetPassword, IDLE)
  const [ended, sendEnd] = useActionState(endSessions, IDLE)
  if (reset.status === 'done' && isIssued(reset.result)) return <InitialPassword issued={reset.result} />
  const failure = [reset, ended].find((state) => state.status === 'failed')
  const hidden = (what: string) => (
    <>
      <input type="hidden" name="id" value={user.id} />
      <input type="hidden" name={KEY_FIELD} value={`${formKey}-${what}`} />
    </>
  )
  return (
    <div className="space-y-3">
      <FormErrorSummary errors={failure?.fields} labels={{}} sentence={failure?.message} />
      {ended.status === 'done' ? <Notice tone="ok">已结束该人员的全部登录。</Notice> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Dialog trigger="重置密码" title={`重置${user.name}的密码`}>
          <form action={sendReset} className="space-y-4">
            {hidden('reset')}
            <p>将生成新的初始密码并结束其全部登录，原密码立即失效，账号锁定同时解除。</p>
            <SubmitButton kind="danger">重置密码</SubmitButton>
          </form>
        </Dialog>
        <form action={sendEnd}>
          {hidden('end')}
          <SubmitButton kind="secondary" disabled={user.openSessions === 0}>
            结束全部登录
          </SubmitButton>
        </form>
        <span className="text-sm text-ink-muted">当前有 {user.openSessions} 处登录未退出</span>
      </div>
    </div>
  )
}
