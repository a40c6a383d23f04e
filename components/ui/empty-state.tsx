import type { ReactNode } from 'react'

type Props = {
  title: string
  /** What belongs here and how it gets here: teach, do not apologise. */
  children?: ReactNode
  action?: ReactNode
  icon?: ReactNode
  /** The title is the page's heading of level 1: when this is all there is on the page. */
  heading?: boolean
}

/** What stands where a list has nothing to show. */
export function EmptyState({ title, children, action, icon, heading }: Props) {
  const Title = heading ? 'h1' : 'p'
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      {icon ? (
        <div aria-hidden className="mb-1 text-ink-muted [&_svg]:size-7 [&_svg]:stroke-[1.5]">
          {icon}
        </div>
      ) : null}
      <Title className="text-lg font-medium">{title}</Title>
      {children ? <div className="max-w-md text-pretty text-ink-muted">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
