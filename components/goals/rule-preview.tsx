'use client'
import { useCallback, useEffect, useRef } from 'react'
import { useSearch } from '@/components/ui/use-search'
import type { Preview } from '@/lib/metrics/preview'
import { PreviewFigures } from './preview-figures'

/** What the server answers to the form as it stands. */
export type PreviewAnswer = { missing?: string[]; sentences?: string[]; preview?: Preview }

async function ask(text: string, signal: AbortSignal): Promise<PreviewAnswer> {
  const answer = await fetch('/api/goals/preview', { method: 'POST', body: new URLSearchParams(text), signal })
  if (!answer.ok) throw new Error(`preview answered ${answer.status}`)
  return answer.json()
}

/** The form's fields as text, without the ones that mean nothing to a preview: the same text asks nothing anew. */
function formText(form: HTMLFormElement): string {
  const typed = [...new FormData(form)].filter(([name, value]) => !/^[_$]/.test(name) && typeof value === 'string')
  return new URLSearchParams(typed as [string, string][]).toString()
}

/**
 * What the rule in the form around it would count now, as it is typed: its sentences, its figure beside the present rule's, and the records
 * that come and go. Keeps its room while it waits, so that nothing jumps.
 */
export function RulePreview({ goalKey }: { goalKey?: string }) {
  const place = useRef<HTMLElement>(null)
  const load = useCallback(ask, [])
  const { results, status, search } = useSearch(load, 400)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    let asked = ''
    const look = () => {
      const text = formText(form)
      if (text !== asked) search(text)
      asked = text
    }
    look()
    form.addEventListener('input', look)
    form.addEventListener('change', look)
    return () => {
      form.removeEventListener('input', look)
      form.removeEventListener('change', look)
    }
  }, [search])
  return (
    <section
      ref={place}
      aria-label="试算"
      aria-busy={status === 'searching'}
      className="min-h-64 rounded-lg border bg-raised p-4"
    >
      <div className="flex items-center gap-3">
        <h3 className="font-medium">试算</h3>
        <span role="status" className="text-sm text-ink-muted">
          {STATUS[status]}
        </span>
      </div>
      {results?.missing ? (
        <p className="mt-2 text-sm text-ink-muted">规则填写完整后显示试算结果：{results.missing.join('；')}。</p>
      ) : null}
      {results?.sentences ? (
        <ul className="mt-2 list-disc space-y-0.5 pl-5 text-sm" aria-label="规则的含义">
          {results.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {results?.preview ? (
        <PreviewFigures preview={results.preview} goalKey={goalKey} />
      ) : results?.sentences ? (
        <p className="mt-3 text-sm text-ink-muted">人工填报的目标不从业务记录中计算，没有试算数字。</p>
      ) : null}
    </section>
  )
}

const STATUS = { idle: '', searching: '正在计算…', failed: '暂时无法试算，不影响保存；修改任一项后会再次计算' }
