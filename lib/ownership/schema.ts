import { z } from 'zod'
import {
  codeList,
  idField,
  LIMITS,
  neededDay,
  neededText,
  optionalDay,
  optionalText,
  versionField,
} from '@/lib/kernel/input'
import { CREDIT_METRICS } from './credit.rules'

export const CASE_KINDS = ['transfer', 'split', 'dispute'] as const
export type CaseKind = (typeof CASE_KINDS)[number]
export const CASE_KIND_TERMS: Record<CaseKind, string> = { transfer: '移交', split: '业绩分成', dispute: '归属争议' }

export const CASE_STATUSES = ['proposed', 'agreed', 'refused', 'withdrawn', 'ruled'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]
export const CASE_STATUS_TERMS: Record<CaseStatus, string> = {
  proposed: '待答复',
  agreed: '已生效',
  refused: '未同意',
  withdrawn: '已撤回',
  ruled: '已裁定',
}

export const OUTCOMES = ['approve', 'reject', 'keep', 'transfer', 'split', 'end'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const OUTCOME_TERMS: Record<Outcome, string> = {
  approve: '准予办理',
  reject: '不予办理',
  keep: '维持现归属',
  transfer: '裁定移交',
  split: '裁定分成',
  end: '终止首谈保护',
}
/** What can be ruled on a case of a kind. */
export const OUTCOMES_OF: Record<CaseKind, readonly Outcome[]> = {
  transfer: ['approve', 'reject'],
  split: ['approve', 'reject'],
  dispute: ['keep', 'transfer', 'split', 'end'],
}

export const CASE_LABELS = {
  projectId: '项目',
  toUnitId: '接收单位',
  toOwnerId: '接收责任人',
  on: '移交日期',
  pastStays: '移交日之前的业绩',
  reason: '理由',
  shares: '分成比例',
  metrics: '分成范围',
  fromDay: '起始日期',
  toDay: '截止日期',
  outcome: '裁定结果',
  about: '涉及项目',
  text: '陈述',
  firstContact: '首谈保护',
} as const

const METRICS = new Set(CREDIT_METRICS.map((one) => one.metric))
const PLACES = 5

export type ShareInput = { unitId: string; share: number }
type ShareRows = { shareUnits?: unknown; sharePercents?: unknown }

const texts = (given: unknown): string[] => [given ?? []].flat().map(String)

/** The rows of unit and percent as typed, empty ones left out; `share` is NaN where it is no whole number. */
export function readShares(typed: ShareRows): ShareInput[] {
  const percents = texts(typed.sharePercents)
  return texts(typed.shareUnits)
    .slice(0, PLACES)
    .map((unitId, at) => ({ unitId, percent: (percents[at] ?? '').normalize('NFKC').replace(/[%\s]/g, '') }))
    .filter(({ unitId, percent }) => unitId !== '' || percent !== '')
    .map(({ unitId, percent }) => ({ unitId, share: /^\d{1,3}$/.test(percent) ? Number(percent) : Number.NaN }))
}

/** Everything that is wrong with a split, in the user's words; empty when nothing is. */
export function shareErrors(shares: readonly ShareInput[]): string[] {
  const percents = shares.map((one) => one.share)
  const sum = percents.reduce((total, share) => total + share, 0)
  return [
    shares.length < 2 ? '请至少填写两个单位' : '',
    shares.some((one) => one.unitId === '') ? '有比例没有选择单位' : '',
    new Set(shares.map((one) => one.unitId)).size < shares.length ? '同一单位只能出现一次' : '',
    percents.some((share) => !(share >= 1 && share <= 100)) ? '比例须为 1 至 100 的整数' : '',
    percents.every((share) => share >= 1) && sum !== 100 ? `比例合计应为 100%，现为 ${sum}%` : '',
  ].filter(Boolean)
}

/** The form's rows become one field, so that it is refused together with all others. */
const withShares = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((typed) => ({ ...(typed as object), shares: readShares((typed ?? {}) as ShareRows) }), schema)

const anyShares = z.array(z.object({ unitId: z.string(), share: z.union([z.number(), z.nan()]) }))
const wholeShares = anyShares.superRefine((shares, context) => {
  for (const message of shareErrors(shares)) context.addIssue({ code: 'custom', message })
})

const stretch = {
  metrics: codeList().refine((list) => list.every((one) => METRICS.has(one)), '分成范围中有不认识的项'),
  fromDay: optionalDay(),
  toDay: optionalDay(),
}
/** `when`: what concerns two fields is said together with what concerns one. */
const BACKWARD = { path: ['toDay'], message: '截止日期不能早于起始日期', when: () => true }
const forward = ({ fromDay, toDay }: { fromDay?: string | null; toDay?: string | null }) =>
  !fromDay || !toDay || fromDay <= toDay

const reason = neededText(CASE_LABELS.reason, LIMITS.text)
const pastStays = z
  .enum(['stay', 'follow'])
  .default('stay')
  .transform((choice) => choice === 'stay')

export const transferFields = { toOwnerId: optionalText(), on: neededDay(CASE_LABELS.on), pastStays }
export const transferInput = z.object({
  projectId: idField,
  toUnitId: neededText(CASE_LABELS.toUnitId),
  ...transferFields,
  reason,
})
export type TransferInput = z.infer<typeof transferInput>
export const splitInput = withShares(
  z.object({ projectId: idField, shares: wholeShares, ...stretch, reason }).refine(forward, BACKWARD),
)
export type SplitInput = z.infer<typeof splitInput>
export const disputeInput = z.object({ projectId: idField, otherProjectId: optionalText(), reason })
export type DisputeInput = z.infer<typeof disputeInput>

const key = { id: idField, version: versionField }
export const agreeInput = z.object({ ...key, toOwnerId: optionalText() })
export type AgreeInput = z.infer<typeof agreeInput>
export const refuseInput = z.object({ ...key, reason: neededText('不同意的理由', LIMITS.text) })
export type RefuseInput = z.infer<typeof refuseInput>
export const stateInput = z.object({ ...key, text: neededText(CASE_LABELS.text, LIMITS.text) })
export type StateInput = z.infer<typeof stateInput>
export const withdrawInput = z.object(key)
export type WithdrawInput = z.infer<typeof withdrawInput>

/** A ruling: its outcome with what that outcome needs, and the reason. */
export const ruleInput = withShares(
  z
    .object({
      ...key,
      outcome: z.enum(OUTCOMES, '请选择裁定结果'),
      about: optionalText(),
      toUnitId: optionalText(),
      toOwnerId: optionalText(),
      on: optionalDay(),
      pastStays,
      shares: anyShares,
      ...stretch,
      reason: neededText('裁定理由', LIMITS.text),
    })
    .refine(forward, BACKWARD)
    .superRefine((typed, context) => {
      const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
      if (typed.outcome === 'split') for (const message of shareErrors(typed.shares)) missing('shares', message)
      if (typed.outcome === 'transfer' && !typed.toUnitId) missing('toUnitId', '请选择接收单位')
      if (typed.outcome === 'transfer' && !typed.on) missing('on', '请选择移交日期')
    }),
)
export type RuleInput = z.infer<typeof ruleInput>

/** A project of the pool, or on its way there. */
export const takeInput = z.object(key)
export type TakeInput = z.infer<typeof takeInput>
export const releaseInput = z.object({ ...key, reason: neededText('退回公海的理由', LIMITS.line) })
export type ReleaseInput = z.infer<typeof releaseInput>
