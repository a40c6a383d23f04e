import type { Permission } from '@/lib/access/permissions'
import { may } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { contentTypeOf } from '@/lib/files/content-type'
import { discard, receive } from '@/lib/files/received'
import { Problem, refused } from '@/lib/kernel/errors'
import { keepReceived } from './keep-file'
import { fileRefusal, MAX_EVIDENCE_BYTES, nameFor, tooLarge } from './types.rules'

/** Whoever writes records that carry evidence may send files. */
const WRITERS: Permission[] = ['project.write', 'visit.write', 'company.write']

/** What a person sends: the bytes, the name it has there, and the length that was announced, if any. */
export type SentFile = { body: AsyncIterable<Uint8Array>; fileName: string; announced?: number }
/** What the form needs to hang it on a record: `fileName` cleaned, with the ending of what it is. */
export type UploadedFile = { sha256: string; size: number; type: string; fileName: string }

/**
 * Takes one file to be attached later; the same bytes again answer the same. Problems: not-allowed for those who write no records; refused, with the
 * file's name, when it is empty, too large, cut off on its way, or by its content nothing that can prove anything.
 */
export async function uploadFile(write: Write, viewer: Viewer, sent: SentFile): Promise<UploadedFile> {
  const { body, fileName, announced } = sent
  if (!WRITERS.some((permission) => may(viewer, permission)))
    throw new Problem('not-allowed', {}, `${viewer.role} uploads`)
  if (announced !== undefined && announced > MAX_EVIDENCE_BYTES) throw refused(tooLarge(fileName))
  const file = await receive(body, MAX_EVIDENCE_BYTES)
  if (!file) throw refused(tooLarge(fileName))
  const type = await contentTypeOf(file.path)
  const cut = announced !== undefined && announced !== file.size
  const reason = cut ? `“${nameFor(fileName, null)}”没有传完，请重新上传。` : fileRefusal(fileName, file.size, type)
  if (reason !== undefined || type === undefined) {
    await discard(file)
    throw refused(reason ?? '')
  }
  await keepReceived(write, viewer, file, type)
  return { sha256: file.sha256, size: file.size, type, fileName: nameFor(fileName, type) }
}
