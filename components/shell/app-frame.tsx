import Link from 'next/link'
import type { ReactNode } from 'react'
import { paths } from '@/lib/kernel/paths'
import { Logo } from './logo'
import type { FrameUser, NavGroup, NavItem, QuickAction, Theme } from './nav'
import { SearchButton } from './search-button'
import { Sidebar } from './sidebar'
import { TabBar } from './tab-bar'
import { type UserActions, UserMenu } from './user-menu'

type Props = {
  user: FrameUser
  /** Already filtered by what the viewer may open. */
  groups: NavGroup[]
  tabs: NavItem[]
  /** The first is the central button on phones. */
  quickActions: QuickAction[]
  /** The central button of the tab bar. */
  primary?: QuickAction
  theme: Theme
  /** The district's name, under the product's. */
  district: string
  demo?: boolean
  /** False for those with nothing to search (admin). */
  searchable: boolean
  actions: UserActions
  /** The bell: what was told to this person, unread. */
  bell?: ReactNode
  children: ReactNode
}

/** The frame around every signed-in page: sidebar and top bar on desk, tab bar on phones. */
export function AppFrame({
  user,
  groups,
  tabs,
  quickActions,
  primary,
  theme,
  district,
  demo,
  searchable,
  actions,
  bell,
  children,
}: Props) {
  return (
    <div className="flex min-h-dvh [--table-top:3rem] print:block">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        跳到正文
      </a>
      <Sidebar groups={groups} district={district} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="no-print sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-surface px-3 lg:px-6">
          <Link
            href={paths.home()}
            prefetch={false}
            aria-label="招引，工作台"
            className="touch flex items-center gap-2 lg:hidden"
          >
            <Logo className="size-7" />
            <span className="text-lg font-semibold">招引</span>
          </Link>
          {searchable ? <SearchButton quickActions={quickActions} /> : null}
          <div className="ml-auto flex items-center gap-2">
            {demo ? (
              <span
                className="rounded-sm bg-warn-soft px-1.5 py-0.5 text-xs font-medium whitespace-nowrap text-warn"
                title="本系统装载的是虚构的演示数据"
              >
                演示数据
              </span>
            ) : null}
            {bell}
            <UserMenu user={user} theme={theme} actions={actions} />
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[90rem] flex-1 px-4 pt-4 pb-28 outline-none lg:px-6 lg:pt-5 lg:pb-10 print:p-0"
        >
          {children}
        </main>
      </div>
      <TabBar tabs={tabs} primary={primary} groups={groups} />
    </div>
  )
}
