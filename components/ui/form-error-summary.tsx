'use client'
import { useEffect, useRef } from 'react'
import { type FieldErrors, PROBLEM_SENTENCES } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'
import { fieldId } from './field'

type Props = {
  errors: FieldErrors | undefined
  /** Field → its label. */
  labels: Record<string, string>
  /** Says in a sentence what happened, e.g. `Problem.sentence`. */
  sentence?: string
}

/** Everything wrong with a form at once, each a link to its field. Takes the focus when it appears. */
export function FormErrorSummary({ errors, labels, sentence }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors ?? {}).filter(([, list]) => list.length > 0)
  const named = entries.filter(([name]) => name !== '')
  const general = errors?.[''] ?? []
  useEffect(() => {
    if (errors || sentence) box.current?.focus()
  }, [errors, sentence])
  if (entries.length === 0 && !sentence) return null
  const heading = general[0] ?? (named.length > 1 ? `有 ${named.length} 处需要修改` : (sentence ?? '有 1 处需要修改'))
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mb-4 rounded-md border border-bad bg-bad-soft px-4 py-3 focus-visible:outline-bad"
    >
      <p className="font-medium text-bad">{heading}</p>
      {sentence === PROBLEM_SENTENCES['not-signed-in'] ? (
        // A new tab: what is typed stays on this page and can be sent again after signing in there.
        <a href={paths.login()} target="_blank" rel="noopener" className="touch inline-flex items-center underline">
          在新页面登录
        </a>
      ) : null}
      {general.slice(1).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {named.length > 0 ? (
        <ul className="mt-1 list-disc space-y-0.5 pl-5">
          {named.map(([name, list]) => (
            <li key={name}>
              <a
                href={`#${fieldId(name)}`}
                onClick={(event) => {
                  const field = document.getElementById(fieldId(name))
                  if (!field) return
                  event.preventDefault()
                  field.focus()
                  field.scrollIntoView({ block: 'center' })
                }}
                className="underline underline-offset-2 max-md:inline-block max-md:py-3"
              >
                {labels[name] ?? name}：{list.join('；')}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
