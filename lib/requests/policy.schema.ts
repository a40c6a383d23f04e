import { z } from 'zod'
import { versionField } from '@/lib/kernel/input'
import { REQUEST_LIMITS } from './schema'

/**
 * Working days given by category of request (`other` for categories without their own), after which lateness rises to the task force and then
 * to the top, and calendar days for which a company's link holds.
 */
export type RequestPolicy = {
  days: Record<string, number>
  otherDays: number
  taskForceAfter: number
  topAfter: number
  linkDays: number
}
export const REQUEST_POLICY: RequestPolicy = {
  days: { policy: 10, land: 15, funding: 15, talent: 10, licence: 5, construction: 15, market: 15, utility: 5, tax: 5 },
  otherDays: 10,
  taskForceAfter: 1,
  topAfter: 5,
  linkDays: 30,
}
export const REQUEST_POLICY_LABELS = {
  otherDays: '其他类别',
  taskForceAfter: '逾期提级至专班',
  topAfter: '专班未结提级至顶格协调',
  linkDays: '企业评价链接有效期',
} as const

/** Working days a category is given. */
export const daysFor = (policy: RequestPolicy, category: string): number => policy.days[category] ?? policy.otherDays

const days = (most: number) =>
  z.coerce.number('请填写天数').int('天数须为整数').min(1, '不少于 1 天').max(most, `不超过 ${most} 天`)
const DAYS_OF = 'days-'
/** The form field of a category's working days. */
export const daysField = (category: string): string => `${DAYS_OF}${category}`

/** The settings' form, with one field for each category; `version` is the one it was filled from. */
export const requestPolicyInput = z
  .looseObject({
    version: versionField,
    otherDays: days(REQUEST_LIMITS.workingDays),
    taskForceAfter: days(30),
    topAfter: days(30),
    linkDays: days(180),
  })
  .transform(({ version, otherDays, taskForceAfter, topAfter, linkDays, ...rest }, context) => {
    const own: Record<string, number> = {}
    for (const [field, typed] of Object.entries(rest)) {
      if (!field.startsWith(DAYS_OF) || typed === '') continue
      const parsed = days(REQUEST_LIMITS.workingDays).safeParse(typed)
      if (parsed.success) own[field.slice(DAYS_OF.length)] = parsed.data
      for (const { message } of parsed.error?.issues ?? [])
        context.addIssue({ code: 'custom', path: [field], message, input: typed })
    }
    return { version, otherDays, taskForceAfter, topAfter, linkDays, days: own }
  })
export type RequestPolicyInput = z.infer<typeof requestPolicyInput>
