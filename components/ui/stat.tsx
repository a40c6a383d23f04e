import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { TONE_TEXT, type Tone } from './tone'

type Props = {
  label: string
  value: ReactNode
  unit?: string
  /** The comparison, e.g. `同比 +12%`, with the tone that says whether it is good. */
  delta?: { text: string; tone?: Tone }
  /** Under the figure: target, rate, note. */
  note?: ReactNode
  /** Opens the records behind the figure. */
  href?: string
}

/** One figure that can be opened. Put several into a StatRow. */
export function Stat({ label, value, unit, delta, note, href }: Props) {
  return (
    <div className={cx('relative min-w-0 px-4 py-3', href && 'hover:bg-sunken')}>
      <dt className="text-sm text-ink-muted">
        {href ? (
          <Link href={href} prefetch={false} className="after:absolute after:inset-0">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="mt-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span className="whitespace-nowrap">
            <span className="text-2xl font-semibold tracking-tight">{value}</span>
            {unit ? <span className="ml-1 text-sm text-ink-muted">{unit}</span> : null}
          </span>
          {delta ? (
            <span className={cx('whitespace-nowrap text-sm', TONE_TEXT[delta.tone ?? 'neutral'])}>{delta.text}</span>
          ) : null}
        </div>
        {note ? <div className="mt-0.5 text-xs text-ink-muted">{note}</div> : null}
      </dd>
    </div>
  )
}

/** Figures side by side in one card, divided by lines. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="card grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line *:bg-surface max-md:*:last:odd:col-span-2 md:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
      {children}
    </dl>
  )
}
