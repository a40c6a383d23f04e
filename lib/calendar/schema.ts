import { z } from 'zod'
import { codeList, idField, neededCode, neededDay, neededText, optionalText, versionField } from '@/lib/kernel/input'
import { VISIT_PLAN_LIMITS } from './labels'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
/** China's clock, `09:30`; empty is the whole day. */
const optionalTime = () =>
  z
    .string()
    .optional()
    .refine((text) => !text || TIME.test(text), '时间不正确，请重新选择')
    .transform((text): string | null => text || null)

const fields = {
  companyId: neededText('企业', 60),
  kind: neededText('走访方式', 40),
  happensOn: neededDay('计划日期'),
  startsAt: optionalTime(),
  endsAt: optionalTime(),
  place: optionalText(VISIT_PLAN_LIMITS.place),
  purpose: neededText('走访事由', VISIT_PLAN_LIMITS.purpose),
  projectId: optionalText(60),
  /** Who is in charge; without it the person who writes. */
  ownerId: optionalText(60),
  /** Unit ids asked to come along. */
  units: codeList(12),
}

/** What the form for a planned visit sends. */
export const visitPlanInput = z.object(fields)
export type VisitPlanInput = z.infer<typeof visitPlanInput>
/** The same for a stored plan, with the version it was opened at. */
export const visitPlanChange = z.object({ id: idField, version: versionField, ...fields })
export type VisitPlanChange = z.infer<typeof visitPlanChange>
/** Cancelling names the plan and the version seen. */
export const visitPlanKey = z.object({ id: idField, version: versionField })
/** What an asked unit answers, and whom it sends. */
export const visitPlanAnswer = z.object({
  id: idField,
  unitId: idField,
  answer: neededCode('答复', ['joined', 'declined']),
  userId: optionalText(60),
})
export type VisitPlanAnswer = z.infer<typeof visitPlanAnswer>
/** A new private calendar address; an old one of the person ends with it. */
export const feedInput = z.object({})
