'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, Fragment, type ReactNode, useEffect, useRef, useTransition } from 'react'

type Props = {
  action: string
  label: string
  /** Changes with the filters in force: the controls then start anew from their defaults. */
  version?: string
  children: ReactNode
}

/**
 * A GET form that works without script; with script it leaves empty fields out of the address, goes there without a reload and sends itself
 * as soon as a choice changes (not inside `<details>`, which has its own button). New filters start on the first page.
 */
export function FilterForm({ action, label, version, children }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const focused = useRef('')
  const go = (form: HTMLFormElement) => {
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value.trim()) query.append(name, value.trim())
    }
    const text = query.toString()
    focused.current = document.activeElement?.id ?? ''
    for (const details of form.querySelectorAll('details')) details.open = false
    start(() => router.push(text ? `${action}?${text}` : action, { scroll: false }))
  }
  useEffect(() => {
    // The controls were made anew; whoever filters by keyboard must not be thrown to the top of the page.
    if (pending || !focused.current || document.activeElement !== document.body) return
    const control = document.getElementById(focused.current)
    focused.current = ''
    control?.focus()
    if (control instanceof HTMLInputElement && control.type === 'search') control.setSelectionRange(-1, -1)
  }, [pending])
  const change = ({ target, currentTarget }: FormEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement) || target.closest('details'))
      return
    if (target instanceof HTMLSelectElement || /^(checkbox|radio|month)$/.test(target.type)) go(currentTarget)
  }
  return (
    <search aria-label={label}>
      <form
        method="get"
        action={action}
        aria-busy={pending}
        onChange={change}
        onSubmit={(event) => {
          event.preventDefault()
          go(event.currentTarget)
        }}
      >
        <Fragment key={version}>{children}</Fragment>
      </form>
    </search>
  )
}
