import { Menu } from 'lucide-react'
import { DetailsCloser } from '@/components/ui/details-closer'
import type { NavGroup, NavItem, QuickAction } from './nav'
import { NavIcon } from './nav-icon'
import { NavLink } from './nav-link'

const TAB =
  'flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs text-ink-muted -outline-offset-2 aria-[current]:font-medium aria-[current]:text-accent'

type Props = {
  /** At most three, in order of use. */
  tabs: NavItem[]
  /** The act that phones are for; stands in the middle. */
  primary?: QuickAction
  /** Everything, behind “更多”. */
  groups: NavGroup[]
}

/** The way around under the thumb. */
export function TabBar({ tabs, primary, groups }: Props) {
  const middle = Math.ceil(tabs.length / 2)
  const tab = (item: NavItem) => (
    <li key={item.href} className="flex-1">
      <NavLink href={item.href} className={TAB}>
        <NavIcon name={item.icon} className="size-5.5" />
        {item.label}
      </NavLink>
    </li>
  )
  return (
    <nav
      aria-label="底部导航"
      className="no-print fixed inset-x-0 bottom-0 z-40 border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto flex max-w-lg">
        {tabs.slice(0, middle).map(tab)}
        {primary ? (
          <li className="flex-1">
            <NavLink
              href={primary.href}
              className="group flex min-h-14 flex-col items-center justify-end gap-0.5 pb-1.5 text-xs font-medium text-accent -outline-offset-2"
            >
              <span className="-mt-5 grid size-12 place-items-center rounded-full bg-accent text-on-accent ring-4 ring-surface">
                <NavIcon name={primary.icon} className="size-6" />
              </span>
              {primary.label}
            </NavLink>
          </li>
        ) : null}
        {tabs.slice(middle).map(tab)}
        <li className="flex-1">
          <details data-menu>
            <summary className={TAB}>
              <Menu aria-hidden className="size-5.5" strokeWidth={1.75} />
              更多
            </summary>
            <div className="absolute inset-x-2 bottom-full mb-2 max-h-[70dvh] overflow-y-auto rounded-xl border bg-raised p-2 shadow-raised">
              <ul className="grid grid-cols-2 gap-1">
                {groups
                  .flatMap((group) => group.items)
                  .map((item) => (
                    <li key={item.href}>
                      <NavLink
                        href={item.href}
                        className="flex min-h-12 items-center gap-3 rounded-md px-3 text-lg hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:text-accent"
                      >
                        <NavIcon name={item.icon} className="size-5" />
                        {item.label}
                      </NavLink>
                    </li>
                  ))}
              </ul>
            </div>
            <DetailsCloser />
          </details>
        </li>
      </ul>
    </nav>
  )
}
