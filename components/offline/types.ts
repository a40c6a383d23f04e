import type { FormState } from '@/lib/access/form'
import type { DraftKind } from '@/lib/field/schema'

/** 本机草稿 待发送 发送中 已送达 需处理. */
export type DraftState = 'draft' | 'waiting' | 'sending' | 'delivered' | 'attention'
export const DRAFT_STATES: Record<DraftState, string> = {
  draft: '本机草稿',
  waiting: '待发送',
  sending: '发送中',
  delivered: '已送达',
  attention: '需处理',
}

/** Form values as `formValues` makes them: a name ending in `[]` on the form is a list here, without the brackets. */
export type Values = Record<string, string | string[]>

/** What a person says of a file, in the words of the evidence form. */
export type FileSaid = { proves: string; description: string; datedOn: string }
/** A file of a draft; its bytes lie encrypted beside it until the draft is delivered. */
export type DraftFile = { key: string; name: string; type: string; size: number; said: FileSaid }

export type Draft = {
  /** Client-made lower-case ULID (kernel/ids newId): the idempotency key and, for a new record, nothing else. */
  id: string
  kind: DraftKind
  /** What the person recognises it by: 海尔集团 · 拜访. */
  title: string
  values: Values
  files: DraftFile[]
  /** Warnings ticked as checked. */
  confirmed: string[]
  state: DraftState
  /** Epoch milliseconds of the last change by the person. */
  savedAt: number
  /** The last refusal, with `theirs` on a conflict. */
  answer?: FormState
  /** What the server made of it, once delivered. */
  result?: { id: string; companyId?: string }
  /** Times that the server failed on it since the person last sent it. */
  attempts: number
  /** The last sending had no clear answer: neither to be changed nor thrown away unseen until the server has said what became of it. */
  frozen: boolean
}

export type Person = { id: string; name: string; unitName: string }

/** Why nothing is being sent although something waits: the session has ended, or somebody else is signed in here. */
export type Halt = 'not-signed-in' | 'other-person'

/** One person's drafts on this device. Everything is encrypted before it is stored; closed as soon as somebody else signs in. */
export type Vault = {
  person: Person
  /** Keeps what is typed; later calls for the same draft replace earlier ones that have not been written yet. Rejects for a draft that was sent. */
  save: (draft: Pick<Draft, 'id' | 'kind' | 'title' | 'values' | 'confirmed'>) => Promise<void>
  /** Keeps a file with its draft, which need not have been saved yet; the draft is made then. */
  addFile: (draftId: string, file: File, said: FileSaid) => Promise<DraftFile>
  sayOfFile: (draftId: string, key: string, said: FileSaid) => Promise<void>
  readFile: (draftId: string, key: string) => Promise<Blob>
  removeFile: (draftId: string, key: string) => Promise<void>
  /** Marks it as to be sent and tries at once; resolves when the answer is known, or with `waiting` after 8 seconds. */
  send: (draftId: string) => Promise<'delivered' | 'waiting' | 'attention'>
  /** Takes a draft back from the queue, to be changed. Rejects while it is frozen or being sent. */
  reopen: (draftId: string) => Promise<Draft>
  discard: (draftId: string) => Promise<void>
  one: (draftId: string) => Promise<Draft | undefined>
  /** Newest first; delivered ones of the last seven days included. */
  list: () => Promise<Draft[]>
  /** Told after every change in any tab or by the service worker. */
  subscribe: (told: () => void) => () => void
}
