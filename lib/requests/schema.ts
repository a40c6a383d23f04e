import { z } from 'zod'
import { evidenceItems } from '@/lib/evidence/schema'
import { idField, neededCode, neededText, optionalText, versionField } from '@/lib/kernel/input'
import { REQUEST_LEVELS, VERDICTS } from '@/lib/kernel/terms'

/** Field → its name on forms, in lists, errors and Excel. */
export const REQUEST_LABELS = {
  companyId: '企业',
  projectId: '相关项目',
  visitId: '来源走访',
  category: '诉求类别',
  title: '诉求事项',
  content: '具体情况',
  workingDays: '办理时限（工作日）',
  unitId: '承办单位',
  ownerId: '承办人',
  raisedOn: '提出日期',
  answer: '答复内容',
  evidence: '答复材料',
  verdict: '评价',
  level: '提级至',
  reason: '理由',
  note: '补充说明',
} as const

/** Characters of a title, a description, an answer and a reason; working days that can be given; requests raised in one visit. */
export const REQUEST_LIMITS = {
  title: 80,
  content: 2000,
  answer: 2000,
  note: 400,
  workingDays: 120,
  items: 10,
} as const

/** Working days as typed: a whole number from 1; full-width digits are read. */
export const workingDaysField = () =>
  z
    .union([z.string(), z.number()], { error: '请填写办理时限' })
    .transform((typed) => String(typed).normalize('NFKC').trim())
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= REQUEST_LIMITS.workingDays, {
      error: `办理时限请填写1至${REQUEST_LIMITS.workingDays}个工作日`,
    })
    .transform(Number)

const orAbsent = (value: unknown) => value ?? undefined

/** What a request says of itself, wherever it is raised. */
export const requestFacts = {
  category: neededText(REQUEST_LABELS.category, 40),
  title: neededText(REQUEST_LABELS.title, REQUEST_LIMITS.title),
  content: z.preprocess(orAbsent, optionalText(REQUEST_LIMITS.content)),
  workingDays: workingDaysField(),
}
const item = z.object({
  ...requestFacts,
  workingDays: z.preprocess((typed) => (typed === '' ? null : (typed ?? null)), workingDaysField().nullable()),
  unitId: z.preprocess(orAbsent, optionalText(60)),
})
/** One request raised in a visit; `unitId` is the unit asked to solve it, without one the visit's own; without `workingDays` its category decides. */
export type RequestItem = z.infer<typeof item>

const LOST = '诉求内容不完整，请移除后重新填写'

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The values `requests[]` of a visit's form, each the JSON of `{category, title, content?, workingDays?, unitId?}`; absent means none.
 * Everything wrong is an issue at the field itself, named by its title.
 */
export const requestItems = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given, context): RequestItem[] => {
      const texts = [given ?? []].flat().filter((text) => text !== '')
      const fail = (message: string) => context.addIssue({ code: 'custom', message, input: given })
      if (texts.length > REQUEST_LIMITS.items) fail(`一次最多提出${REQUEST_LIMITS.items}件诉求，其余请保存后再提`)
      return texts.flatMap((text, index) => {
        const raw = parsedJson(text)
        const parsed = item.safeParse(raw)
        if (parsed.success) return [parsed.data]
        const title = z.object({ title: z.string().trim().min(1) }).safeParse(raw).data?.title
        const about = title ? `“${title.slice(0, 20)}”：` : `第${index + 1}件诉求：`
        for (const message of new Set(parsed.error.issues.map((issue) => (raw === undefined ? LOST : issue.message))))
          fail(`${about}${message}`)
        return []
      })
    })

/** A request raised by itself: of a company, with the project and the visit it came from where there are such. */
export const requestInput = z.object({
  companyId: neededText(REQUEST_LABELS.companyId, 60),
  projectId: optionalText(60),
  visitId: optionalText(60),
  unitId: optionalText(60),
  ...requestFacts,
})
export type RequestInput = z.infer<typeof requestInput>

/** What every act names: the request and the version that was seen. */
export const requestKey = z.object({ id: idField, version: versionField })
export type RequestKey = z.infer<typeof requestKey>
const key = requestKey.shape
const reason = (term: string) => neededText(term, REQUEST_LIMITS.note)

/** What the raiser may still change while nothing has happened to it. */
export const requestChange = z.object({ ...key, projectId: optionalText(60), ...requestFacts })
export type RequestChange = z.infer<typeof requestChange>
/** Accepting and assigning name a colleague of the unit; accepting without one takes it oneself. */
export const acceptInput = z.object({ ...key, ownerId: optionalText(60) })
export const assignInput = z.object({ ...key, ownerId: neededText(REQUEST_LABELS.ownerId, 60) })
export const handOverInput = z.object({
  ...key,
  unitId: neededText(REQUEST_LABELS.unitId, 60),
  ownerId: optionalText(60),
  reason: reason('转办理由'),
})
export type HandOverInput = z.infer<typeof handOverInput>
export const answerInput = z.object({
  ...key,
  answer: neededText(REQUEST_LABELS.answer, REQUEST_LIMITS.answer),
  evidence: evidenceItems(),
})
export type AnswerInput = z.infer<typeof answerInput>
export const decideInput = z.object({ ...key, verdict: neededCode('评价', VERDICTS), reason: reason('认定理由') })
export type DecideInput = z.infer<typeof decideInput>
export const escalateInput = z.object({ ...key, level: neededCode('办理层级', REQUEST_LEVELS), reason: reason('理由') })
export type EscalateInput = z.infer<typeof escalateInput>
export const rescheduleInput = z.object({ ...key, workingDays: workingDaysField(), reason: reason('调整理由') })
export type RescheduleInput = z.infer<typeof rescheduleInput>
export const closeInput = z.object({ ...key, reason: reason('未能解决的原因') })
export type CloseInput = z.infer<typeof closeInput>

/** What a company sends by its link. */
export const companyVerdict = z
  .object({
    token: z.string().max(200),
    verdict: neededCode('是否满意', VERDICTS),
    note: optionalText(REQUEST_LIMITS.note),
  })
  .refine((said) => said.verdict === 'satisfied' || said.note !== null, {
    path: ['note'],
    error: '请简要说明还有什么没有解决，便于继续办理',
  })
export type CompanyVerdict = z.infer<typeof companyVerdict>
