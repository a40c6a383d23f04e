import type { ReactNode } from 'react'
import { cx } from './cx'

/** A bordered surface. `flush` leaves the padding to its content (tables, lists). */
export function Card({ children, flush, className }: { children: ReactNode; flush?: boolean; className?: string }) {
  return <div className={cx('card rounded-lg border bg-surface', !flush && 'p-4', className)}>{children}</div>
}

type SectionProps = {
  title: ReactNode
  /** Beside the title: a count, a period. */
  meta?: ReactNode
  actions?: ReactNode
  children: ReactNode
  id?: string
  /** Without padding around the content (tables, lists). */
  flush?: boolean
  className?: string
}

/** A titled card; the title is a heading of level 2. */
export function Section({ title, meta, actions, children, id, flush, className }: SectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={id && `${id}-title`}
      className={cx('card rounded-lg border bg-surface', className)}
    >
      <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-1.5">
        <h2 id={id && `${id}-title`} className="text-base font-semibold">
          {title}
        </h2>
        {meta ? <div className="text-sm text-ink-muted">{meta}</div> : null}
        {actions ? <div className="no-print ml-auto flex items-center gap-2">{actions}</div> : null}
      </header>
      <div className={flush ? undefined : 'p-4'}>{children}</div>
    </section>
  )
}
