import { revalidatePath } from 'next/cache'
import { after } from 'next/server'
import { statusOf } from '@/lib/access/api'
import { jsonBody } from '@/lib/access/body'
import { failed } from '@/lib/access/failure'
import type { FormState } from '@/lib/access/form'
import { digestOf } from '@/lib/access/once'
import { fromOwnPage } from '@/lib/access/origin'
import { currentViewer } from '@/lib/access/session'
import { sweepSoon } from '@/lib/duplicates/sweep.commands'
import { MAX_SENDING_BYTES, type Sending, sending } from '@/lib/field/schema'
import { Problem, refused } from '@/lib/kernel/errors'
import { KINDS } from './kinds'

const TOO_LARGE = '内容过长，无法发送；请精简文字后再试，照片和文件不受此限制。'
const UNREADABLE = '这条内容的格式无法识别，请刷新页面取得最新版本后再试。'

/**
 * `POST /api/outbox` with one draft as JSON (field/schema `sending`): writes it through the same door as its form, once per key however often it is
 * sent. A draft of another person than the one signed in is refused before anything is looked at. Answers a form's state.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!fromOwnPage(request.headers)) throw new Problem('not-allowed', {}, 'outbox from another site')
    const viewer = await currentViewer()
    // Whoever must change the password first is about to sign in, not somebody who lacks a permission: the draft waits.
    if (!viewer || viewer.mustChangePassword) throw new Problem('not-signed-in')
    const draft = await draftIn(request)
    if (draft.person !== viewer.userId) throw new Problem('other-person', {}, draft.person)
    const { key, confirmed } = draft
    const digest = digestOf({ ...draft.values, _confirmed: confirmed })
    const result = await KINDS[draft.kind](viewer, { values: draft.values, confirmed, key, digest })
    revalidatePath('/', 'layout')
    if (draft.kind === 'visit.create') after(sweepSoon)
    return answer(200, { status: 'done', result })
  } catch (error) {
    const state = failed(error, undefined, 'outbox')
    return answer(statusOf(state.code ?? 'unexpected'), state)
  }
}

const answer = (status: number, state: FormState) =>
  Response.json(state, { status, headers: { 'cache-control': 'no-store' } })

/** The draft in a request's body, read no further than a draft can be long. */
async function draftIn(request: Request): Promise<Sending> {
  const body = await jsonBody(request, MAX_SENDING_BYTES)
  if (body === 'too-large') throw refused(TOO_LARGE)
  const parsed = sending.safeParse(body.json)
  if (!parsed.success) throw new Problem('refused', { '': [UNREADABLE] }, parsed.error.message)
  return parsed.data
}
