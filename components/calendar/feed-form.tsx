'use client'
import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE } from '@/lib/access/form'

/** `site` comes from the server: without a script the address is rendered where there is no window. */
type Props = { action: FormAction; site: string; has: boolean }

/** Makes the private address of one's calendar and shows it this once. */
export function FeedForm({ action, site, has }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const [copied, setCopied] = useState(false)
  const token = state.status === 'done' ? (state.result as { token?: string } | undefined)?.token : undefined
  const address = token ? `${site}/api/calendar/${token}.ics` : ''
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <form action={send} className="space-y-3">
      {token ? (
        <Notice tone="ok" title="订阅地址只显示这一次，请现在复制">
          <p className="mt-1 select-all rounded-md border bg-surface px-2.5 py-2 font-mono text-sm break-all" data-feed>
            {address}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button onClick={copy}>{copied ? '已复制' : '复制地址'}</Button>
            <a
              href={address.replace(/^https?:/, 'webcal:')}
              className="touch inline-flex items-center rounded-md px-2 text-accent underline underline-offset-2"
            >
              用本机日历打开
            </a>
          </div>
          <p aria-live="polite" className="sr-only">
            {copied ? '地址已复制' : ''}
          </p>
        </Notice>
      ) : null}
      {state.status === 'failed' ? (
        <p role="alert" className="text-sm text-bad">
          {state.message}
        </p>
      ) : null}
      <SubmitButton kind={has || token ? 'secondary' : 'primary'}>
        {has || token ? '重新生成地址（原地址立即失效）' : '生成订阅地址'}
      </SubmitButton>
    </form>
  )
}
