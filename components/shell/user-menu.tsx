import { BellRing, KeyRound } from 'lucide-react'
import { SignOut } from '@/components/field/sign-out'
import { MenuLink, MenuList, MenuPanel } from '@/components/ui/menu'
import { paths } from '@/lib/kernel/paths'
import type { FrameUser, Theme } from './nav'
import { ThemeSwitch } from './theme-switch'

export type UserActions = {
  signOut: () => Promise<void>
  signOutEverywhere: () => Promise<void>
  setTheme: (theme: Theme) => Promise<void>
}

/** Who is signed in, the look, the password, the way out. */
export function UserMenu({ user, theme, actions }: { user: FrameUser; theme: Theme; actions: UserActions }) {
  return (
    <MenuPanel
      label={`${user.name}，账户菜单`}
      align="end"
      face={
        <span className="flex items-center gap-2 rounded-md px-1.5 hover:bg-sunken">
          <span
            aria-hidden
            className="grid size-7 place-items-center rounded-full bg-accent-soft text-sm font-medium text-accent"
          >
            {user.name.slice(-1)}
          </span>
          <span className="text-sm max-md:sr-only">{user.name}</span>
          <span className="sr-only">，账户菜单</span>
        </span>
      }
    >
      <div className="w-64">
        <div className="border-b px-3.5 py-2.5">
          <p className="font-medium">{user.name}</p>
          <p className="text-sm text-ink-muted">
            {user.roleLabel} · {user.unitName}
          </p>
        </div>
        <div className="border-b">
          <ThemeSwitch theme={theme} remember={actions.setTheme} />
        </div>
        <MenuList>
          <MenuLink href={paths.settings('messages')} icon={<BellRing aria-hidden />}>
            消息设置
          </MenuLink>
          <MenuLink href={paths.password()} icon={<KeyRound aria-hidden />}>
            修改密码
          </MenuLink>
          <SignOut personId={user.id} signOut={actions.signOut} signOutEverywhere={actions.signOutEverywhere} />
        </MenuList>
      </div>
    </MenuPanel>
  )
}
