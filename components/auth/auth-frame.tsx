import type { ReactNode } from 'react'
import { Logo } from '@/components/shell/logo'
import { cx } from '@/components/ui/cx'

/** The frame of the pages before the frame: sign-in, password, first run. */
export function AuthFrame({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 md:justify-center">
      <div className={cx('w-full', wide ? 'max-w-2xl' : 'max-w-sm')}>
        <div className="mb-6 flex items-center gap-3">
          <Logo className="size-10" />
          <div>
            <p className="text-xl font-semibold">招引</p>
            <p className="text-sm text-ink-muted">招商引资、招才引智工作平台</p>
          </div>
        </div>
        {children}
      </div>
    </main>
  )
}
