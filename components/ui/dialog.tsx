'use client'
import { type ReactNode, useRef } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass } from './button'
import { DialogFrame } from './dialog-frame'

type Props = {
  /** The button that opens it. */
  trigger: ReactNode
  triggerKind?: ButtonKind
  triggerSize?: ButtonSize
  title: string
  children: ReactNode
}

/** A modal dialog with its button. A `<form method="dialog">` or `<button formMethod="dialog">` inside closes it. */
export function Dialog({ trigger, triggerKind, triggerSize, title, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        className={buttonClass(triggerKind, triggerSize)}
        onClick={() => dialog.current?.showModal()}
      >
        {trigger}
      </button>
      <DialogFrame dialog={dialog} title={title}>
        {children}
      </DialogFrame>
    </>
  )
}
