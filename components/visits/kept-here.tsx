'use client'
import { useEffect, useRef } from 'react'
import type { Vault } from '@/components/offline/types'
import { useHalt } from '@/components/offline/use-vault'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { paths } from '@/lib/kernel/paths'

type Props = { vault: Vault | undefined; onAgain?: () => void }

const WHY = {
  'not-signed-in': '登录已过期。内容已加密保存在本机，重新登录后自动发送。',
  'other-person': '现在登录的是另一位同事。内容已加密保存在本机，等您本人登录后自动发送。',
} as const

const ONWARD = '还没有送达服务器，暂不计入统计。不必停留在本页，恢复网络后会自动补发，只会记一次。'

/** Says honestly that a visit has not reached the server yet. */
export function KeptHere({ vault, onAgain }: Props) {
  const halt = useHalt(vault)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role="status" className="max-w-3xl outline-none">
      <Notice tone="warn" title="已保存在本机，有信号后自动发送">
        <p>{halt ? WHY[halt] : ONWARD}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {halt === 'not-signed-in' ? (
            <ButtonLink kind="primary" href={paths.login({ next: paths.field() })}>
              重新登录
            </ButtonLink>
          ) : null}
          {onAgain ? <Button onClick={onAgain}>再记一次</Button> : null}
          <ButtonLink kind="quiet" href={paths.field()}>
            查看本机草稿
          </ButtonLink>
        </div>
      </Notice>
    </div>
  )
}
