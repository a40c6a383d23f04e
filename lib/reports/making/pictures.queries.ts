import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { files } from '@/lib/db/tables/evidence'
import type { FileStore } from '@/lib/files/file-store'
import { pictureSize } from '@/lib/files/picture-bytes'
import { Problem } from '@/lib/kernel/errors'
import { EDIT_FIELDS, type EditInput } from './edit-form.schema'
import { EDIT_LIMITS, editsOf } from './edits.schema'
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

/** Colour profiles and previews may stand before a JPEG says its size. */
const HEAD_BYTES = 1_000_000

/**
 * Looks whether sent pictures are as large as was said, and no larger than programs can open: a file of a few kilobytes may unfold to gigabytes in the reader's Word. Reads
 * files, so before the write door's transaction. Throws invalid under the pictures' fields; whose they are is asked by editReport.
 */
export async function demandSizes(kept: Pick<FileStore, 'open'>, { pictures }: EditInput): Promise<void> {
  const errors: Record<string, string[]> = {}
  for (const { section, after, sha256, width, height } of pictures) {
    const stream = await kept.open(sha256, { start: 0, end: HEAD_BYTES - 1 })
    if (!stream) continue
    const size = pictureSize(await buffer(stream))
    const wrong = !size
      ? '这张图片无法识别，请移除后重新上传'
      : size.width * size.height > EDIT_LIMITS.pixels
        ? `图片为${size.width}×${size.height}像素，过大，请缩小后再上传`
        : // A camera may have turned it.
          [size.width, size.height].sort().join() !== [width, height].sort().join()
          ? '这张图片与上传时不一致，请移除后重新上传'
          : undefined
    if (wrong) errors[`${EDIT_FIELDS.picture}${section}|${after}`] = [wrong]
  }
  if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
}
