import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { files } from '@/lib/db/tables/evidence'
import { findEdition } from './queries'

/** A picture that stands in an edition, for whoever may read the edition and whatever the draft holds now; undefined for any other file. Throws not-found as findEdition. */
export async function findEditionPicture(read: Read, viewer: Viewer, editionId: string, sha256: string) {
  const { document } = await findEdition(read, viewer, editionId)
  const blocks = document.sections.flatMap((section) => section.blocks)
  const picture = blocks.find((block) => block.kind === 'picture' && block.sha256 === sha256)
  if (picture?.kind !== 'picture') return undefined
  const [file] = await read.select({ size: files.size }).from(files).where(eq(files.sha256, sha256))
  return file && { sha256, size: file.size, type: picture.type, fileName: picture.caption || '图片' }
}
