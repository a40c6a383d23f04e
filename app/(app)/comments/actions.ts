'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { changeComment, createComment, setOwnCommentDeleted } from '@/lib/comments/commands'
import { commentChange, commentInput, commentKey } from '@/lib/comments/schema'

const create = action('comment.create', commentInput, { run: createComment })
const update = action('comment.update', commentChange, { run: changeComment })
const remove = action('comment.delete', commentKey, {
  run: (write, viewer, input) => setOwnCommentDeleted(write, viewer, input, true),
})
const restore = action('comment.restore', commentKey, {
  run: (write, viewer, input) => setOwnCommentDeleted(write, viewer, input, false),
})

export async function createCommentAction(previous: FormState, form: FormData): Promise<FormState> {
  return create(previous, form)
}
export async function updateCommentAction(previous: FormState, form: FormData): Promise<FormState> {
  return update(previous, form)
}
export async function deleteCommentAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
export async function restoreCommentAction(previous: FormState, form: FormData): Promise<FormState> {
  return restore(previous, form)
}
