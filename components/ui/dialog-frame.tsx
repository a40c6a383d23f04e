'use client'
import { X } from 'lucide-react'
import { type ReactNode, type RefObject, useId } from 'react'
import { cx } from './cx'

type Props = {
  dialog: RefObject<HTMLDialogElement | null>
  title: string
  wide?: boolean
  onClose?: () => void
  children: ReactNode
}

/** The native `<dialog>` of both kinds: on a phone a sheet from below, on a desk in the middle. */
export function DialogFrame({ dialog, title, wide, onClose, children }: Props) {
  const titleId = useId()
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
      <div className="p-4">{children}</div>
    </dialog>
  )
}
