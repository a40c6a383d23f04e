import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { TONE_SOFT, type Tone } from './tone'

const ICON = { neutral: Info, accent: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert } satisfies Record<
  Tone,
  unknown
>

type Props = { tone?: Tone; title?: ReactNode; children?: ReactNode; action?: ReactNode; className?: string }

/** A message inside the page that stays. */
export function Notice({ tone = 'accent', title, children, action, className }: Props) {
  const Icon = ICON[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cx('flex gap-2.5 rounded-md px-3 py-2.5', TONE_SOFT[tone], className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cx(title ? 'mt-0.5' : undefined, 'text-ink')}>{children}</div> : null}
      </div>
      {action}
    </div>
  )
}
