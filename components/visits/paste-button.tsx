'use client'
import { ClipboardPaste } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type RefObject, useRef, useState } from 'react'
import type { Values } from '@/components/offline/types'
import { Button } from '@/components/ui/button'
import { DialogFrame } from '@/components/ui/dialog-frame'
import type { Day } from '@/lib/kernel/month'

// Reading needs every rule of lib/paste: it comes when somebody pastes.
const PasteBox = dynamic(() => import('./paste-box').then((file) => file.PasteBox), {
  ssr: false,
  loading: () => <p className="text-ink-muted">正在打开…</p>,
})

type Props = { frame: RefObject<HTMLElement | null>; today: Day; onFill: (values: Values) => void }

/** Opens the box into which a chat message or a transcript is pasted. */
export function PasteButton({ frame, today, onFill }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        size="small"
        onClick={() => {
          setOpen(true)
          dialog.current?.showModal()
        }}
      >
        <ClipboardPaste aria-hidden />
        粘贴成记录
      </Button>
      <DialogFrame dialog={dialog} title="粘贴成记录" onClose={() => setOpen(false)}>
        {open ? (
          <PasteBox
            frame={frame}
            today={today}
            onFill={(values) => {
              dialog.current?.close()
              onFill(values)
            }}
          />
        ) : null}
      </DialogFrame>
    </>
  )
}
