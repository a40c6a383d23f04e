'use client'
import { InUseTick, PlaceInput, shownInUse } from '@/components/forms/in-use'
import { RecordForm } from '@/components/forms/record-form'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { TERM_LABELS } from '@/lib/dictionaries/schema'
import { paths } from '@/lib/kernel/paths'

type Term = {
  id: string
  version: number
  code: string
  label: string
  parent: string | null
  sort: number
  active: boolean
}
type Props = {
  action: FormAction
  formKey: string
  kind: string
  term?: Term /** Whether entries hang under others. */
  nested: boolean
}

/** An entry of a dictionary. The code of an existing one is shown, not changed: records store it. */
export function TermForm({ action, formKey, kind, term, nested }: Props) {
  const show = (name: string, value: string) => shownInUse(name, value) ?? value
  return (
    <RecordForm
      id="term"
      action={action}
      formKey={formKey}
      record={term}
      labels={TERM_LABELS}
      show={show}
      cancelHref={paths.settings('dictionaries', { kind })}
    >
      {(fields) => (
        <>
          <input type="hidden" name="kind" value={kind} />
          <TextInput {...fields.of('label', term?.label)} required />
          {term ? (
            <p className="text-sm text-ink-muted">
              代码 <span className="font-mono text-ink">{term.code}</span>（已有记录引用，不能修改）
            </p>
          ) : (
            <TextInput {...fields.of('code')} required hint="字母、数字或 -，建立后不能修改" autoCapitalize="none" />
          )}
          {nested ? <TextInput {...fields.of('parent', term?.parent ?? '')} hint="上一级条目的代码，可留空" /> : null}
          <PlaceInput fields={fields} name="sort" place={term?.sort ?? 500} />
          <InUseTick fields={fields} entry={term} hint="停用后不再出现在选项中，已有记录照常显示" />
        </>
      )}
    </RecordForm>
  )
}
