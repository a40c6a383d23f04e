import type { Viewer } from '@/lib/access/viewer'
import type { Store } from '@/lib/db/store'
import { keepFile } from '@/lib/imports/keep-file'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { Problem } from '@/lib/kernel/errors'
import { checkForm } from './form/check'
import { openForm } from './form/open'
import { FORM_TOO_LARGE, MAX_FORM_BYTES } from './limits.rules'
import type { DocketListKey } from './lists'

export type KeptForm = { fileName: string; sha256: string; size: number }

const wrong = (sentence: string) => new Problem('invalid', { file: [sentence] })

/**
 * Looks through a stranger's workbook in the ledger reader's worker first (bombs, passwords, damage, other formats), then for what a form must not carry and for its
 * names, and keeps its bytes. Throws Problem('invalid') under `file` with everything that is wrong; then nothing is kept.
 */
export async function receiveForm(
  { write }: Pick<Store, 'write'>,
  viewer: Viewer,
  file: { name: string; bytes: Uint8Array },
  list: DocketListKey,
): Promise<KeptForm> {
  await checkBytes(viewer, file.bytes, list)
  const sha256 = await keepFile(write, viewer, file.bytes)
  return { fileName: file.name.slice(0, 120), sha256, size: file.bytes.byteLength }
}

/** The same look without keeping anything: for a kept form that is to be filled from another list. */
export async function checkBytes(viewer: Viewer, bytes: Uint8Array, list: DocketListKey): Promise<void> {
  if (bytes.byteLength > MAX_FORM_BYTES) throw wrong(FORM_TOO_LARGE)
  const { format } = await readWorkbook(bytes, undefined, viewer.userId).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'refused' ? wrong(error.sentence) : error
  })
  if (format !== 'xlsx') throw wrong('表样要用 .xlsx 格式，请在 Excel 或 WPS 中另存为 .xlsx 后再上传')
  checkForm(openForm(bytes), list)
}
