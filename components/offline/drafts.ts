import { now } from '@/lib/kernel/clock'
import { base, type StoredDraft } from './database'
import { type Known, known } from './device'
import { announce } from './news'
import { openBytes, openJson, sealBytes, sealJson } from './seal'
import type { Draft, DraftFile, Person } from './types'

/** A file of a draft and, once it lies on the server, the server's name for its bytes. */
export type KeptFile = DraftFile & { sha256?: string }
/** What is sealed of a draft. `promised`: ids this draft has ever given to a company it makes; later drafts may name them. */
export type Content = Pick<Draft, 'kind' | 'title' | 'values' | 'confirmed' | 'answer' | 'result'> & {
  files: KeptFile[]
  promised: string[]
}
export type Plain = Omit<StoredDraft, 'sealed'> & Content

const RECEIPT_DAYS = 7
const place = (person: string, id: string) => `${person} draft ${id}`
const filePlace = (person: string, id: string, key: string) => `${person} draft ${id} file ${key}`

/** What an operation on a draft refuses, in the user's words. */
export class DraftRefusal extends Error {}

/** The person and key, or a refusal when somebody else (or nobody) is known here now. */
export async function keyOf(person: Pick<Person, 'id'>): Promise<CryptoKey> {
  const here: Known | undefined = await known()
  if (here?.person.id !== person.id) throw new DraftRefusal('这台设备上已换了登录人，请重新登录后继续。')
  return here.key
}

async function unseal(key: CryptoKey, { sealed, ...row }: StoredDraft): Promise<Plain> {
  return { ...row, ...(await openJson<Content>(key, place(row.person, row.id), sealed)) }
}

async function seal(key: CryptoKey, plain: Plain): Promise<StoredDraft> {
  const { id, person, state, order, savedAt, deliveredAt, attempts, frozen, ...content } = plain
  const sealed = await sealJson(key, place(person, id), content)
  return { id, person, state, order, savedAt, deliveredAt, attempts, frozen, sealed }
}

export async function readDraft(person: Person, id: string): Promise<Plain | undefined> {
  const row = await (await base()).get('drafts', id)
  return row?.person === person.id ? unseal(await keyOf(person), row) : undefined
}

/** The person's drafts in the order of being sent, unsent ones first. */
export async function readDrafts(person: Person): Promise<Plain[]> {
  const rows = await (await base()).getAllFromIndex('drafts', 'person', person.id)
  if (rows.length === 0) return []
  const key = await keyOf(person)
  const plain = await Promise.all(rows.map((row) => unseal(key, row)))
  return plain.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/**
 * Changes one draft; one change at a time over all tabs. `change` gets the draft as it stands and answers what it shall be, or undefined to leave
 * it. Locks, because a data base transaction does not wait for encryption.
 */
export async function changeDraft(
  person: Person,
  id: string,
  change: (draft: Plain | undefined) => Plain | undefined | Promise<Plain | undefined>,
): Promise<Plain | undefined> {
  return navigator.locks.request(`zhaoyin-draft-${id}`, async () => {
    const key = await keyOf(person)
    const row = await (await base()).get('drafts', id)
    if (row && row.person !== person.id) throw new DraftRefusal('这条草稿不属于当前登录人。')
    const changed = await change(row && (await unseal(key, row)))
    if (changed) await (await base()).put('drafts', await seal(key, changed))
    announce()
    return changed
  })
}

/** The next place in the queue. */
export async function nextOrder(person: Person): Promise<number> {
  const rows = await (await base()).getAllFromIndex('drafts', 'person', person.id)
  return Math.max(0, ...rows.map((row) => row.order)) + 1
}

export async function dropDraft(id: string): Promise<void> {
  const tx = (await base()).transaction(['drafts', 'files'], 'readwrite')
  await tx.objectStore('drafts').delete(id)
  for (const file of await tx.objectStore('files').index('draft').getAllKeys(id))
    await tx.objectStore('files').delete(file)
  await tx.done
  announce()
}

/** Removes receipts that are old enough, whoever's they are. */
export async function dropOldReceipts(): Promise<void> {
  const last = now().getTime() - RECEIPT_DAYS * 86_400_000
  for (const row of await (await base()).getAll('drafts'))
    if (row.state === 'delivered' && (row.deliveredAt ?? 0) < last) await dropDraft(row.id)
}

export async function putFile(person: Person, id: string, key: string, bytes: ArrayBuffer): Promise<void> {
  const sealed = await sealBytes(await keyOf(person), filePlace(person.id, id, key), bytes)
  await (await base()).put('files', { draft: id, key, sealed })
}

/** A file's bytes. Refuses when they are not there any more. */
export async function fileBytes(
  person: Person,
  id: string,
  file: Pick<DraftFile, 'key' | 'name'>,
): Promise<ArrayBuffer> {
  const row = await (await base()).get('files', [id, file.key])
  if (!row) throw new DraftRefusal(`“${file.name}”已不在本机，请重新添加。`)
  return openBytes(await keyOf(person), filePlace(person.id, id, file.key), row.sealed)
}

/** Removes files of a draft, all of them unless `keys` says which. */
export async function dropFiles(id: string, keys?: string[]): Promise<void> {
  const db = await base()
  const rows = keys?.map((key): [string, string] => [id, key]) ?? (await db.getAllKeysFromIndex('files', 'draft', id))
  for (const row of rows) await db.delete('files', row)
}
