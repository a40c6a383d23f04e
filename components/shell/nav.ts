import type { NavIconName } from './nav-icon'

/** One place to go. The layout passes only those the viewer may open. */
export type NavItem = {
  label: string
  href: string
  icon: NavIconName /** Open items waiting there. */
  count?: number
}
export type NavGroup = { /** Without a label the items stand alone. */ label?: string; items: NavItem[] }
/** Something to start from anywhere: 记走访、新建企业. */
export type QuickAction = { label: string; href: string; icon: NavIconName }
export type FrameUser = { id: string; name: string; roleLabel: string; unitName: string }
export type Theme = 'light' | 'dark' | 'system'
export const THEME_COOKIE = 'theme'
export const isTheme = (value: string | undefined): value is Theme =>
  value === 'light' || value === 'dark' || value === 'system'
