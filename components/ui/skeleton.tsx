import { cx } from './cx'

/** A grey place-holder of the size of what is coming; give width and height by class. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('animate-pulse rounded-sm bg-sunken', className ?? 'h-4 w-full')} />
}
