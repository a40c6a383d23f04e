'use client'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonKind, type ButtonSize, buttonClass } from './button'

type Props = {
  children: ReactNode
  /** Shown while the form is under way. */
  pendingText?: string
  kind?: ButtonKind
  size?: ButtonSize
  className?: string
  name?: string
  value?: string
  disabled?: boolean
}

/** Sends its form once: further clicks do nothing until the answer is there. Must be inside the `<form>`. */
export function SubmitButton({
  children,
  pendingText = '正在提交…',
  kind = 'primary',
  size,
  className,
  ...rest
}: Props) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      {...rest}
      className={buttonClass(kind, size, className)}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {pending ? pendingText : children}
    </button>
  )
}
