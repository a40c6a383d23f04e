import Link from 'next/link'
import type { FormEventHandler, ReactNode } from 'react'
import { type ButtonKind, buttonClass } from './button'
import { cx } from './cx'
import { DetailsCloser } from './details-closer'

type Props = {
  label: string
  icon?: ReactNode
  /** Only the icon; the label is read aloud. */
  iconOnly?: boolean
  kind?: ButtonKind
  align?: 'start' | 'end'
  /** `hidden` leaves the menu out on phones. */
  phone?: 'hidden'
  children: ReactNode
  /** Replaces the whole button face; must then say in text (sr-only will do) what it opens. */
  face?: ReactNode
  className?: string
}

/** A button that opens a panel (`<details>`: opens without script; script closes it on Escape and on a click outside). */
export function MenuPanel({
  label,
  icon,
  iconOnly,
  kind = 'secondary',
  align = 'start',
  phone,
  children,
  face,
  className,
}: Props) {
  return (
    <details data-menu className={cx('no-print relative', phone === 'hidden' && 'max-md:hidden', className)}>
      <summary
        aria-label={iconOnly ? label : undefined}
        className={face ? 'touch flex items-center rounded-md' : buttonClass(kind)}
      >
        {face ?? (
          <>
            {icon}
            {iconOnly ? null : label}
          </>
        )}
      </summary>
      <div
        className={cx(
          'absolute z-40 mt-1 min-w-48 rounded-lg border bg-raised shadow-raised',
          align === 'end' ? 'right-0' : 'left-0',
        )}
      >
        {children}
      </div>
      <DetailsCloser />
    </details>
  )
}

const ITEM =
  'flex min-h-11 w-full items-center gap-2 rounded-md px-2.5 text-left hover:bg-sunken md:min-h-8 [&_svg]:size-4'

const ICON_MUTED = '[&_svg]:text-ink-muted'

/** The list inside a MenuPanel. */
export function MenuList({ children }: { children: ReactNode }) {
  return <ul className="p-1">{children}</ul>
}

/** An entry that leads somewhere. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <li>
      <Link href={href} prefetch={false} className={cx(ITEM, ICON_MUTED)}>
        {icon}
        {children}
      </Link>
    </li>
  )
}

type MenuActionProps = {
  action: (data: FormData) => void | Promise<void>
  icon?: ReactNode
  children: ReactNode
  fields?: Record<string, string>
  danger?: boolean
  /** May hold the action up (`preventDefault`) to ask first. */
  onSubmit?: FormEventHandler<HTMLFormElement>
}

/** An entry that does something: a form of one button over a server action. */
export function MenuAction({ action, icon, children, fields = {}, danger, onSubmit }: MenuActionProps) {
  return (
    <li>
      <form action={action} onSubmit={onSubmit}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={cx(ITEM, danger ? 'text-bad' : ICON_MUTED)}>
          {icon}
          {children}
        </button>
      </form>
    </li>
  )
}
