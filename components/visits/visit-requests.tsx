'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { Button } from '@/components/ui/button'
import type { Option } from '@/components/ui/text-input'
import { newId } from '@/lib/kernel/ids'
import { HiddenValue } from './hidden-value'

type Item = { key: string; category: string; title: string; workingDays: string }
type Props = { fields: Fields; categories: Option[] }

/** The category of what nobody has sorted yet. */
const UNSORTED = 'other'
/** Nothing typed: the category decides (设置 → 诉求办理). */
const USUAL_DAYS = ''
const MOST = 10

const toValue = ({ category, title, workingDays }: Item) => JSON.stringify({ category, title, workingDays })

function fromValue(value: string): Item[] {
  try {
    const { category = '', title = '', workingDays = USUAL_DAYS } = JSON.parse(value)
    return [{ key: newId(), category: String(category), title: String(title), workingDays: String(workingDays) }]
  } catch {
    return []
  }
}

/** What the company asked for, noted with the visit: each becomes a request with a clock of working days. */
export function VisitRequests({ fields, categories }: Props) {
  const given = fields.list('requests')
  const [items, setItems] = useState(() => given.defaultValues.flatMap(fromValue))
  const [wasOpen] = useState(items.length > 0 || (given.errors?.length ?? 0) > 0)
  const change = (at: number, changes: Partial<Item>) =>
    setItems((all) => all.map((item, index) => (index === at ? { ...item, ...changes } : item)))
  // Sorted by whoever handles it, rather than by whoever stands in a lift: 其他 until somebody says more.
  const usual = categories.find(({ value }) => value === UNSORTED)?.value ?? ''
  const add = () => setItems((all) => [...all, { key: newId(), category: usual, title: '', workingDays: USUAL_DAYS }])
  return (
    <details
      id="f-requests"
      open={wasOpen}
      onToggle={(event) => {
        if (event.currentTarget.open && items.length === 0) add()
      }}
      className="group rounded-lg border bg-surface"
    >
      <summary className="touch flex cursor-pointer items-center gap-2 px-4 py-2.5 font-medium">
        <Plus aria-hidden className="size-4 shrink-0 text-ink-muted group-open:rotate-45" />
        企业诉求
        <span className="text-sm font-normal text-ink-muted group-open:hidden">选填，限时办理并反馈企业</span>
      </summary>
      <div className="space-y-3 border-t p-4">
        {given.errors?.map((error) => (
          <p key={error} className="text-sm text-bad">
            {error}
          </p>
        ))}
        {items.map((item, at) => (
          <fieldset
            key={item.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 md:grid-cols-[10rem_minmax(0,1fr)_8rem_auto] [&>input]:max-md:col-span-2 [&>select]:max-md:col-span-2"
          >
            <legend className="mb-1 text-sm font-medium">第{at + 1}件诉求</legend>
            <select
              className="control"
              aria-label={`第${at + 1}件诉求的类别`}
              value={item.category}
              onChange={(event) => change(at, { category: event.target.value })}
            >
              <option value="">请选择类别</option>
              {categories.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            <input
              className="control"
              aria-label={`第${at + 1}件诉求的事项`}
              placeholder="诉求事项，如：协调员工停车位"
              autoComplete="off"
              maxLength={80}
              value={item.title}
              onChange={(event) => change(at, { title: event.target.value })}
            />
            <label className="flex items-center gap-2 whitespace-nowrap text-sm">
              <input
                className="control"
                placeholder="按类别"
                inputMode="numeric"
                maxLength={3}
                value={item.workingDays}
                onChange={(event) => change(at, { workingDays: event.target.value })}
              />
              个工作日
            </label>
            <Button
              kind="quiet"
              size="small"
              aria-label={`移除第${at + 1}件诉求`}
              onClick={() => setItems((all) => all.filter((_, index) => index !== at))}
            >
              <Trash2 aria-hidden />
            </Button>
            {item.title.trim() ? <HiddenValue name="requests[]" value={toValue(item)} /> : null}
          </fieldset>
        ))}
        {items.length < MOST ? (
          <Button size="small" onClick={add}>
            再加一件
          </Button>
        ) : null}
      </div>
    </details>
  )
}
