import { Wifi, WifiOff } from 'lucide-react'
import type { Person } from '@/components/offline/types'
import { Logo } from '@/components/shell/logo'
import { paths } from '@/lib/kernel/paths'

/** Whose phone this is, and whether there is a network. A plain link home: without a network there is nothing to load by script. */
export function FieldHeader({ person, online }: { person: Person | undefined; online: boolean }) {
  const Icon = online ? Wifi : WifiOff
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-surface px-4">
      <a href={paths.home()} aria-label="外勤，返回工作台" className="touch flex items-center gap-2">
        <Logo className="size-7" />
        <span className="text-lg font-semibold">外勤</span>
      </a>
      <p className="ml-auto min-w-0 truncate text-right text-sm">
        {person ? (
          <>
            <span className="font-medium">{person.name}</span>{' '}
            <span className="text-ink-muted max-md:hidden">{person.unitName}</span>
          </>
        ) : null}
      </p>
      <p role="status" className="flex shrink-0 items-center gap-1.5 text-sm text-ink-muted">
        <Icon aria-hidden className="size-4" />
        {online ? '已联网' : '离线'}
      </p>
    </header>
  )
}
