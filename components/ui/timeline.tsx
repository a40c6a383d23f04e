import type { ReactNode } from 'react'
import { cx } from './cx'
import { TONE_SOLID, type Tone } from './tone'

export type TimelineItem = { id: string; when: ReactNode; title: ReactNode; detail?: ReactNode; tone?: Tone }

/** What happened, newest first, each with its day. */
export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label} className="relative">
      {items.map((item) => (
        <li
          key={item.id}
          className="relative pb-4 pl-6 before:absolute before:top-2 before:bottom-[-0.5rem] before:left-[0.3125rem] before:w-px before:bg-line last:pb-0 last:before:hidden"
        >
          <span
            aria-hidden
            className={cx(
              'absolute top-1.5 left-0 size-2.5 rounded-full ring-4 ring-surface',
              TONE_SOLID[item.tone ?? 'neutral'],
            )}
          />
          <div className="flex flex-wrap items-baseline gap-x-3">
            <div className="min-w-0 font-medium">{item.title}</div>
            <div className="text-xs text-ink-muted">{item.when}</div>
          </div>
          {item.detail ? <div className="mt-0.5 text-ink-muted">{item.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
