'use client'
import { X } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass } from './button'

type Props = {
  /** The button that opens it. */
  trigger: ReactNode
  triggerKind?: ButtonKind
  triggerSize?: ButtonSize
  title: string
  children: ReactNode
}

/** A native modal dialog with its button. A `<form method="dialog">` or `<button formMethod="dialog">` inside closes it. */
export function Dialog({ trigger, triggerKind, triggerSize, title, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  return (
    <>
      <button
        type="button"
        className={buttonClass(triggerKind, triggerSize)}
        onClick={() => dialog.current?.showModal()}
      >
        {trigger}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto max-h-[85dvh] w-[min(32rem,calc(100vw-2rem))] rounded-xl border bg-raised p-0 text-ink shadow-raised backdrop:bg-backdrop max-md:mb-0 max-md:w-full max-md:max-w-none max-md:rounded-b-none"
      >
        <header className="flex items-center justify-between gap-4 border-b py-2 pr-2 pl-4">
          <h2 id={titleId} className="text-lg font-semibold">
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
    </>
  )
}
