'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { DialogFrame } from './dialog-frame'

type Props = { open: boolean; onClose: () => void; title: string; wide?: boolean; children: ReactNode }

/** A modal dialog opened by its owner; its content exists only while it is open, so that its code can come late. */
export function Modal({ open, onClose, title, wide, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <DialogFrame dialog={dialog} title={title} wide={wide} onClose={onClose}>
      {open ? children : null}
    </DialogFrame>
  )
}
