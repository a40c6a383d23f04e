'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useTransition } from 'react'

/**
 * A GET form that works without script; with script it leaves empty fields out of the address, goes there without a reload and sends itself
 * as soon as a choice changes. `page` is dropped: new filters start on the first page.
 */
export function FilterForm({ action, label, children }: { action: string; label: string; children: ReactNode }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const go = (form: HTMLFormElement) => {
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value.trim()) query.append(name, value.trim())
    const text = query.toString()
    start(() => router.push(text ? `${action}?${text}` : action, { scroll: false }))
  }
  const change = (event: FormEvent<HTMLFormElement>) => {
    const { target, currentTarget } = event
    const chosen =
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && /^(checkbox|radio|month)$/.test(target.type))
    if (chosen && !(target instanceof Element && target.closest('details'))) go(currentTarget)
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
        {children}
      </form>
    </search>
  )
}
