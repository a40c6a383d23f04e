import type { Metadata } from 'next'
import { AuthFrame } from '@/components/auth/auth-frame'
import { VerdictForm } from '@/components/requests/verdict-form'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { askedByLink } from '@/lib/requests/verdict.queries'
import { sayVerdictAction } from '../actions'

export const metadata: Metadata = { title: '诉求办理评价', referrer: 'same-origin' }

/** For a company, without an account: what it asked, what it was answered by whom, and its word on it. Nothing else of anybody. */
export default async function VerdictPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (paths.verdict(token) === paths.verdictThanks())
    return (
      <AuthFrame>
        <h1 className="mb-4 text-2xl font-semibold">感谢您的评价</h1>
        <Notice tone="ok">我们已收到。不满意的事项会退回承办单位继续办理。</Notice>
      </AuthFrame>
    )
  const asked = await askedByLink(reader(), token)
  if (!asked)
    return (
      <AuthFrame>
        <h1 className="mb-4 text-2xl font-semibold">链接已失效</h1>
        <Notice tone="warn">
          这个链接已经使用过、已过期或已被新的链接代替。如需评价，请联系与您对接的工作人员重新发送。
        </Notice>
      </AuthFrame>
    )
  return (
    <AuthFrame>
      <h1 className="mb-4 text-2xl font-semibold">诉求办理评价</h1>
      <Card className="mb-4">
        <dl className="space-y-3">
          <div>
            <dt className="text-xs text-ink-muted">贵公司反映的事项</dt>
            <dd className="mt-0.5 font-medium">{asked.title}</dd>
          </div>
          <div>
            <dt className="text-xs text-ink-muted">{asked.unitName}的答复</dt>
            <dd className="mt-0.5 whitespace-pre-wrap break-words">{asked.answer}</dd>
          </div>
        </dl>
      </Card>
      <VerdictForm action={sayVerdictAction} token={token} />
      <p className="mt-4 text-sm text-ink-muted">只能评价一次，提交后链接失效。</p>
    </AuthFrame>
  )
}
