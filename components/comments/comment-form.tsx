'use client'
import { useActionState, useEffect, useState } from 'react'
import { ConflictPanel } from '@/components/ui/conflict-panel'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type FormAction, IDLE, KEY_FIELD } from '@/lib/access/form'
import { COMMENT_LABELS, COMMENT_LIMITS } from '@/lib/comments/labels'
import { type Mentionable, MentionTextArea } from './mention-text-area'

type Props = {
  action: FormAction
  formKey: string
  /** The record it is said about; with `comment` an own one is changed. */
  record: { noun: string; recordId: string }
  comment?: { id: string; version: number; body: string; mentions: Array<{ id: string; name: string }> }
  searchUrl: string
}

type Person = { id: string; name: string }

/** Says something about a record, or changes what one has said. Who is addressed is whoever's @name still stands in the text. */
export function CommentForm({ action, formKey, record, comment, searchUrl }: Props) {
  const [state, send] = useActionState(action, IDLE)
  const [text, setText] = useState(String(state.values?.body ?? comment?.body ?? ''))
  const [chosen, setChosen] = useState<Person[]>(comment?.mentions ?? [])
  useEffect(() => {
    if (state.status !== 'done' || comment) return
    setText('')
    setChosen([])
  }, [state, comment])
  const addressed = chosen.filter(({ name }) => text.includes(`@${name}`))
  const id = comment ? `comment-form-${comment.id}` : 'comment-form'
  const stored = state.theirs
  return (
    <form id={id} action={send} noValidate className="space-y-2">
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      {comment ? (
        <>
          <input type="hidden" name="id" value={comment.id} />
          <input type="hidden" name="version" defaultValue={comment.version} />
        </>
      ) : (
        <>
          <input type="hidden" name="noun" value={record.noun} />
          <input type="hidden" name="recordId" value={record.recordId} />
        </>
      )}
      {addressed.map((person) => (
        <input key={person.id} type="hidden" name="mentions[]" value={person.id} />
      ))}
      {typeof stored?.version === 'number' ? (
        <ConflictPanel
          formId={id}
          version={stored.version}
          fields={[
            { name: 'body', label: COMMENT_LABELS.body, mine: text, theirs: String(stored.body), theirsValue: text },
          ]}
        />
      ) : (
        <FormErrorSummary
          errors={state.fields && { '': state.fields[''] ?? [] }}
          labels={COMMENT_LABELS}
          sentence={state.code === 'invalid' ? undefined : state.message}
        />
      )}
      <MentionTextArea
        id={`${id}-body`}
        name="body"
        label={COMMENT_LABELS.body}
        hideLabel
        rows={comment ? 5 : 2}
        maxLength={COMMENT_LIMITS.body}
        placeholder="说明情况、提出建议；输入 @ 提醒同事"
        searchUrl={searchUrl}
        value={text}
        errors={[...(state.fields?.body ?? []), ...(state.fields?.named ?? []), ...(state.fields?.mentions ?? [])]}
        onChange={setText}
        onChoose={({ value, label }: Mentionable) =>
          setChosen((before) => [...before.filter((one) => one.id !== value), { id: value, name: label }])
        }
      />
      <noscript>
        <TextInput
          id={`${id}-named`}
          name="named"
          label={COMMENT_LABELS.named}
          hint="同事的姓名或账号，多人用顿号隔开"
        />
      </noscript>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SubmitButton size="small">{comment ? '保存修改' : '发表评论'}</SubmitButton>
        <p role="status" className="text-sm text-ink-muted">
          {addressed.length > 0
            ? `将提醒 ${addressed.map(({ name }) => name).join('、')}`
            : state.status === 'done'
              ? '已发表'
              : ''}
        </p>
      </div>
    </form>
  )
}
