import { ActionButton } from '@/components/forms/action-button'
import type { FormAction } from '@/lib/access/form'

type Props = {
  words: string
  /** Who has looked at it and when, in words; missing while nobody has. */
  checked?: { name: string; when: string }
  /** For whoever may tick it or take the tick back. */
  tick?: { action: FormAction; formKey: string; fields: Record<string, string | number> }
}

/** A sentence's disagreement with the data, and whether somebody has looked at it. */
export function WarningLine({ words, checked, tick }: Props) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className={checked ? 'text-ink-muted' : 'text-warn'}>{words}</span>
      {checked ? (
        <span className="text-ok">
          已核对：{checked.name}　{checked.when}
        </span>
      ) : null}
      {tick ? (
        <ActionButton
          action={tick.action}
          formKey={tick.formKey}
          fields={{ ...tick.fields, checked: checked ? 'no' : 'yes' }}
          kind={checked ? 'quiet' : 'secondary'}
          size="small"
        >
          {checked ? '撤销核对' : '标为已核对'}
        </ActionButton>
      ) : null}
    </span>
  )
}
