import { and, eq, inArray } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { difference } from '@/lib/audit/difference'
import type { Tx, Write } from '@/lib/db/store'
import { files } from '@/lib/db/tables/evidence'
import { auditEntries } from '@/lib/db/tables/house'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { letterheadOf } from '../letterhead.schema'
import { editsAfter } from './edit-form.rules'
import { EDIT_FIELDS, type EditInput, isText } from './edit-form.schema'
import { EDIT_LIMITS, type Edits, editsOf, editsShape } from './edits.schema'
import { loadReport, type ReportRow } from './load.queries'
import { textOf } from './pieces.rules'
import { changeReport, type Moved } from './report.records'

/** Saves what a clerk wrote over a draft. Problems: those of loadReport (conflict with the stored words by field), invalid. */
export async function editReport(write: Write, viewer: Viewer, input: EditInput): Promise<Moved> {
  return write(async (tx) => {
    const row = await loadReport(tx, viewer, input, 'edit', (stored) => storedFields(stored, input))
    const before = editsOf(row.edits)
    const edits = editsAfter(before, input, newId)
    if (edits.added.length > EDIT_LIMITS.added)
      throw new Problem('invalid', { '': [`补充的段落和图片最多${EDIT_LIMITS.added}处，请合并后再保存`] })
    if (Object.keys(edits.texts).length > EDIT_LIMITS.texts)
      throw new Problem('invalid', {
        '': [`修改过的段落最多${EDIT_LIMITS.texts}处，请将不再修改的恢复为系统生成的文字`],
      })
    // A forged form could name places that no summary has: what is stored must be read again by everybody who opens it.
    if (!editsShape.safeParse(edits).success) throw new Problem('invalid', { '': ['页面已过期，请刷新后重试'] })
    await demandPictures(tx, viewer, input)
    const was = { ...wordsOf(before), letterhead: letterheadOf(row.letterhead) }
    const changed = difference(was, { ...wordsOf(edits), letterhead: input.letterhead })
    const done = { id: row.id, period: row.periodKey, unitId: row.unitId }
    if (!changed) return done
    const set = { edits, letterhead: input.letterhead }
    await changeReport(tx, { actor: viewer, person: viewer.userId }, row, set, { action: 'report.edit', ...changed })
    return done
  })
}

/** Edits as the trail tells them: sentences without their machinery. */
const wordsOf = ({ texts, hidden, rows, added }: Edits) => ({
  texts: Object.fromEntries(Object.entries(texts).map(([key, pieces]) => [key, textOf(pieces)])),
  hidden,
  rows,
  added: added.map((each) => (each.kind === 'picture' ? `图片：${each.caption}` : textOf(each.pieces))),
})

/** What is stored now, by the names of the form. Sentences this clerk left alone are in no conflict: saving again keeps what the other one made of them. */
function storedFields(row: ReportRow, input: EditInput): Record<string, unknown> {
  const { texts, hidden, rows, added } = editsOf(row.edits)
  const addedTexts = new Map(added.flatMap((each) => (each.kind === 'paragraph' ? [[each.id, each.pieces]] : [])))
  const mine = input.texts.filter(({ typed, shown }) => !isText(typed, shown.now))
  const words = mine.map(({ key, shown }) => {
    const stored = texts[key] ?? addedTexts.get(key) ?? shown.was
    return [`${EDIT_FIELDS.text}${key}`, textOf(stored)]
  })
  return {
    ...Object.fromEntries(words),
    hide: hidden,
    row: Object.entries(rows).flatMap(([table, ids]) => ids.map((id) => `${table}|${id}`)),
    ...letterheadOf(row.letterhead),
  }
}

/** Knowing a hash is no key to a file: a picture must have been sent by the clerk himself, and be one. */
async function demandPictures(tx: Tx, viewer: Viewer, { pictures }: EditInput): Promise<void> {
  if (pictures.length === 0) return
  const rows = await tx
    .select({ sha256: files.sha256, type: files.type })
    .from(files)
    .innerJoin(auditEntries, and(eq(auditEntries.recordId, files.sha256), eq(auditEntries.noun, 'file')))
    .where(
      and(
        inArray(
          files.sha256,
          pictures.map((picture) => picture.sha256),
        ),
        eq(auditEntries.userId, viewer.userId),
        eq(auditEntries.action, 'file.upload'),
      ),
    )
  const missing = pictures.filter(({ sha256, type }) => !rows.some((row) => row.sha256 === sha256 && row.type === type))
  if (missing.length === 0) return
  const errors = missing.map(({ section, after }) => [
    `${EDIT_FIELDS.picture}${section}|${after}`,
    ['服务器上没有您上传的这张图片，请移除后重新上传'],
  ])
  throw new Problem('invalid', Object.fromEntries(errors))
}
