import { cx } from './cx'

/** A grey place-holder of the size of what is coming; give width and height by class. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('animate-pulse rounded-sm bg-sunken', className ?? 'h-4 w-full')} />
}

const ROWS = ['w-3/5', 'w-2/5', 'w-1/2', 'w-2/3', 'w-1/3', 'w-3/5', 'w-1/2', 'w-2/5'] as const

/** A page with a title, a filter bar and a list, before its data is there. */
export function PageSkeleton() {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">正在加载…</span>
      <Skeleton className="mb-5 h-8 w-44" />
      <Skeleton className="mb-3 h-9 w-full max-w-2xl" />
      <div className="rounded-lg border bg-surface">
        {ROWS.map((width, index) => (
          // biome's key rule does not apply: the rows are constants that never move
          <div
            key={`${width}-${String(index)}`}
            className="flex items-center gap-6 border-b px-4 py-3.5 last:border-b-0"
          >
            <div className="flex-1">
              <Skeleton className={cx('h-4', width)} />
            </div>
            <Skeleton className="hidden h-4 w-20 md:block" />
            <Skeleton className="h-4 w-16" />
          </div>
        ))}
      </div>
    </div>
  )
}
