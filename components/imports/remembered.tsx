'use client'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'
import type { MappingItem } from '@/lib/imports/memory/memory.queries'

type Props = { action: FormAction; items: (MappingItem & { formKey: string })[] }

/** The mappings that the next ledgers with the same headings come with, each to be forgotten. */
export function Remembered({ action, items }: Props) {
  return (
    <ul className="divide-y">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <div className="min-w-0 grow basis-64">
            <p className="truncate">{item.title}</p>
            <p className="text-sm text-ink-muted">
              {item.kinds.join('、')} · {item.unit} · {item.on} {item.byName ?? '命令行操作员'}确认 · 用过 {item.uses}{' '}
              次
            </p>
          </div>
          <Forget action={action} formKey={item.formKey} id={item.id} title={item.title} />
        </li>
      ))}
    </ul>
  )
}

function Forget({ action, formKey, id, title }: { action: FormAction; formKey: string; id: string; title: string }) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form action={send}>
      <FormErrorSummary errors={state.fields} labels={{}} sentence={state.message} />
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton
        kind="secondary"
        size="small"
        pendingText="正在删除…"
        aria-label={`删除“${title.slice(0, 40)}”的对应关系`}
      >
        删除
      </SubmitButton>
    </form>
  )
}
