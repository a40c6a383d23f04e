import { z } from 'zod'
import { codeList, idField, neededCode, neededText, optionalText, versionField } from '@/lib/kernel/input'
import { COMMENT_LIMITS } from './labels'

/** What can be talked about. */
export const TALK_NOUNS = ['company', 'project', 'visit', 'request', 'event', 'report'] as const
export type TalkNoun = (typeof TALK_NOUNS)[number]

const fields = {
  body: neededText('评论内容', COMMENT_LIMITS.body),
  /** Ids of people chosen while typing @. */
  mentions: codeList(COMMENT_LIMITS.mentions),
  /** The same without a script: names or account names as people separate them. */
  named: optionalText(200),
}
/** What the form for a new comment sends. */
export const commentInput = z.object({ noun: neededCode('记录', TALK_NOUNS), recordId: idField, ...fields })
export type CommentInput = z.infer<typeof commentInput>
/** An own comment changed, with the version it was opened at. */
export const commentChange = z.object({ id: idField, version: versionField, ...fields })
export type CommentChange = z.infer<typeof commentChange>
export const commentKey = z.object({ id: idField, version: versionField })
