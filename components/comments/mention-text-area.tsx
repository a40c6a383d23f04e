'use client'
import { type KeyboardEvent, useCallback, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { controlProps, Field, type FieldLook } from '@/components/ui/field'
import { useSearch } from '@/components/ui/use-search'
import { typedAt } from '@/lib/comments/text.rules'

/** Somebody who can be addressed. */
export type Mentionable = { value: string; label: string; detail: string }

type Props = FieldLook & {
  /** Answers `GET <searchUrl><text>` with Mentionable[]: only those who may see the record. */
  searchUrl: string
  value: string
  rows?: number
  maxLength?: number
  placeholder?: string
  onChange: (text: string) => void
  onChoose: (person: Mentionable) => void
}

const NOBODY: Mentionable[] = []

/** Several lines in which an @ offers colleagues: arrows, Enter or Tab choose, Escape closes. The list stands in the page's flow, so that no dialog or keyboard hides it. */
export function MentionTextArea({
  searchUrl,
  value,
  rows = 3,
  maxLength,
  placeholder,
  onChange,
  onChoose,
  ...look
}: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const load = useCallback(
    async (asked: string, signal: AbortSignal): Promise<Mentionable[]> => {
      const answer = await fetch(`${searchUrl}${encodeURIComponent(asked.slice(1))}`, { signal })
      if (!answer.ok) throw new Error(`people answered ${answer.status}`)
      return answer.json()
    },
    [searchUrl],
  )
  const { results, status, search } = useSearch(load)
  const people = typed === undefined ? NOBODY : (results ?? NOBODY)
  const props = controlProps(look)
  const listId = `${props.id}-people`
  const optionId = (index: number) => `${listId}-${index}`

  const ask = (text: string, caret: number) => {
    const next = typedAt(text, caret)
    setTyped(next)
    setAt(0)
    // The @ itself is part of the question, so that an empty name asks too.
    search(next === undefined ? '' : `@${next}`)
  }
  const choose = (person: Mentionable) => {
    const element = area.current
    if (!element || typed === undefined) return
    const start = element.selectionStart - typed.length
    const before = `${value.slice(0, start)}${person.label} `
    onChange(before + value.slice(element.selectionStart))
    onChoose(person)
    setTyped(undefined)
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(before.length, before.length)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (people.length === 0 || event.nativeEvent.isComposing) return
    const chosen = people[at]
    if (event.key === 'ArrowDown') setAt((at + 1) % people.length)
    else if (event.key === 'ArrowUp') setAt((at - 1 + people.length) % people.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen)
    else if (event.key === 'Escape') setTyped(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const open = people.length > 0
  return (
    <Field {...look}>
      <textarea
        {...props}
        ref={area}
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        value={value}
        className="control"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? optionId(at) : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          ask(event.target.value, event.target.selectionStart)
        }}
        onKeyDown={onKeyDown}
        onClick={(event) => ask(event.currentTarget.value, event.currentTarget.selectionStart)}
        onBlur={() => setTyped(undefined)}
      />
      {open ? (
        <div
          id={listId}
          role="listbox"
          aria-label="可以提到的同事"
          className="mt-1 max-h-64 overflow-y-auto rounded-md border bg-raised p-1 shadow-raised"
        >
          {people.map((person, index) => (
            <div
              key={person.value}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={cx(
                'flex min-h-11 cursor-default items-center gap-2 rounded-md px-2.5 py-1.5 md:min-h-8',
                index === at && 'bg-accent-soft text-accent',
              )}
              // Before the click the text would lose the focus, and the list would be gone.
              onMouseDown={(event) => {
                event.preventDefault()
                choose(person)
              }}
            >
              {person.label}
              <span className="text-sm text-ink-muted">{person.detail}</span>
            </div>
          ))}
        </div>
      ) : null}
      <p role="status" className={typed !== undefined && !open ? 'mt-1 text-xs text-ink-muted' : 'sr-only'}>
        {typed === undefined ? '' : saying(status, people.length, results !== undefined)}
      </p>
    </Field>
  )
}

function saying(status: string, found: number, answered: boolean): string {
  if (status === 'searching') return '正在查找…'
  if (status === 'failed') return '查找失败，可直接写出完整姓名'
  if (found > 0) return `${found}位同事可选，按上下键选择，回车确认`
  return answered ? '没有能看到这条记录的同事与此相符' : ''
}
