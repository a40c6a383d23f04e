import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cx } from './cx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'normal' | 'large'

const KIND: Record<ButtonKind, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-line-strong/60 bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent text-ink-muted hover:bg-sunken hover:text-ink',
  danger: 'border-transparent bg-bad text-on-bad hover:opacity-90',
}
const SIZE: Record<ButtonSize, string> = {
  small: 'min-h-11 px-2.5 text-sm md:min-h-7',
  normal: 'touch px-3.5',
  large: 'min-h-12 px-5 text-lg',
}

/** The classes of a button, for elements that must look like one (`<summary>`, `<label>`). */
export function buttonClass(kind: ButtonKind = 'secondary', size: ButtonSize = 'normal', extra?: string): string {
  return cx(
    'inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors',
    'disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
    KIND[kind],
    SIZE[size],
    extra,
  )
}

type Look = { kind?: ButtonKind; size?: ButtonSize }

/** A button that acts in the page; to send a form use SubmitButton. */
export function Button({ kind, size, className, type = 'button', ...rest }: Look & ComponentProps<'button'>) {
  return <button type={type} className={buttonClass(kind, size, className)} {...rest} />
}

/** A link that looks like a button. Prefetches only when asked: a list has dozens. */
export function ButtonLink({ kind, size, className, prefetch = false, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link prefetch={prefetch} className={buttonClass(kind, size, className)} {...rest} />
}
