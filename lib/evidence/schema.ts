import { z } from 'zod'
import { idField, neededText, optionalDay, optionalText, versionField } from '@/lib/kernel/input'
import { cleanFileName, EVIDENCE_LIMITS } from './rules'

/** Field → its name on forms and in errors. */
export const EVIDENCE_LABELS = {
  evidence: '佐证材料',
  fileName: '文件',
  proves: '证明事项',
  description: '说明',
  datedOn: '材料日期',
  reason: '替换原因',
} as const

/** What may carry evidence from a form; a ledger is attached by its import alone. */
export const FORM_NOUNS = ['project', 'stage', 'money', 'company', 'visit', 'request'] as const

const SHA256 = /^[0-9a-f]{64}$/
const LOST = '材料信息不完整，请移除后重新上传'
const orAbsent = (value: unknown) => value ?? undefined

const item = z.object({
  sha256: z.string({ error: LOST }).regex(SHA256, LOST),
  fileName: z.string({ error: LOST }).max(1000, LOST).transform(cleanFileName),
  proves: neededText(EVIDENCE_LABELS.proves, 40),
  description: z.preprocess(orAbsent, optionalText(EVIDENCE_LIMITS.description)),
  datedOn: z.preprocess(orAbsent, optionalDay()),
})
/** One uploaded file and what it is said to prove: `proves` is a code of the dictionary evidence-kind. */
export type EvidenceItem = z.infer<typeof item>

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The values `evidence[]` of a form (EvidenceField), each the JSON of one item; absent means none. Everything wrong is an issue at the field
 * itself, named by its file.
 */
export const evidenceItems = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given, context): EvidenceItem[] => {
      const texts = [given ?? []].flat().filter((text) => text !== '')
      const fail = (message: string) => context.addIssue({ code: 'custom', message, input: given })
      if (texts.length > EVIDENCE_LIMITS.files) fail(`一次最多上传${EVIDENCE_LIMITS.files}个文件，其余请保存后再添加`)
      return texts.flatMap((text) => {
        const raw = parsedJson(text)
        const parsed = item.safeParse(raw)
        if (parsed.success) return [parsed.data]
        const name = z.object({ fileName: z.string() }).safeParse(raw).data?.fileName
        const about = name ? `“${cleanFileName(name)}”：` : ''
        for (const message of new Set(parsed.error.issues.map((issue) => (raw === undefined ? LOST : issue.message))))
          fail(`${about}${message}`)
        return []
      })
    })

/** Adding evidence to a stored record from its own page. */
export const attachInput = z.object({
  noun: z.enum(FORM_NOUNS),
  recordId: idField,
  evidence: evidenceItems().refine((items) => items.length > 0, '请先选择要上传的文件'),
})
export type AttachInput = z.infer<typeof attachInput>

/** Replacing one piece by another, with the reason. */
export const supersedeInput = z.object({
  id: idField,
  version: versionField,
  reason: neededText(EVIDENCE_LABELS.reason, 100),
  evidence: evidenceItems().refine((items) => items.length === 1, '请上传一个用来替换的文件'),
})
export type SupersedeInput = z.infer<typeof supersedeInput>

/** Taking one piece away names it and the version seen. */
export const removeInput = z.object({ id: idField, version: versionField })
