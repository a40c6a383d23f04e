'use client'
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { controlProps, Field } from '@/components/ui/field'
import { useSearch } from '@/components/ui/use-search'
import type { ChosenCompany } from './company-field'
import { HiddenValue } from './hidden-value'
import { findCompanies } from './known'

type Props = {
  name: string
  label: string
  errors?: string[]
  /** What a draft was left with that is opened again: typed, and nothing chosen. */
  typed: string
  chosen: ChosenCompany | undefined
  onChoose: (company: ChosenCompany | undefined) => void
  /** Asked with what was typed when the company is not in the register. */
  onNew: (text: string) => void
}
const ROW = 'flex min-h-11 cursor-default items-center gap-2 rounded-md px-2.5 py-1.5 md:min-h-8'

/**
 * The company of a visit: a combobox of a few lines, because the library's is heavier than the rest of the form together (docs/performance.md).
 * Keyboard: arrows, Enter, Escape. Searches the server, and what the phone knows when there is none.
 */
export function CompanyPicker({ name, label, errors, typed: left, chosen, onChoose, onNew }: Props) {
  const listId = useId()
  const initial = useRef(chosen?.label ?? left)
  const [text, setText] = useState(initial.current)
  const [shown, setShown] = useState(chosen)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const { results, status, search } = useSearch(findCompanies)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Typed before the script was there: the next drawing would put it back to nothing.
    const early = input.current?.value ?? ''
    if (early && early !== initial.current) {
      setText(early)
      setOpen(true)
      search(early)
      // What was left unchosen is looked up, so that its list is there at the first tap.
    } else if (left && early === left) search(left)
  }, [search, left])
  // Chosen by a chip or a paste, outside this field.
  if (shown !== chosen) {
    setShown(chosen)
    if (chosen || shown) setText(chosen?.label ?? text)
    setOpen(false)
  }
  const typed = text.trim()
  const items = open && typed && results ? results : []
  const take = (company: ChosenCompany | undefined) => {
    setShown(company)
    setText(company?.label ?? '')
    setOpen(false)
    onChoose(company)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false)
    if (event.key === 'Enter' && open) {
      event.preventDefault()
      const item = items[at]
      if (item) take(item)
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setOpen(true)
      setAt((before) => Math.max(0, Math.min(items.length - 1, before + step)))
    }
  }
  const look = { name, label, errors, required: true }
  return (
    <Field {...look} className="relative">
      <div className="control flex items-center gap-1">
        <input
          ref={input}
          {...controlProps(look)}
          name={undefined}
          required={false}
          aria-required
          role="combobox"
          aria-expanded={open && typed !== ''}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={items[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          enterKeyHint="search"
          placeholder="两个字、拼音首字母或信用代码"
          className="min-w-24 flex-1 bg-transparent outline-none"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
            setAt(0)
            search(event.target.value)
            if (chosen) {
              setShown(undefined)
              onChoose(undefined)
            }
          }}
          onKeyDown={onKeyDown}
          // A tap on an item blurs first.
          onBlur={() => setTimeout(() => setOpen(false), 200)}
          onFocus={() => setOpen(chosen === undefined)}
        />
        {chosen ? (
          <button
            type="button"
            aria-label="清除企业"
            onClick={() => take(undefined)}
            className="-my-2 -mr-1.5 grid size-11 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-sunken md:-my-1 md:size-7"
          >
            <X aria-hidden className="size-4" />
          </button>
        ) : null}
      </div>
      <div
        className={cx(
          'absolute inset-x-0 top-full z-50 mt-1 max-h-80 overflow-y-auto rounded-lg border bg-raised p-1 shadow-raised',
          (!open || typed === '') && 'hidden',
        )}
      >
        <div id={listId} role="listbox" aria-label={label} tabIndex={-1}>
          {items.map((item, index) => (
            <div
              key={item.value}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={cx(ROW, index === at && 'bg-accent-soft text-accent')}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(item)}
              onKeyDown={onKeyDown}
            >
              <span className="min-w-0 flex-1">
                {item.label}
                {item.detail ? <span className="ml-2 text-sm text-ink-muted">{item.detail}</span> : null}
              </span>
            </div>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-x-3 px-2.5 text-sm text-ink-muted">
          <span aria-live="polite">
            {status === 'searching'
              ? '正在查找…'
              : status === 'failed'
                ? '查找失败，请检查网络后重试'
                : items.length === 0 && [...typed].length > 1
                  ? `没有找到“${typed}”`
                  : ''}
          </span>
          {[...typed].length > 1 ? (
            <Button
              kind="secondary"
              size="small"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onNew(typed)}
            >
              登记为新企业
            </Button>
          ) : null}
        </div>
      </div>
      <HiddenValue name={name} value={chosen?.value ?? ''} />
      <HiddenValue name="companyLabel" value={chosen?.label ?? ''} />
      <HiddenValue name="companyTyped" value={chosen ? '' : text} />
    </Field>
  )
}
