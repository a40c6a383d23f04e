'use client'
import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, X } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { controlProps, Field, type FieldLook } from './field'
import { useSearch } from './use-search'

export type ComboOption = { value: string; label: string; detail?: string }

type Props = FieldLook & {
  /** All options when they are few; with `searchUrl` only what is shown before typing. */
  options?: ComboOption[]
  /** Answers `GET <searchUrl><text>` with JSON `ComboOption[]`. */
  searchUrl?: string
  /** Or a function (a server action) that does the same. */
  search?: (text: string) => Promise<ComboOption[]>
  placeholder?: string
  disabled?: boolean
  /** Offered when nothing fits, e.g. a link to create it; gets the text typed. */
  emptyAction?: (text: string) => React.ReactNode
  /** Told after every change. */
  onChange?: (chosen: ComboOption[]) => void
} & ({ multiple?: false; defaultValue?: ComboOption } | { multiple: true; defaultValue?: ComboOption[] })

const NONE: ComboOption[] = []
const ITEM =
  'flex min-h-11 cursor-default items-center gap-2 rounded-md px-2.5 py-1.5 data-highlighted:bg-accent-soft data-highlighted:text-accent md:min-h-8'

/** Choose one or several by typing; sends `<name>` with the option's value (once for each). Keyboard: arrows, Enter, Escape, Backspace. */
export function Combobox(props: Props) {
  const {
    options = NONE,
    searchUrl,
    search: ask,
    placeholder = '输入名称查找',
    disabled,
    emptyAction,
    onChange,
    multiple,
    defaultValue,
    ...look
  } = props
  const [chosen, setChosen] = useState<ComboOption[]>(defaultValue ? [defaultValue].flat() : [])
  const [text, setText] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const remote = Boolean(searchUrl || ask)
  const load = useCallback(
    async (query: string, signal: AbortSignal): Promise<ComboOption[]> => {
      if (ask) return ask(query)
      const answer = await fetch(`${searchUrl}${encodeURIComponent(query)}`, {
        signal,
        headers: { accept: 'application/json' },
      })
      if (!answer.ok) throw new Error(`search answered ${answer.status}`)
      return answer.json()
    },
    [ask, searchUrl],
  )
  const { results, status, search } = useSearch(load)
  const found = remote && text.trim() ? (results ?? NONE) : options
  const items = [...found, ...chosen.filter((one) => !found.some((item) => item.value === one.value))]
  const take = (next: ComboOption[], reason: string) => {
    // Base UI empties the field on a second Escape; here Escape only closes, people press it to be safe.
    if (reason === 'escape-key') return
    setChosen(next)
    onChange?.(next)
  }
  const common = {
    items,
    filteredItems: remote ? found : undefined,
    disabled,
    itemToStringLabel: (item: ComboOption) => item.label,
    itemToStringValue: (item: ComboOption) => item.value,
    isItemEqualToValue: (a: ComboOption, b: ComboOption) => a.value === b.value,
    autoHighlight: true,
    onInputValueChange: (value: string, details: { reason: string }) => {
      setText(value)
      if (remote && details.reason === 'input-change') search(value)
    },
  }
  const input = (
    <Base.Input
      {...controlProps(look)}
      name={undefined}
      required={false}
      aria-required={look.required}
      placeholder={placeholder}
      className="min-w-24 flex-1 bg-transparent outline-none"
    />
  )
  const popup = (
    <Base.Portal>
      <Base.Positioner anchor={box} sideOffset={4} className="z-50">
        <Base.Popup className="max-h-[min(20rem,var(--available-height))] w-(--anchor-width) min-w-56 overflow-y-auto rounded-lg border bg-raised p-1 shadow-raised">
          <Base.Status className="px-2.5 text-sm text-ink-muted">
            {status === 'searching' ? '正在查找…' : status === 'failed' ? '查找失败，请检查网络后重试' : null}
          </Base.Status>
          <Base.Empty className="text-sm text-ink-muted">
            {status === 'idle' ? (
              <div className="px-2.5 py-1.5">
                {text.trim() ? (
                  <>
                    没有找到“{text.trim()}”{emptyAction?.(text.trim())}
                  </>
                ) : (
                  '请输入文字查找'
                )}
              </div>
            ) : null}
          </Base.Empty>
          <Base.List>
            {(item: ComboOption) => (
              <Base.Item key={item.value} value={item} className={ITEM}>
                <span className="min-w-0 flex-1">
                  {item.label}
                  {item.detail ? <span className="ml-2 text-sm text-ink-muted">{item.detail}</span> : null}
                </span>
                <Base.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
  return (
    <Field {...look}>
      {multiple ? (
        <Base.Root {...common} multiple value={chosen} onValueChange={(next, details) => take(next, details.reason)}>
          <Base.Chips ref={box} className="control flex flex-wrap items-center gap-1">
            {chosen.map((item) => (
              <Base.Chip
                key={item.value}
                aria-label={item.label}
                className="inline-flex items-center gap-0.5 rounded-sm bg-accent-soft pl-2 text-sm text-accent"
              >
                {item.label}
                <Base.ChipRemove
                  aria-label={`移除${item.label}`}
                  className="grid size-6 place-items-center max-md:size-9"
                >
                  <X aria-hidden className="size-3.5" />
                </Base.ChipRemove>
              </Base.Chip>
            ))}
            {input}
          </Base.Chips>
          {popup}
        </Base.Root>
      ) : (
        <Base.Root
          {...common}
          value={chosen[0] ?? null}
          onValueChange={(item, details) => take(item ? [item] : [], details.reason)}
        >
          <Base.InputGroup ref={box} className="control flex items-center gap-1">
            {input}
            <Base.Clear
              aria-label="清除"
              className="-my-1 -mr-1.5 grid size-7 place-items-center rounded-md max-md:size-11 max-md:-my-2 text-ink-muted hover:bg-sunken data-[disabled]:hidden"
            >
              <X aria-hidden className="size-4" />
            </Base.Clear>
          </Base.InputGroup>
          {popup}
        </Base.Root>
      )}
      {chosen.map((item) => (
        <input key={item.value} type="hidden" name={look.name} value={item.value} />
      ))}
    </Field>
  )
}
