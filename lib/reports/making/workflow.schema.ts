import { z } from 'zod'
import { idField, neededText, versionField } from '@/lib/kernel/input'
import { reportPeriod } from '../period.rules'

export const WORKFLOW_LABELS = { reason: '退回意见' } as const
export const WORKFLOW_LIMITS = { reason: 300 } as const

const periodField = z.string({ error: '请选择期次' }).refine((key) => reportPeriod(key) !== undefined, '没有这个期次')

/** A unit and a period, whose draft is to be begun. */
export const draftInput = z.object({ unitId: idField, period: periodField })
export type DraftInput = z.infer<typeof draftInput>
/** A summary at the version the page showed. */
export const reportKey = z.object({ id: idField, version: versionField })
export type ReportKey = z.infer<typeof reportKey>
export const returnInput = reportKey.extend({ reason: neededText('退回意见', WORKFLOW_LIMITS.reason) })
export type ReturnInput = z.infer<typeof returnInput>
/** `seen`: the digest of the changes since its approval that whoever publishes has looked at. */
export const publishInput = reportKey.extend({ seen: z.string().max(64).optional() })
export type PublishInput = z.infer<typeof publishInput>
