import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { paths } from '@/lib/kernel/paths'
import { Logo } from './logo'
import type { NavGroup, NavItem } from './nav'
import { NavIcon } from './nav-icon'
import { NavLink } from './nav-link'

function Items({ items }: { items: NavItem[] }) {
  return (
    <ul className="space-y-0.5">
      {items.map((item) => (
        <li key={item.href}>
          <NavLink
            href={item.href}
            className="flex min-h-8 items-center gap-2.5 rounded-md px-2 text-ink-muted -outline-offset-2 hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
          >
            <NavIcon name={item.icon} className="size-4.5" />
            <span className="flex-1">{item.label}</span>
            {item.count ? (
              <span className="rounded-sm bg-sunken px-1.5 text-xs text-ink-muted">{item.count}</span>
            ) : null}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

/** The way around on desk: groups that fold, the current place marked. */
export function Sidebar({ groups, district }: { groups: NavGroup[]; district: string }) {
  return (
    <aside className="no-print sticky top-0 hidden h-dvh w-54 shrink-0 flex-col border-r bg-surface lg:flex">
      <Link
        href={paths.home()}
        prefetch={false}
        className="flex h-12 shrink-0 items-center gap-2.5 px-4 -outline-offset-2"
      >
        <Logo className="size-7" />
        <span className="min-w-0">
          <span className="block text-lg/5 font-semibold">招引</span>
          <span className="block truncate text-xs/4 text-ink-muted">{district}</span>
        </span>
      </Link>
      <nav aria-label="主导航" className="flex-1 space-y-3 overflow-y-auto px-2 py-3">
        {groups.map((group) =>
          group.label ? (
            <details key={group.label} open className="group">
              <summary className="flex min-h-7 items-center justify-between rounded-md px-2 text-xs font-medium text-ink-muted -outline-offset-2 hover:text-ink">
                {group.label}
                <ChevronDown aria-hidden className="size-3.5 -rotate-90 transition-transform group-open:rotate-0" />
              </summary>
              <Items items={group.items} />
            </details>
          ) : (
            <Items key={group.items[0]?.href ?? ''} items={group.items} />
          ),
        )}
      </nav>
    </aside>
  )
}
