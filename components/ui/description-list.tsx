import type { ReactNode } from 'react'

export type Description = { term: string; value: ReactNode /** Takes the whole width. */; wide?: boolean }

/** Facts about one thing. An absent value shows a dash, so that nobody wonders whether it failed to load. */
export function DescriptionList({ items }: { items: Description[] }) {
  return (
    <div className="@container">
      <dl className="grid grid-cols-1 gap-x-8 gap-y-3 @md:grid-cols-2 @3xl:grid-cols-3">
        {items.map((item) => (
          <div key={item.term} className={item.wide ? 'col-span-full' : undefined}>
            <dt className="text-xs text-ink-muted">{item.term}</dt>
            <dd className="mt-0.5">
              {item.value === undefined || item.value === null || item.value === '' ? '—' : item.value}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
