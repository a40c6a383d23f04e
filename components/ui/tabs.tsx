import Link from 'next/link'
import { cx } from './cx'

export type Tab = { label: string; href: string; count?: number; current?: boolean }

/** Views of one thing, each its own URL. On phones the row scrolls sideways. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="no-print mb-4 overflow-x-auto border-b">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.current ? 'page' : undefined}
              className={cx(
                'touch -mb-px inline-flex items-center gap-1.5 whitespace-nowrap border-b-2 px-2.5 -outline-offset-2',
                tab.current
                  ? 'border-accent font-medium text-accent'
                  : 'border-transparent text-ink-muted hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="rounded-sm bg-sunken px-1.5 text-xs text-ink-muted">
                  {tab.count.toLocaleString('zh-CN')}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
