import { CommentForm } from '@/components/comments/comment-form'
import { CommentList } from '@/components/comments/comment-list'
import { ActionButton } from '@/components/forms/action-button'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { type CommentView, commentsOf } from '@/lib/comments/queries'
import type { TalkNoun } from '@/lib/comments/schema'
import { momentText } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths, recordPath } from '@/lib/kernel/paths'
import { createCommentAction, deleteCommentAction, restoreCommentAction, updateCommentAction } from './actions'

type Props = { viewer: Viewer; noun: TalkNoun; id: string; all?: boolean }

/** 评论 of a record's page, for whoever may open it: the page has it in scope. Those who only read see no form. */
export async function RecordComments({ viewer, noun, id, all = false }: Props) {
  const { rows, earlier } = await commentsOf(reader(), viewer, { noun, recordId: id }, all)
  const writes = may(viewer, 'comment.write')
  if (rows.length === 0 && !writes) return null
  const searchUrl = paths.mentionable(noun, id)
  const standing = rows.filter((row) => !row.deleted).length
  return (
    <Section
      title="评论"
      id="comments"
      meta={standing > 0 ? `${earlier ? '最近 ' : ''}${standing} 条` : undefined}
      actions={
        may(viewer, 'instruction.write') ? (
          <ButtonLink kind="quiet" size="small" href={paths.instructions.create({ noun, record: id })}>
            作批示
          </ButtonLink>
        ) : null
      }
    >
      {earlier ? (
        <ButtonLink kind="quiet" size="small" href={`${recordPath(noun, id)}?comments=all#comments`}>
          全部评论
        </ButtonLink>
      ) : null}
      <CommentList
        rows={rows}
        when={momentText}
        actions={(row) =>
          writes && row.authorId === viewer.userId ? <Own row={row} noun={noun} id={id} searchUrl={searchUrl} /> : null
        }
      />
      {writes ? (
        <div className={rows.length > 0 ? 'no-print border-t pt-3' : 'no-print'}>
          <CommentForm
            action={createCommentAction}
            formKey={newId()}
            record={{ noun, recordId: id }}
            searchUrl={searchUrl}
          />
        </div>
      ) : null}
    </Section>
  )
}

function Own({ row, noun, id, searchUrl }: { row: CommentView; noun: TalkNoun; id: string; searchUrl: string }) {
  const { version, body, mentions } = row
  const fields = { id: row.id, version }
  // A new key with every showing makes the dialog anew, so that it is closed once the change is shown.
  const formKey = newId()
  if (row.deleted)
    return (
      <ActionButton action={restoreCommentAction} fields={fields} kind="quiet" size="small">
        撤销删除
      </ActionButton>
    )
  return (
    <>
      <Dialog key={formKey} trigger="修改" triggerKind="quiet" triggerSize="small" title="修改评论">
        <CommentForm
          action={updateCommentAction}
          formKey={formKey}
          record={{ noun, recordId: id }}
          comment={{ id: row.id, version, body, mentions }}
          searchUrl={searchUrl}
        />
      </Dialog>
      <ActionButton action={deleteCommentAction} fields={fields} kind="quiet" size="small">
        删除
      </ActionButton>
    </>
  )
}
