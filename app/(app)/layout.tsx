import { cookies } from 'next/headers'
import { type ReactNode, Suspense } from 'react'
import { signOutAction, signOutEverywhereAction } from '@/app/(auth)/actions'
import { UnsentBadge } from '@/components/field/unsent-badge'
import { NoticeBell } from '@/components/notices/notice-bell'
import { AppFrame } from '@/components/shell/app-frame'
import { isTheme, THEME_COOKIE } from '@/components/shell/nav'
import { WaitingLine } from '@/components/shell/waiting-line'
import { Flash } from '@/components/ui/flash'
import { may } from '@/lib/access/roles'
import { reader, requireViewer } from '@/lib/access/session'
import { IS_PRODUCTION } from '@/lib/env'
import { ROLE_TERMS } from '@/lib/kernel/terms'
import { countUnread } from '@/lib/notices/queries'
import { installation } from '@/lib/units/queries'
import { setTheme } from './frame/actions'
import { navGroups, navTabs, quickActions } from './nav'

/** The frame of every signed-in page. It shows only ways the viewer may go, and decides no permission: each page asks for itself. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const [here, cookie, unread] = await Promise.all([installation(reader()), cookies(), countUnread(reader(), viewer)])
  const theme = cookie.get(THEME_COOKIE)?.value
  return (
    <AppFrame
      user={{ id: viewer.userId, name: viewer.name, roleLabel: ROLE_TERMS[viewer.role], unitName: viewer.unitName }}
      groups={navGroups(viewer)}
      {...navTabs(viewer)}
      quickActions={quickActions(viewer)}
      searchable={may(viewer, 'company.read')}
      theme={isTheme(theme) ? theme : 'system'}
      district={here.district ?? viewer.unitName}
      demo={here.demo !== undefined}
      bell={
        <>
          <UnsentBadge personId={viewer.userId} worker={IS_PRODUCTION} />
          <NoticeBell unread={unread} />
        </>
      }
      actions={{ signOut: signOutAction, signOutEverywhere: signOutEverywhereAction, setTheme }}
    >
      {children}
      <Suspense>
        <Flash />
        <WaitingLine />
      </Suspense>
    </AppFrame>
  )
}
