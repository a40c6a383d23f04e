import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { Select } from '@/components/ui/text-input'

export type AskLine = {
  name: string
  label: string
  hint: string
  placeholder: string
  value: string
  options: { value: string; label: string }[]
}
type Props = {
  id: string
  title: string
  about: string
  lines: AskLine[]
  /** Questions that are not drawn. */
  more: number
  tone?: 'warn'
  /** Closed until somebody opens it, once nothing hangs on it. */
  folded?: boolean
}

/** Questions about names in a ledger, one choice each. */
export function AskList({ id, title, about, lines, more, tone, folded }: Props) {
  if (lines.length === 0) return null
  const open = lines.filter(({ value }) => value === '').length
  const list = (
    <>
      <p className="mb-3 text-ink-muted">{about}</p>
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        {lines.map(({ value, ...line }) => (
          <Select key={line.name} {...line} defaultValue={value} />
        ))}
      </div>
      {more > 0 ? (
        <p className="mt-3 text-ink-muted">另有 {more.toLocaleString('zh-CN')} 个，选完这些并重新读取后继续列出。</p>
      ) : null}
    </>
  )
  const meta = open > 0 ? <Badge tone={tone}>{`${(open + more).toLocaleString('zh-CN')} 个未选`}</Badge> : '已选定'
  if (!folded)
    return (
      <Section id={id} title={title} meta={meta}>
        {list}
      </Section>
    )
  return (
    <details id={id} className="card rounded-lg border bg-surface">
      <summary className="touch flex cursor-pointer flex-wrap items-center gap-2 px-4 py-2">
        <span className="font-semibold">{title}</span>
        <span className="text-sm text-ink-muted">{meta}</span>
      </summary>
      <div className="border-t p-4">{list}</div>
    </details>
  )
}
