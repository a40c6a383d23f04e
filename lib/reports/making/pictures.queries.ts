import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { files } from '@/lib/db/tables/evidence'
import { editsOf } from './edits.schema'
import { findReport, handOf } from './load.queries'

/** A picture of a summary in the making, for those who may see what its clerk wrote; undefined for any other file. */
export async function findPicture(read: Read, viewer: Viewer, reportId: string, sha256: string) {
  const report = await findReport(read, viewer, reportId)
  if (!report) return undefined
  const hand = handOf(viewer, report.unitId)
  if (!hand.writes && !hand.approves && report.state !== 'published') return undefined
  const picture = editsOf(report.edits).added.find((each) => each.kind === 'picture' && each.sha256 === sha256)
  if (picture?.kind !== 'picture') return undefined
  const [file] = await read.select({ size: files.size }).from(files).where(eq(files.sha256, sha256))
  return file && { sha256, size: file.size, type: picture.type, fileName: picture.caption || '图片' }
}
