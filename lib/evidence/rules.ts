import type { Day } from '@/lib/kernel/month'

/** Characters of a description and of a kept file name; files sent with one form. */
export const EVIDENCE_LIMITS = { description: 200, fileName: 120, files: 20 } as const

const NAMELESS = '未命名文件'
// Controls, and the marks that turn the direction of writing: with them “合同‮fdp.exe” reads as a PDF.
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/**
 * A file's name as people may see it: without folders, unseen marks and characters that systems refuse, at most 120 characters with its
 * ending kept. It labels the file and decides nothing.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(/\s+/g, ' ')
  if (plain === '') return NAMELESS
  const ending = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? ''
  const letters = [...plain.slice(0, plain.length - ending.length)]
  return `${letters.slice(0, EVIDENCE_LIMITS.fileName - ending.length).join('')}${ending}`
}

type Item = { fileName: string; proves: string; datedOn: Day | null }

/** Everything wrong with items that their shape does not tell; `kinds` are the codes that may be chosen. */
export function evidenceErrors(items: readonly Item[], kinds: ReadonlySet<string>, today: Day): string[] {
  return items.flatMap(({ fileName, proves, datedOn }) => [
    ...(kinds.has(proves) ? [] : [`“${fileName}”：请选择证明事项`]),
    ...(datedOn !== null && datedOn > today ? [`“${fileName}”：材料日期不能晚于今天`] : []),
  ])
}

type Standing = { countedAt: Date | null; supersededAt: Date | null; noun: string }

/** Why a piece may not be taken away; undefined when it may. What a verified figure leaned on stays for good. */
export function removalRefusal({ countedAt, supersededAt, noun }: Standing): string | undefined {
  if (noun === 'import') return '原始台账随导入保存，不能移除。'
  if (countedAt !== null) return '这份材料已作为认定依据，不能移除；有误的请上传新材料替换，原件会继续保留。'
  if (supersededAt !== null) return '这份材料已被替换，作为历史保留，不能移除。'
  return undefined
}

/** Why a piece may not be replaced; undefined when it may. */
export function supersedeRefusal({ supersededAt, noun }: Standing): string | undefined {
  if (noun === 'import') return '原始台账随导入保存，不能替换。'
  if (supersededAt !== null) return '这份材料已被替换过，请替换最新的一份。'
  return undefined
}
