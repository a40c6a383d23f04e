'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link that knows whether we are there (`aria-current`, styled by `aria-[current]`). The home page only counts when it is the page itself. */
export function NavLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  const pathname = usePathname()
  const base = href.split('?')[0] ?? href
  const section = base.startsWith('/settings/') ? '/settings' : base
  const here = pathname === base || (section !== '/' && pathname.startsWith(`${section}/`))
  return (
    <Link href={href} prefetch={false} aria-current={here ? 'page' : undefined} className={className}>
      {children}
    </Link>
  )
}
