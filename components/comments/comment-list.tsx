import type { ReactNode } from 'react'
import type { CommentView } from '@/lib/comments/queries'
import { TalkText } from './talk-text'

type Props = {
  rows: CommentView[]
  /** An instant as people read it. */
  when: (at: Date) => string
  /** What one may do with one's own. */
  actions: (row: CommentView) => ReactNode
}

/** What was said about a record, earliest first. */
export function CommentList({ rows, when, actions }: Props) {
  if (rows.length === 0) return null
  return (
    <ol className="divide-y">
      {rows.map((row) => (
        <li key={row.id} id={`comment-${row.id}`} className="scroll-mt-20 py-3 first:pt-0 target:bg-accent-soft">
          <div className="mb-1 flex flex-wrap items-center gap-x-2 text-sm text-ink-muted">
            <span className="font-medium text-ink">{row.authorName}</span>
            <span>{row.unitName}</span>
            <time dateTime={row.at.toISOString()}>{when(row.at)}</time>
            {row.editedAt ? <span>已编辑</span> : null}
            <span className="no-print ml-auto flex items-center gap-1">{actions(row)}</span>
          </div>
          {row.deleted ? (
            <p className="text-sm text-ink-muted">您删除了这条评论，其他人已看不到。</p>
          ) : (
            <TalkText body={row.body} names={row.mentions.map(({ name }) => name)} />
          )}
        </li>
      ))}
    </ol>
  )
}
