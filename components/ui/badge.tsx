import type { ReactNode } from 'react'
import { cx } from './cx'
import { TONE_SOFT, TONE_SOLID, type Tone } from './tone'

/** A short word on a soft ground. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-1.5 py-0.5 text-xs font-medium',
        TONE_SOFT[tone],
      )}
    >
      {children}
    </span>
  )
}

/** A dot and a word: state in a dense list. The word is what carries the meaning, never the colour alone. */
export function StatusDot({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap align-top">
      <span aria-hidden className={cx('size-2 shrink-0 rounded-full', TONE_SOLID[tone])} />
      {children}
    </span>
  )
}

type StageProps = { label: string /** 0-based place. */; step: number /** Number of steps. */; of: number; tone?: Tone }

/** The place in a sequence: small bars and its name. */
export function StagePill({ label, step, of, tone = 'accent' }: StageProps) {
  const bars = Array.from({ length: of }, (_, index) => index)
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm px-1.5 py-0.5 text-xs font-medium',
        TONE_SOFT[tone],
      )}
    >
      <span aria-hidden className="inline-flex items-end gap-0.5">
        {bars.map((index) => (
          <span key={index} className={cx('h-2.5 w-0.5 rounded-full bg-current', index > step && 'opacity-25')} />
        ))}
      </span>
      {label}
      <span className="sr-only">
        （第{step + 1}步，共{of}步）
      </span>
    </span>
  )
}
