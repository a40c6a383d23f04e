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

/** Up to five rows of unit and percent; empty rows fall out. Everything wrong with them is named at once. */
const shareRows = z.array(z.string()).max(PLACES).optional().default([])
export const shareFields = {
  shareUnits: shareRows,
  sharePercents: shareRows,
  metrics: codeList().refine((list) => list.every((one) => METRICS.has(one)), '分成范围中有不认识的项'),
  fromDay: optionalDay(),
  toDay: optionalDay(),
}
export type ShareInput = { unitId: string; share: number }

/** The rows as typed; `share` is NaN where it is no whole number. */
export function readShares(typed: { shareUnits: string[]; sharePercents: string[] }): ShareInput[] {
  return typed.shareUnits
    .map((unitId, at) => ({ unitId, percent: (typed.sharePercents[at] ?? '').normalize('NFKC').replace(/[%\s]/g, '') }))
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

/** Refuses wrong shares and a stretch that ends before it begins. */
export function checkSplit(
  typed: { shareUnits: string[]; sharePercents: string[]; fromDay: string | null; toDay: string | null },
  context: z.RefinementCtx,
): void {
  for (const message of shareErrors(readShares(typed))) context.addIssue({ code: 'custom', path: ['shares'], message })
  if (typed.fromDay && typed.toDay && typed.fromDay > typed.toDay)
    context.addIssue({ code: 'custom', path: ['toDay'], message: '截止日期不能早于起始日期' })
}

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
export const splitInput = z.object({ projectId: idField, ...shareFields, reason }).superRefine(checkSplit)
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
export const ruleInput = z
  .object({
    ...key,
    outcome: z.enum(OUTCOMES, '请选择裁定结果'),
    about: optionalText(),
    toUnitId: optionalText(),
    toOwnerId: optionalText(),
    on: optionalDay(),
    pastStays,
    ...shareFields,
    reason: neededText('裁定理由', LIMITS.text),
  })
  .superRefine((typed, context) => {
    if (typed.outcome === 'split') checkSplit(typed, context)
    if (typed.outcome !== 'transfer') return
    if (!typed.toUnitId) context.addIssue({ code: 'custom', path: ['toUnitId'], message: '请选择接收单位' })
    if (!typed.on) context.addIssue({ code: 'custom', path: ['on'], message: '请选择移交日期' })
  })
export type RuleInput = z.infer<typeof ruleInput>

/** A project of the pool, or on its way there. */
export const takeInput = z.object(key)
export type TakeInput = z.infer<typeof takeInput>
export const releaseInput = z.object({ ...key, reason: neededText('退回公海的理由', LIMITS.line) })
export type ReleaseInput = z.infer<typeof releaseInput>
