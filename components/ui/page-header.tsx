import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

export type Crumb = { label: string; href: string }
type Props = {
  title: ReactNode
  /** Under the title: badges, owner, dates. */
  meta?: ReactNode
  actions?: ReactNode
  /** The way back, outermost first, without the page itself. */
  breadcrumb?: Crumb[]
}

/** The head of every page, with its only heading of level 1. */
export function PageHeader({ title, meta, actions, breadcrumb }: Props) {
  return (
    <header className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 grow basis-60">
        {breadcrumb?.length ? (
          <nav aria-label="所在位置" className="no-print mb-1">
            <ol className="flex flex-wrap items-center gap-1 text-sm text-ink-muted">
              {breadcrumb.map((crumb) => (
                <li key={crumb.href} className="inline-flex items-center gap-1">
                  <Link
                    href={crumb.href}
                    prefetch={false}
                    className="rounded-sm hover:text-accent hover:underline max-md:py-3"
                  >
                    {crumb.label}
                  </Link>
                  <ChevronRight aria-hidden className="size-3.5" />
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {meta ? (
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">{meta}</div>
        ) : null}
      </div>
      {actions ? <div className="no-print flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  )
}
