'use client'
import { useEffect, useState } from 'react'
import { buttonClass } from './button'
import { cx } from './cx'
import { setFieldValue } from './field-value'

export type ConflictField = {
  name: string
  label: string
  /** As shown. */
  mine: string
  theirs: string
  /** What goes into the form's control when theirs is chosen; several for a group of checkboxes. */
  theirsValue: string | string[]
}

type Props = {
  /** Only the fields that differ. */
  fields: ConflictField[]
  /** The id of the form to write into. */
  formId: string
  /** The version now stored; saving again is then based on it. Written into the form's hidden `version`. */
  version: number
  /** 谁、何时 saved in between. */
  savedBy?: string
}

type Side = 'mine' | 'theirs'

/** Two people edited: both versions side by side, decided field by field, nothing lost silently. */
export function ConflictPanel({ fields, formId, version, savedBy }: Props) {
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const [original, setOriginal] = useState<Record<string, string[]>>({})
  const choose = (list: ConflictField[], side: Side) => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    for (const field of list) {
      const typed = original[field.name] ?? new FormData(form).getAll(field.name).map(String)
      setOriginal((before) => ({ ...before, [field.name]: before[field.name] ?? typed }))
      setFieldValue(form, field.name, side === 'mine' ? typed : [field.theirsValue].flat())
    }
    setFieldValue(form, 'version', [String(version)])
    setChosen((before) => ({ ...before, ...Object.fromEntries(list.map((field) => [field.name, side])) }))
  }
  const apart = fields.length === 0
  useEffect(() => {
    // Where nobody touched what the other did there is nothing to choose, and so nothing else would bring the form up to the stored version.
    const form = document.getElementById(formId)
    if (apart && form instanceof HTMLFormElement) setFieldValue(form, 'version', [String(version)])
  }, [apart, formId, version])
  const left = fields.filter((field) => !chosen[field.name]).length
  return (
    <section role="alert" aria-label="两个版本不一致" className="mb-4 rounded-lg border border-warn bg-surface">
      <header className="flex flex-wrap items-center gap-2 rounded-t-lg bg-warn-soft px-4 py-2.5">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <p className="font-medium text-warn">您填写期间，{savedBy ?? '他人'}已修改并保存了这条记录</p>
          <p className="text-sm">
            {apart
              ? '对方修改的与您修改的不是同一处，两边都会保留，请再次保存。'
              : `逐项选择保留哪个版本，再次保存后生效。${left > 0 ? `还有 ${left} 项未选。` : '已全部选定，请再次保存。'}`}
          </p>
        </div>
        {apart ? null : (
          <>
            <button type="button" className={buttonClass('secondary', 'small')} onClick={() => choose(fields, 'mine')}>
              全部用我的
            </button>
            <button
              type="button"
              className={buttonClass('secondary', 'small')}
              onClick={() => choose(fields, 'theirs')}
            >
              全部用对方的
            </button>
          </>
        )}
      </header>
      <ul className="divide-y">
        {fields.map((field) => (
          <li key={field.name} className="px-4 py-3">
            <p className="mb-1.5 text-sm font-medium">{field.label}</p>
            <div className="grid gap-2 md:grid-cols-2">
              {(['mine', 'theirs'] as const).map((side) => (
                <button
                  key={side}
                  type="button"
                  aria-pressed={chosen[field.name] === side}
                  onClick={() => choose([field], side)}
                  className={cx(
                    'touch rounded-md border px-3 py-2 text-left',
                    chosen[field.name] === side ? 'border-accent bg-accent-soft' : 'hover:bg-sunken',
                  )}
                >
                  <span className="block text-xs text-ink-muted">{side === 'mine' ? '用我的' : '用对方的'}</span>
                  <span className="whitespace-pre-wrap">{field[side] || '（空）'}</span>
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
