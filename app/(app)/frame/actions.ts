'use server'
import { cookies } from 'next/headers'
import { isTheme, THEME_COOKIE, type Theme } from '@/components/shell/nav'

/** Remembers the look for a year in this browser. No session needed and nothing written to the database: it is only a look. */
export async function setTheme(theme: Theme): Promise<void> {
  if (!isTheme(theme)) return
  ;(await cookies()).set(THEME_COOKIE, theme, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true })
}
