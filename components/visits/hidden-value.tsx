'use client'
import { useEffect, useRef } from 'react'

type Props = { name: string; value: string }

/** A value that the form sends without showing it. Says when it changes: a hidden input does not, and the form's draft is kept at every change. */
export function HiddenValue({ name, value }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const last = useRef(value)
  useEffect(() => {
    if (last.current === value) return
    last.current = value
    input.current?.dispatchEvent(new Event('change', { bubbles: true }))
  }, [value])
  return <input ref={input} type="hidden" name={name} value={value} />
}
