import { formatFigure } from '@/lib/goals/figure.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import type { Difference, Preview, PreviewFigure } from '@/lib/metrics/preview'

type Props = { preview: Preview /** Under which the goal's present figure opens. */; goalKey?: string }

/** The typed rule's figure beside the present one's, and the records on which they differ. */
export function PreviewFigures({ preview, goalKey }: Props) {
  const { unit, period, now, whole, saved, added, dropped } = preview
  const present = goalKey ? paths.metric(goalKey, period) : undefined
  const leftOut = goalKey ? paths.metric(goalKey, period, { view: 'left-out' }) : undefined
  return (
    <div className="mt-3 space-y-3">
      <p className="text-sm text-ink-muted">
        本期 {formatDay(period.from)}至{formatDay(period.to)}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {now ? <Column title="现行规则" figure={now} unit={unit} href={present} leftOutHref={leftOut} /> : null}
        <Column title={now ? '改后的规则（整个统计期）' : '按此规则'} figure={whole} unit={unit} />
      </div>
      {now ? (
        <p>
          保存后本期数：<strong>{formatFigure(saved.value, unit)}</strong>
          <span className="text-ink-muted">（生效日之前仍按原规则）</span>
        </p>
      ) : null}
      <Differences title="新计入" of={added} />
      <Differences title="不再计入" of={dropped} />
    </div>
  )
}

type ColumnProps = { title: string; figure: PreviewFigure; unit: FigureUnit; href?: string; leftOutHref?: string }

function Column({ title, figure, unit, href, leftOutHref }: ColumnProps) {
  const value = formatFigure(figure.value, unit)
  return (
    <div className="rounded-md border bg-surface px-3 py-2">
      <p className="text-sm text-ink-muted">{title}</p>
      <p>
        <span className="text-xl font-semibold">{href ? <Aside href={href}>{value}</Aside> : value}</span>
        <span className="ml-2 text-sm text-ink-muted">待认定 {formatFigure(figure.claimed, unit)}</span>
      </p>
      {figure.leftOut.length > 0 ? (
        <p className="mt-1 text-sm text-ink-muted">
          未计入：{figure.leftOut.map(({ words, records }) => `${words} ${records} 条`).join('，')}
          {leftOutHref ? (
            <>
              {' '}
              <Aside href={leftOutHref}>查看</Aside>
            </>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

function Differences({ title, of }: { title: string; of: Preview['added'] }) {
  if (of.total === 0) return null
  return (
    <div className="text-sm">
      <p className="font-medium">
        {title} {of.total} 条
      </p>
      <ul className="mt-1 space-y-0.5">
        {of.rows.map((row) => (
          <li key={row.id}>
            <Aside href={hrefOf(row)}>{row.title || '（未命名）'}</Aside>
            <span className="text-ink-muted"> {row.day}</span>
          </li>
        ))}
        {of.rows.length > 0 && of.total > of.rows.length ? (
          <li className="text-ink-muted">另有 {of.total - of.rows.length} 条</li>
        ) : null}
      </ul>
    </div>
  )
}

function hrefOf({ noun, recordId }: Difference): string {
  if (noun === 'company') return paths.companies.one(recordId)
  return noun === 'event' ? paths.events.one(recordId) : paths.projects.one(recordId)
}

/** Opens beside the form: what has been typed stays. */
function Aside({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2 max-md:py-1.5">
      {children}
    </a>
  )
}
