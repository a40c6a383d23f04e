import { cx } from './cx'
import { TONE_SOLID, type Tone } from './tone'

type Props = {
  /** Share of the target reached, 0 to 1 and beyond. */
  value: number
  /** 序时进度: share of the period that has passed, 0 to 1; drawn as a mark. */
  time?: number
  /** What is measured, for screen readers. */
  label: string
  tone?: Tone
  className?: string
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`
const place = (share: number) => `${Math.min(Math.max(share, 0), 1) * 100}%`

/** 超序时 / 达序时 / 欠序时 as a tone: up to five points behind still counts as close. */
export function progressTone(value: number, time: number): Tone {
  if (value >= time) return 'ok'
  return value >= time - 0.05 ? 'warn' : 'bad'
}

/** Progress toward a target with the mark of where time stands. */
export function ProgressBar({ value, time, label, tone, className }: Props) {
  const colour = tone ?? (time === undefined ? 'accent' : progressTone(value, time))
  const spoken = `完成${percent(value)}${time === undefined ? '' : `，序时进度${percent(time)}`}`
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(Math.min(Math.max(value, 0), 1) * 100)}
      aria-valuetext={spoken}
      title={spoken}
      className={cx('relative h-2 min-w-16 rounded-full bg-sunken ring-1 ring-line ring-inset', className)}
    >
      <div className={cx('h-full rounded-full', TONE_SOLID[colour])} style={{ width: place(value) }} />
      {time === undefined ? null : (
        <div
          aria-hidden
          className="absolute -inset-y-1 w-0.5 -translate-x-1/2 rounded-full bg-ink ring-2 ring-surface"
          style={{ left: place(time) }}
        />
      )}
    </div>
  )
}
