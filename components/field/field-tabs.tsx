import type { Counts } from '@/components/offline/frame'
import { NavIcon, type NavIconName } from '@/components/shell/nav-icon'
import { cx } from '@/components/ui/cx'
import { unsentWords } from './unsent'

export type FieldTab = 'write' | 'today' | 'companies' | 'drafts'
const TABS: Array<{ tab: FieldTab; label: string; icon: NavIconName }> = [
  { tab: 'today', label: '今天', icon: 'calendar' },
  { tab: 'write', label: '记走访', icon: 'visit' },
  { tab: 'companies', label: '我的企业', icon: 'company' },
  { tab: 'drafts', label: '待发送', icon: 'field' },
]

/** The section an address names, `drafts/<id>` with its subject; without one the day. */
export function tabOf(hash: string): [FieldTab, string | undefined] {
  const [name, subject] = hash.split('/')
  return [TABS.find(({ tab }) => tab === name)?.tab ?? 'today', subject || undefined]
}

/** The way around the shell under the thumb. */
export function FieldTabs({ current, unsent }: { current: FieldTab; unsent: Counts }) {
  const words = unsentWords(unsent)
  return (
    <nav
      aria-label="外勤导航"
      className="fixed inset-x-0 bottom-0 z-40 border-t bg-surface pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="mx-auto flex max-w-3xl">
        {TABS.map(({ tab, label, icon }) => (
          <li key={tab} className="flex-1">
            <a
              href={`#${tab}`}
              aria-current={tab === current ? 'page' : undefined}
              className="relative flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs text-ink-muted -outline-offset-2 aria-[current]:font-medium aria-[current]:text-accent"
            >
              <NavIcon name={icon} className="size-5.5" />
              {label}
              {tab === 'drafts' && words ? (
                <span className="absolute top-1 left-1/2 ml-2 flex gap-1">
                  <Pill n={unsent.attention} className="bg-bad text-on-bad" />
                  <Pill n={unsent.waiting} className="bg-accent text-on-accent" />
                  <span className="sr-only">{words}</span>
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Pill({ n, className }: { n: number; className: string }) {
  return n > 0 ? (
    <span aria-hidden className={cx('rounded-full px-1.5 text-xs', className)}>
      {n}
    </span>
  ) : null
}
