import { cleanFileName } from './rules'

/** The largest file taken as evidence, in bytes: a scanned contract of a hundred pages. next.config.mjs lets a little more through. */
export const MAX_EVIDENCE_BYTES = 25 * 1024 * 1024

/** Stands in a file's `type` while the collector takes its bytes away. */
export const CONDEMNED = 'condemned'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
type Known = { word: string; endings: string[]; shows?: 'picture' | 'pdf' }
const picture = (...endings: string[]): Known => ({ word: '图片', endings, shows: 'picture' })
/** Pictures that browsers on people's desks do not draw: they are kept and handed out whole. */
const hiddenPicture = (...endings: string[]): Known => ({ word: '图片', endings })

/** What is taken as evidence, by the type of its content; the first ending is given to a name that has none of them. */
const TYPES: Readonly<Record<string, Known>> = {
  'image/jpeg': picture('jpg', 'jpeg'),
  'image/png': picture('png'),
  'image/apng': picture('png', 'apng'),
  'image/webp': picture('webp'),
  'image/gif': picture('gif'),
  'image/bmp': picture('bmp'),
  'image/avif': picture('avif'),
  'image/heic': hiddenPicture('heic', 'heif'),
  'image/heif': hiddenPicture('heif', 'heic'),
  'image/heic-sequence': hiddenPicture('heic', 'heif'),
  'image/heif-sequence': hiddenPicture('heif', 'heic'),
  'image/tiff': hiddenPicture('tif', 'tiff'),
  'application/pdf': { word: 'PDF', endings: ['pdf'], shows: 'pdf' },
  'application/ofd': { word: 'OFD', endings: ['ofd'] },
  [`${OFFICE}.wordprocessingml.document`]: { word: 'Word', endings: ['docx'] },
  [`${OFFICE}.spreadsheetml.sheet`]: { word: 'Excel', endings: ['xlsx'] },
  [`${OFFICE}.presentationml.presentation`]: { word: 'PPT', endings: ['pptx'] },
  'application/msword': { word: 'Word', endings: ['doc', 'wps'] },
  'application/vnd.ms-excel': { word: 'Excel', endings: ['xls', 'et'] },
  'application/vnd.ms-powerpoint': { word: 'PPT', endings: ['ppt', 'dps'] },
  'text/plain': { word: '文本', endings: ['txt', 'csv'] },
}

/** For `<input accept>`: what the picker offers. The server looks at the content, whatever was picked. */
export const ACCEPTED = ['image/*', ...Object.values(TYPES).flatMap(({ endings }) => endings.map((end) => `.${end}`))]
  .filter((one, at, all) => all.indexOf(one) === at)
  .join(',')

const TAKEN = '可上传图片（JPG、PNG、WebP、HEIC、TIFF 等）、PDF、OFD、Word、Excel、PPT、WPS 文档和文本、CSV 文件'

/** How a browser can show content of a type inside the page; undefined for what can only be downloaded. */
export const previewOf = (type: string | null): 'picture' | 'pdf' | undefined => TYPES[type ?? '']?.shows

/** A type as people call it: 图片, PDF, Word. */
export const typeWord = (type: string | null): string => TYPES[type ?? '']?.word ?? '文件'

/** Why a file is not taken, naming it; undefined when it is. `type` is what its content is. */
export function fileRefusal(fileName: string, size: number, type: string | undefined): string | undefined {
  const about = `“${cleanFileName(fileName)}”`
  if (size === 0) return `${about}是空文件，请重新选择。`
  if (size > MAX_EVIDENCE_BYTES) return tooLarge(fileName)
  if (type === 'application/x-encrypted-office') return `${about}设有打开密码，核对的人看不到内容，请取消密码后再上传。`
  if (!TYPES[type ?? '']) return `${about}的内容不是可以作为佐证材料的文件。${TAKEN}。`
  return undefined
}

export const tooLarge = (fileName: string): string =>
  `“${cleanFileName(fileName)}”超过 ${MAX_EVIDENCE_BYTES / 1024 / 1024} MB，请压缩或拆分后再上传。`

/** A name whose ending says what the content is: “协议.exe” that is a PDF becomes “协议.exe.pdf”, so that nothing runs when it is opened. */
export function nameFor(fileName: string, type: string | null): string {
  const clean = cleanFileName(fileName)
  const endings = TYPES[type ?? '']?.endings ?? []
  const ending = /\.([^.]+)$/.exec(clean)?.[1]?.toLowerCase() ?? ''
  return endings.length === 0 || endings.includes(ending) ? clean : `${clean}.${endings[0]}`
}

/** A size as people read it, e.g. 1.2 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
