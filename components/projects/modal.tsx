'use client'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from '@/components/ui/cx'

type Props = { open: boolean; onClose: () => void; title: string; wide?: boolean; children: ReactNode }

/** A native modal dialog opened by its owner; its content exists only while it is open, so that its code can come late. */
export function Modal({ open, onClose, title, wide, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={titleId}
      className={cx(
        'm-auto max-h-[85dvh] rounded-xl border bg-raised p-0 text-left whitespace-normal text-ink shadow-raised backdrop:bg-backdrop max-md:mb-0 max-md:w-full max-md:max-w-none max-md:rounded-b-none',
        wide ? 'w-[min(56rem,calc(100vw-2rem))] md:max-h-[92dvh]' : 'w-[min(34rem,calc(100vw-2rem))]',
      )}
    >
      <header className="flex items-center justify-between gap-4 border-b py-2 pr-2 pl-4">
        <h2 id={titleId} className="min-w-0 truncate text-lg font-semibold">
          {title}
        </h2>
        <button
          type="button"
          aria-label="关闭"
          onClick={() => dialog.current?.close()}
          className="touch grid min-w-11 place-items-center rounded-md text-ink-muted hover:bg-sunken md:min-w-8"
        >
          <X aria-hidden className="size-4.5" />
        </button>
      </header>
      <div className="p-4">{open ? children : null}</div>
    </dialog>
  )
}
