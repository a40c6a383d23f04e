'use client'
import { LogOut, MonitorX } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import type { Unsent } from '@/components/offline/leave'
import { Button } from '@/components/ui/button'
import { DialogFrame } from '@/components/ui/dialog-frame'
import { MenuAction } from '@/components/ui/menu'
import { paths } from '@/lib/kernel/paths'

type Props = { personId: string; signOut: () => Promise<void>; signOutEverywhere: () => Promise<void> }
const phone = () => import('@/components/offline/leave')

/** The ways out. Whoever has unsent work on this device is told first; what is discarded is discarded only then. Works without script too. */
export function SignOut({ personId, signOut, signOutEverywhere }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const cleared = useRef(false)
  const [unsent, setUnsent] = useState<Unsent[]>([])
  const [busy, setBusy] = useState(false)

  async function go() {
    try {
      await (await phone()).leave(personId)
    } finally {
      cleared.current = true
      form.current?.requestSubmit()
    }
  }
  async function ask() {
    // A device whose drafts cannot be read keeps them: it must not keep anybody from signing out.
    const left = await phone()
      .then(({ unsentOf }) => unsentOf(personId))
      .catch(() => undefined)
    if (left === undefined) {
      cleared.current = true
      form.current?.requestSubmit()
    } else if (left.length === 0) await go()
    else {
      setUnsent(left)
      dialog.current?.showModal()
    }
  }
  async function sendFirst() {
    setBusy(true)
    const left = await (await phone()).sendBeforeLeaving(personId)
    setBusy(false)
    setUnsent(left)
    if (left.length === 0) await go()
  }
  const guard = (event: FormEvent<HTMLFormElement>) => {
    if (cleared.current) return
    event.preventDefault()
    form.current = event.currentTarget
    ask()
  }
  const ready = unsent.filter((one) => one.ready).length
  return (
    <>
      <MenuAction action={signOutEverywhere} onSubmit={guard} icon={<MonitorX aria-hidden />}>
        在所有设备退出
      </MenuAction>
      <MenuAction action={signOut} onSubmit={guard} icon={<LogOut aria-hidden />}>
        退出登录
      </MenuAction>
      <li>
        <DialogFrame dialog={dialog} title={`还有 ${unsent.length} 条没有送达`}>
          <p>这些内容只保存在这台设备上，退出并丢弃后无法恢复：</p>
          <ul className="mt-2 max-h-40 list-disc overflow-y-auto pl-5">
            {unsent.map(({ id, title, ready }) => (
              <li key={id}>
                {title || '未命名的走访'}
                {ready ? '' : '（需打开补充后发送）'}
              </li>
            ))}
          </ul>
          <div className="mt-4 flex flex-wrap gap-2">
            {ready > 0 ? (
              <Button kind="primary" disabled={busy} onClick={sendFirst}>
                {busy ? '正在发送…' : '先发送，再退出'}
              </Button>
            ) : (
              <Button kind="primary" onClick={() => window.location.assign(`${paths.field()}#drafts`)}>
                打开处理
              </Button>
            )}
            <Button kind="danger" disabled={busy} onClick={go}>
              仍要退出并丢弃
            </Button>
            <Button kind="quiet" onClick={() => dialog.current?.close()}>
              取消
            </Button>
          </div>
        </DialogFrame>
      </li>
    </>
  )
}
