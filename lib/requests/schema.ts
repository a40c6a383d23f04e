import { z } from 'zod'
import { neededText, optionalText } from '@/lib/kernel/input'

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
const item = z.object({ ...requestFacts, unitId: z.preprocess(orAbsent, optionalText(60)) })
/** One request raised in a visit; `unitId` is the unit asked to solve it, without one the visit's own. */
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
 * The values `requests[]` of a visit's form, each the JSON of `{category, title, content?, workingDays, unitId?}`; absent means none.
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
