import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { isTheme, THEME_COOKIE } from '@/components/shell/nav'
import './globals.css'

export const metadata: Metadata = {
  title: { default: '招引', template: '%s · 招引' },
  description: '招商引资、招才引智工作平台',
  applicationName: '招引',
  manifest: '/manifest.webmanifest',
  icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }], apple: '/apple-touch-icon.png' },
  appleWebApp: { title: '招引', statusBarStyle: 'default' },
  formatDetection: { telephone: false, date: false, address: false },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#121a22' },
  ],
}

/** The document. The look comes from a cookie, so that the first paint is already right. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const cookie = (await cookies()).get(THEME_COOKIE)?.value
  return (
    // ThemeSwitch changes the attribute without a reload.
    <html lang="zh-CN" data-theme={isTheme(cookie) ? cookie : 'system'} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
