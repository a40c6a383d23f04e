import type { FormState } from '@/lib/access/form'
import type { KeptFile, Plain } from './drafts'

/** What became of one request. `unclear`: the server may or may not have done it; `heard` when it was the server that said so, not the network. */
export type Answer<T> =
  | { got: 'done'; value: T }
  | { got: 'refused'; state: FormState }
  | { got: 'unclear'; heard: boolean }

const FILE_MS = 120_000
const DRAFT_MS = 30_000
/** Refusals that say nothing of what was sent: later it may be taken as it is. */
const PASSING = new Set(['unexpected', 'too-many'])

async function ask(
  path: string,
  init: RequestInit,
  patience: number,
): Promise<{ status: number; body: unknown } | undefined> {
  try {
    // A hotel's sign-in page answers anything by sending elsewhere: that is no answer.
    const signal = AbortSignal.timeout(patience)
    const response = await fetch(path, { ...init, method: 'POST', cache: 'no-store', redirect: 'error', signal })
    return { status: response.status, body: await response.json() }
  } catch {
    return undefined
  }
}

/** Sends one file's bytes; the server keeps them once however often they come. */
export async function sendFileBytes(file: KeptFile, bytes: ArrayBuffer): Promise<Answer<{ sha256: string }>> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) }
  const answer = await ask('/api/files', { headers, body: bytes }, FILE_MS)
  if (!answer) return { got: 'unclear', heard: false }
  const { sha256, error } = (answer.body ?? {}) as { sha256?: string; error?: FormState & { code: FormState['code'] } }
  if (answer.status === 200 && typeof sha256 === 'string') return { got: 'done', value: { sha256 } }
  if (!error?.code || PASSING.has(error.code)) return { got: 'unclear', heard: error?.code === 'unexpected' }
  const sentence = `“${file.name}”：${error.message ?? '没有上传成功'}`
  return {
    got: 'refused',
    state: { status: 'failed', code: error.code, message: sentence, fields: { evidence: [sentence] } },
  }
}

/** What the form would have sent, with the files that are on the server now. */
export function valuesToSend({ values, files }: Pick<Plain, 'values' | 'files'>): Plain['values'] {
  if (files.length === 0) return values
  const items = files.map(({ sha256, name, said }) => JSON.stringify({ sha256, fileName: name, ...said }))
  return { ...values, evidence: [...[values.evidence ?? []].flat().filter(Boolean), ...items] }
}

/** Sends one draft; the same draft sent again under its id is written once. */
export async function sendDraft(draft: Plain): Promise<Answer<Plain['result']>> {
  const { id, person, kind, confirmed } = draft
  const body = JSON.stringify({ key: id, person, kind, values: valuesToSend(draft), confirmed })
  const answer = await ask('/api/outbox', { headers: { 'content-type': 'application/json' }, body }, DRAFT_MS)
  const state = answer?.body as (FormState & { result?: Plain['result'] }) | undefined
  if (answer?.status === 200 && state?.status === 'done') return { got: 'done', value: state.result }
  if (state?.status !== 'failed' || !state.code || PASSING.has(state.code))
    return { got: 'unclear', heard: state?.code === 'unexpected' }
  return { got: 'refused', state }
}
