import { z } from 'zod'
import { evidenceItems } from '@/lib/evidence/schema'
import { extrasField, withExtras } from '@/lib/extras/schema'
import {
  codeList,
  idField,
  LIMITS,
  neededDay,
  neededText,
  optionalCode,
  optionalDay,
  optionalText,
  versionField,
} from '@/lib/kernel/input'
import { ORIGINS, STAGES, type Stage } from '@/lib/kernel/terms'
import { AMOUNT_FORM, amountFields, readAmount } from './amount.schema'

/** 框架协议 binds nobody, 正式协议 does: what a signed project has. */
export const AGREEMENT_KINDS = ['framework', 'formal'] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]
export const AGREEMENT_KIND_TERMS: Record<AgreementKind, string> = { framework: '框架协议', formal: '正式协议' }
export const agreementTerm = (kind: string | null): string | null =>
  kind !== null && kind in AGREEMENT_KIND_TERMS ? AGREEMENT_KIND_TERMS[kind as AgreementKind] : kind

export const PROJECT_LABELS = {
  name: '项目名称',
  investor: '投资方',
  targets: '目标类型',
  tags: '标签',
  origin: '内资/外资',
  sourceRegion: '来源地',
  area: '落地片区',
  industry: '行业',
  content: '项目内容',
  unitId: '责任单位',
  ownerId: '责任人',
  nextStep: '下一步工作',
  nextOn: '下一步时间',
  stage: '当前阶段',
  on: '日期',
  amount: '投资额',
  agreementKind: '协议类型',
  landedName: '落地公司名称',
  landedUscc: '落地公司统一社会信用代码',
  reason: '说明',
  lossReason: '流失原因',
  wonBy: '落户何处',
  firstContact: '首谈保护',
  evidence: '佐证材料',
  verified: '已认定的内容',
} as const

const facts = {
  name: neededText(PROJECT_LABELS.name, LIMITS.name),
  investor: optionalText(LIMITS.name),
  targets: codeList(),
  tags: codeList(),
  origin: optionalCode(ORIGINS),
  sourceRegion: optionalText(LIMITS.name),
  area: optionalText(LIMITS.name),
  industry: optionalText(LIMITS.name),
  content: optionalText(LIMITS.text),
  nextStep: optionalText(LIMITS.line),
  nextOn: optionalDay(),
  unitId: neededText(PROJECT_LABELS.unitId),
  ownerId: optionalText(),
  extras: extrasField,
}

const readableAmount = (typed: Parameters<typeof readAmount>[0]) => readAmount(typed) !== 'unreadable'
const AMOUNT_ISSUE = { path: ['amount'], message: AMOUNT_FORM }

/** Where a project may begin; later stages are reached by moving it. */
export const EARLY_STAGES = ['lead', 'contact', 'negotiation'] as const satisfies readonly Stage[]

/** A new project: in one of the stages before signing; later ones are reached by moving it. */
export const projectInput = withExtras(
  z
    .object({
      ...facts,
      ...amountFields,
      stage: z.enum(EARLY_STAGES, '请选择当前阶段'),
      on: neededDay('进入该阶段的日期'),
    })
    .refine(readableAmount, AMOUNT_ISSUE),
)
export type ProjectInput = z.infer<typeof projectInput>

/** Changed facts; `version` is the one the form was filled from. From registration on also the company founded here. */
export const projectUpdate = withExtras(
  z.object({
    id: idField,
    version: versionField,
    ...facts,
    agreementKind: optionalCode(AGREEMENT_KINDS),
    landedName: optionalText(LIMITS.name),
    landedUscc: optionalText(40),
  }),
)
export type ProjectUpdate = z.infer<typeof projectUpdate>

/** A move to a stage, with whatever its gate missed. Facts left empty stay as they are. */
export const moveInput = z
  .object({
    id: idField,
    version: versionField,
    stage: z.enum(STAGES, '请选择阶段'),
    on: neededDay('日期'),
    reason: optionalText(LIMITS.line),
    investor: optionalText(LIMITS.name),
    targets: codeList(),
    ownerId: optionalText(),
    ...amountFields,
    agreementKind: optionalCode(AGREEMENT_KINDS),
    landedName: optionalText(LIMITS.name),
    landedUscc: optionalText(40),
    evidence: evidenceItems(),
  })
  .refine(readableAmount, AMOUNT_ISSUE)
export type MoveInput = z.infer<typeof moveInput>

export const endInput = z
  .object({
    id: idField,
    version: versionField,
    state: z.enum(['lost', 'suspended'], '请选择流失或搁置'),
    on: neededDay('日期'),
    lossReason: optionalText(),
    wonBy: optionalText(LIMITS.name),
    reason: optionalText(LIMITS.line),
  })
  .refine((end) => end.state !== 'lost' || end.lossReason, { path: ['lossReason'], message: '请选择流失原因' })
  .refine((end) => end.state !== 'suspended' || end.reason, { path: ['reason'], message: '请说明搁置的原因' })
export type EndInput = z.infer<typeof endInput>

export const reviveInput = z.object({
  id: idField,
  version: versionField,
  on: neededDay('日期'),
  reason: neededText('恢复的原因'),
})
export type ReviveInput = z.infer<typeof reviveInput>

/** Another investor from a day on; the new agreement comes with it, and its amount. */
export const investorInput = z
  .object({
    id: idField,
    version: versionField,
    investor: neededText('新投资方', LIMITS.name),
    on: neededDay('变更日期'),
    reason: neededText('变更原因'),
    ...amountFields,
    evidence: evidenceItems(),
  })
  .refine(readableAmount, AMOUNT_ISSUE)
export type InvestorInput = z.infer<typeof investorInput>

export const deleteInput = z.object({ id: idField, version: versionField })
