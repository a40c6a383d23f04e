import { Notice } from '@/components/ui/notice'
import type { Change } from '@/lib/reports/making/changes.rules'

/** How many changes are shown before the rest is only counted. */
const SHOWN = 50

/** What an approved summary says otherwise than when it was passed, each with the old and the new. */
export function ChangesNotice({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null
  return (
    <Notice tone="warn" title={`审定后数据有${changes.length}处变化`}>
      <p>发布时以现有数据为准。与审定时不同之处如下，不宜发布的，请审核人退回。</p>
      <details open={changes.length <= 5}>
        <summary className="touch inline-flex cursor-pointer items-center">变化明细</summary>
        <ul className="list-disc space-y-1 pl-5">
          {changes.slice(0, SHOWN).map(({ where, was, now }) => (
            <li key={`${where}|${was}|${now}`}>
              {where}：<del className="text-ink-muted">{was ?? '（原无）'}</del> → <ins>{now ?? '（已无）'}</ins>
            </li>
          ))}
        </ul>
        {changes.length > SHOWN ? <p>另有{changes.length - SHOWN}处。</p> : null}
      </details>
    </Notice>
  )
}
