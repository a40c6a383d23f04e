import Link from 'next/link'
import type { ReactNode } from 'react'

/** One record of a short list: where it opens, what stands at its right, and a second line. */
export type RecordLine = { id: string; href: string; title: string; aside?: ReactNode; second?: ReactNode }

/** Records in two short lines each; the whole line opens its record. */
export function RecordLines({ rows }: { rows: readonly RecordLine[] }) {
  return (
    <ul className="divide-y">
      {rows.map(({ id, href, title, aside, second }) => (
        <li key={id} className="relative px-4 py-2.5 hover:bg-sunken">
          <p className="flex items-baseline justify-between gap-3">
            <Link href={href} prefetch={false} className="min-w-0 font-medium after:absolute after:inset-0">
              {title}
            </Link>
            <span className="shrink-0 text-sm">{aside}</span>
          </p>
          {second ? (
            <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-ink-muted">{second}</p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
