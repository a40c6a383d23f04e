import type { Viewer } from '@/lib/access/viewer'
import type { Store, Write } from '@/lib/db/store'
import { reportEditions, reportFiles } from '@/lib/db/tables/reports'
import { keepReceived } from '@/lib/evidence/keep-file'
import { type FileStore, fileStore } from '@/lib/files/file-store'
import { discard, type Received } from '@/lib/files/received'
import { newId } from '@/lib/kernel/ids'
import { type Change, changeLine } from '../making/changes.rules'
import { loadReport } from '../making/load.queries'
import { changeReport } from '../making/report.records'
import { settleOf, tellOf, writersOf } from '../making/tell.records'
import type { PublishInput } from '../making/workflow.schema'
import { LISTS_MIME } from './files'
import { editionHash } from './hash'
import { type Prepared, prepareEdition } from './prepare.queries'

export type Published = { id: string; no: number }

/**
 * Makes an approved summary an edition: document, numbers, rules, the lists behind every number and all files, of one state of the data. The bytes come first into
 * the file store, then one transaction says that they are published; when it fails, nothing was published and the bytes are collected. Problems: those of
 * prepareEdition and of publishPrepared.
 */
export async function publishReport(
  store: Pick<Store, 'url' | 'write'>,
  viewer: Viewer,
  input: PublishInput,
  kept: FileStore = fileStore(),
): Promise<Published> {
  const prepared = await preparePublication(store, viewer, input, kept)
  return publishPrepared(store.write, viewer, prepared)
}

/** The first half of publishReport, which takes as long as it takes and holds no transaction: everything gathered, and the bytes kept. */
export async function preparePublication(
  store: Pick<Store, 'url' | 'write'>,
  viewer: Viewer,
  input: PublishInput,
  kept: FileStore = fileStore(),
): Promise<Prepared> {
  const prepared = await prepareEdition(store, viewer, input)
  const waiting: { received: Received; mime: string }[] = [
    { received: prepared.lists, mime: LISTS_MIME },
    ...prepared.files,
  ]
  try {
    for (let next = waiting[0]; next; next = waiting[0]) {
      waiting.shift()
      await keepReceived(store.write, viewer, next.received, next.mime, kept)
    }
  } catch (error) {
    for (const { received } of waiting) await discard(received)
    throw error
  }
  return prepared
}

/** The second half: one transaction. Throws conflict when the summary is no longer what was prepared, and as loadReport does. */
export async function publishPrepared(write: Write, viewer: Viewer, prepared: Prepared): Promise<Published> {
  const { key, no, changes, document, numbers, rules, lists, files } = prepared
  return write(async (tx) => {
    const row = await loadReport(tx, viewer, key, 'publish')
    const id = newId()
    const sha256 = editionHash(prepared)
    await tx.insert(reportEditions).values({
      ...{ id, no, document, numbers, rules, sha256 },
      reportId: row.id,
      unitId: row.unitId,
      kind: row.kind,
      periodKey: row.periodKey,
      from: row.from,
      through: numbers.through,
      listsSha256: lists.sha256,
      publishedBy: viewer.userId,
    })
    await tx.insert(reportFiles).values(
      files.map(({ format, fileName, mime, received: { sha256, size } }) => ({
        ...{ editionId: id, format, fileName, mime, sha256, size },
      })),
    )
    const after = {
      ...{ state: 'published', editionId: id, no, sha256, listsSha256: lists.sha256 },
      files: files.map(({ format, received }) => ({ format, sha256: received.sha256 })),
      ...(changes.length > 0 ? { changes: changes.map(changeLine) } : {}),
    }
    const note = [no > 1 ? `第${no}次发布` : '', changedWords(changes)].filter(Boolean).join('；') || null
    await changeReport(
      tx,
      { actor: viewer, person: viewer.userId },
      row,
      { state: 'published' },
      { action: 'report.publish', after, step: { kind: 'published', note } },
    )
    await settleOf(tx, row)
    const people = [row.submittedBy, row.approvedBy, ...(await writersOf(tx, row.unitId))]
    const told = people.flatMap((person) => person ?? [])
    const news = { key: `published:${no}`, title: (name: string) => `已发布：${name}`, detail: changedWords(changes) }
    await tellOf(tx, row, told, news, viewer.userId)
    return { id, no }
  })
}

/** How many changes are named where there is little room; the trail has them all. */
const NAMED = 5

function changedWords(changes: Change[]): string | null {
  if (changes.length === 0) return null
  const named = changes.slice(0, NAMED).map(changeLine).join('；')
  return `审定后数据有${changes.length}处变化，已按现有数据发布：${named}${changes.length > NAMED ? '等' : ''}`
}
