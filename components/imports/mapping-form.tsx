'use client'
import { type ReactNode, useActionState, useCallback, useRef } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { useSearch } from '@/components/ui/use-search'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'
import { Live, type LiveAnswer } from './live'

type Props = { action: FormAction; formKey: string; id: string; ready: boolean; total: number; children: ReactNode }

async function ask(text: string, signal: AbortSignal): Promise<LiveAnswer> {
  const answer = await fetch('/api/imports/preview', { method: 'POST', body: new URLSearchParams(text), signal })
  if (!answer.ok) throw new Error(`preview answered ${answer.status}`)
  return answer.json()
}

/** The form's fields as text, without the ones that mean nothing to a preview. */
function formText(form: HTMLFormElement): string {
  const typed = [...new FormData(form)].filter(([name, value]) => !/^[_$]/.test(name) && typeof value === 'string')
  return new URLSearchParams(typed as [string, string][]).toString()
}

/**
 * The preview's form: every choice is shown on the rows below at once; read again by the choices made, or import by them. Everything inside
 * comes from the server, and works without script but for the showing at once.
 */
export function MappingForm({ action, formKey, id, ready, total, children }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const load = useCallback(ask, [])
  const { results, status, search } = useSearch(load, 300)
  const asked = useRef('')
  const look = (form: HTMLFormElement) => {
    const text = formText(form)
    if (text !== asked.current) search(text)
    asked.current = text
  }
  return (
    <form
      id="mapping"
      action={send}
      noValidate
      className="space-y-4"
      onChange={(event) => look(event.currentTarget)}
      aria-busy={status === 'searching'}
    >
      <FormErrorSummary errors={state.fields} labels={{}} sentence={state.message} />
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      <input type="hidden" name="id" value={id} />
      <Live value={results}>{children}</Live>
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t bg-bg py-3 max-md:bottom-16">
        <SubmitButton name="intent" value="write" disabled={!ready && !results?.tables} pendingText="正在处理…">
          {`确认导入${ready && !results?.tables ? ` ${total.toLocaleString('zh-CN')} 行` : ''}`}
        </SubmitButton>
        <SubmitButton kind="secondary" name="intent" value="look" pendingText="正在处理…">
          按所选重新读取
        </SubmitButton>
        <p role="status" className="text-sm text-ink-muted max-md:w-full">
          {status === 'searching' ? '正在按所选读取…' : said(status === 'failed', results)}
        </p>
      </div>
    </form>
  )
}

/** What the choices made come to, in a sentence. */
function said(failed: boolean, answer: LiveAnswer | undefined): string {
  if (failed) return '暂时无法即时显示，不影响导入；可以点“按所选重新读取”。'
  if (answer?.wrong) return answer.wrong.join(' ')
  if (!answer?.tables) return '要么全部写入，要么一行也不写；同一份台账再导入一次不会重复。'
  const sum = (of: 'taken' | 'refused') =>
    (answer.tables ?? []).reduce((all, table) => all + table[of], 0).toLocaleString('zh-CN')
  const part =
    (answer.looked ?? 0) < (answer.rows ?? 0)
      ? `（先看其中 ${answer.looked?.toLocaleString('zh-CN')} 行，导入时读全部 ${answer.rows?.toLocaleString('zh-CN')} 行）`
      : ''
  return `按所选读出 ${sum('taken')} 项，${sum('refused')} 行读不出${part}。还没有写入。`
}
