'use client'
import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'

/** `site` comes from the server: without a script the words are rendered where there is no window. */
type Props = { action: FormAction; site: string; one: { id: string; version: number; title: string; unitName: string } }
type Made = { token: string; expiresOn: string }

/** Makes the link by which the company says whether it is satisfied, with words to send along in a chat. Shown once: nobody can look it up later. */
export function VerdictLink({ action, site, one }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const made = state.status === 'done' ? (state.result as Made) : undefined
  return (
    <div className="space-y-3">
      <form action={send} className="flex flex-wrap items-center gap-2">
        <input type="hidden" name="id" value={one.id} />
        <input type="hidden" name="version" value={one.version} />
        <SubmitButton kind={made ? 'secondary' : 'primary'}>{made ? '重新生成链接' : '生成企业评价链接'}</SubmitButton>
        <span className="text-sm text-ink-muted">企业不用账号，打开即可评价一次；新链接生成后旧链接失效</span>
      </form>
      {state.status === 'failed' ? <Notice tone="bad">{state.message}</Notice> : null}
      {made ? <Words site={site} one={one} made={made} /> : null}
    </div>
  )
}

function Words({ site, one, made }: Pick<Props, 'site' | 'one'> & { made: Made }) {
  const [copied, setCopied] = useState(false)
  const address = `${site}${paths.verdict(made.token)}`
  const words = `您好，贵公司反映的“${one.title}”已由${one.unitName}答复，请点开链接查看并评价是否满意（${made.expiresOn}前有效，仅可评价一次）：${address}`
  return (
    <div className="rounded-md border bg-sunken p-3">
      <label htmlFor="verdict-words" className="text-sm font-medium">
        发给企业的话
      </label>
      <textarea id="verdict-words" readOnly rows={4} value={words} className="control mt-1 break-all" />
      <div className="mt-2 flex flex-wrap items-center gap-2" aria-live="polite">
        <Button
          kind="secondary"
          onClick={() =>
            navigator.clipboard?.writeText(words).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          复制
        </Button>
        <span className="text-sm text-ink-muted">
          {copied ? '已复制，可粘贴到聊天窗口' : '链接只显示这一次，离开本页后不能再次查看'}
        </span>
      </div>
    </div>
  )
}
