import type { FieldErrors } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import {
  MONEY_KIND_TERMS,
  MONEY_KINDS,
  type MoneyKind,
  STAGE_TERMS,
  STAGES,
  type Stage,
  stageIndex,
} from '@/lib/kernel/terms'

/** Facts of a project that a stage may ask for. */
export const FIELD_REQUIREMENTS = [
  'investor',
  'targets',
  'amount',
  'ownerId',
  'agreementKind',
  'landedName',
  'landedUscc',
] as const
export type FieldRequirement = (typeof FIELD_REQUIREMENTS)[number]
/** A field, or `evidence:` with the kinds of which one is enough: `evidence:bank-slip|capital-report`. */
export type Requirement = string

export type GateKey = `stage:${Stage}` | `money:${MoneyKind}`
export const GATE_KEYS: readonly GateKey[] = [
  ...STAGES.map((stage) => `stage:${stage}` as const),
  ...MONEY_KINDS.map((kind) => `money:${kind}` as const),
]
export const gateTerm = (gate: GateKey): string =>
  gate.startsWith('stage:') ? STAGE_TERMS[gate.slice(6) as Stage] : MONEY_KIND_TERMS[gate.slice(6) as MoneyKind]

/** What each step asks for until an admin says otherwise (DOMAIN.md, Projects); a stage also asks what the stages before it ask. */
export const GATES: Readonly<Record<GateKey, readonly Requirement[]>> = {
  'stage:lead': [],
  'stage:contact': [],
  'stage:negotiation': ['investor', 'targets', 'amount', 'ownerId'],
  'stage:signed': ['agreementKind', 'evidence:agreement'],
  'stage:registered': ['landedName', 'landedUscc', 'evidence:licence'],
  'stage:commenced': ['evidence:permit|lease'],
  'stage:operating': ['evidence:operation|photo'],
  // Its agreement stands with the stage.
  'money:agreed': [],
  'money:registered-capital': ['evidence:licence|capital-report'],
  'money:paid-in': ['evidence:bank-slip|capital-report'],
  'money:fixed-assets': ['evidence:permit|photo|bank-slip'],
  'money:foreign-used': ['evidence:bank-slip|capital-report'],
}

/** A stored change of a gate, in the order of writing; it holds from its day on, until the next. */
export type GateVersion = { gate: string; effectiveFrom: Day; requires: readonly Requirement[] }

/** What a gate asks for on a day: the version with the latest day not after it, of two of one day the later written; else the default. */
export function gateOn(gate: GateKey, on: Day, versions: readonly GateVersion[]): readonly Requirement[] {
  let holds: GateVersion | undefined
  for (const version of versions)
    if (
      version.gate === gate &&
      version.effectiveFrom <= on &&
      (!holds || version.effectiveFrom >= holds.effectiveFrom)
    )
      holds = version
  return holds?.requires ?? GATES[gate]
}

const EVIDENCE = 'evidence:'
/** The kinds of which one is enough, of a requirement of evidence; undefined for a field. */
export const kindsAsked = (requirement: Requirement): string[] | undefined =>
  requirement.startsWith(EVIDENCE) ? requirement.slice(EVIDENCE.length).split('|').filter(Boolean) : undefined
export const evidenceRequirement = (kinds: readonly string[]): Requirement => `${EVIDENCE}${kinds.join('|')}`

/** What an upload is offered for first: one kind for each missing proof. */
export const proofSuggested = (missing: readonly Requirement[]): string[] =>
  missing.flatMap((one) => kindsAsked(one)?.slice(0, 1) ?? [])

/** Stands among proven kinds where the kept ledger, from which a record came, proves whatever is asked of that record. */
export const BY_LEDGER = '*'
/** These prove one payment each: for money they count only with the payment itself (or the one it corrects), not with the project. */
export const PAYMENT_PROOFS: readonly string[] = ['bank-slip', 'capital-report']

/** What a project can show at a gate. `amount` in 分; `evidence`: kinds that are proven; `reached`: the day of each stage that stands. */
export type GateFacts = {
  investor: string | null
  targets: readonly string[]
  amount: number
  ownerId: string | null
  agreementKind: string | null
  landedName: string | null
  landedUscc: string | null
  evidence: readonly string[]
  reached: Partial<Record<Stage, Day>>
}

const empty = (value: unknown) =>
  value === null || value === undefined || value === 0 || value === '' || (Array.isArray(value) && value.length === 0)

/** Whether one of the kinds asked for is proven. */
export function proves(requirement: Requirement, evidence: readonly string[]): boolean {
  const kinds = kindsAsked(requirement)
  return kinds === undefined || evidence.includes(BY_LEDGER) || kinds.some((kind) => evidence.includes(kind))
}

const isField = (requirement: Requirement): requirement is FieldRequirement =>
  (FIELD_REQUIREMENTS as readonly string[]).includes(requirement)

const lacks = (requirement: Requirement, facts: GateFacts) =>
  isField(requirement) ? empty(facts[requirement]) : !proves(requirement, facts.evidence)

/**
 * Everything a project still lacks to stand on a stage from a day on: of each stage it has passed the fields that were asked on that stage's
 * own day (its evidence is the claim's affair), of each stage it enters now all that is asked on the day. A stage jumped over excuses from nothing.
 */
export function missingFor(stage: Stage, facts: GateFacts, on: Day, versions: readonly GateVersion[]): Requirement[] {
  const missing = STAGES.slice(0, stageIndex(stage) + 1).flatMap((one) => {
    const passed = facts.reached[one]
    const asked = gateOn(`stage:${one}`, passed ?? on, versions)
    return asked.filter((requirement) => (passed === undefined || isField(requirement)) && lacks(requirement, facts))
  })
  return [...new Set(missing)]
}

/** Evidence that a stage's own claim still lacks, on the day it happened. */
export function missingProof(
  gate: GateKey,
  evidence: readonly string[],
  on: Day,
  versions: readonly GateVersion[],
): Requirement[] {
  return gateOn(gate, on, versions).filter((requirement) => !proves(requirement, evidence))
}

/** Code → name of the kinds of evidence, as the dictionary has them. */
export type KindNames = Readonly<Record<string, string>>

const FIELD_WORDS: Record<FieldRequirement, string> = {
  investor: '投资方',
  targets: '目标类型',
  amount: '投资额',
  ownerId: '责任人',
  agreementKind: '协议类型',
  landedName: '落地公司名称',
  landedUscc: '落地公司统一社会信用代码',
}

/** A requirement as a noun: 投资方；营业执照；银行回单或验资报告. */
export function requirementWords(requirement: Requirement, names: KindNames): string {
  if (isField(requirement)) return FIELD_WORDS[requirement]
  return (kindsAsked(requirement) ?? [requirement]).map((kind) => names[kind] ?? kind).join('或')
}

const ASK: Record<FieldRequirement, string> = {
  investor: '请填写投资方',
  targets: '请至少选择一个目标类型',
  amount: '请填写投资额',
  ownerId: '请指定责任人',
  agreementKind: '请选择协议类型（框架或正式）',
  landedName: '请填写落地公司名称',
  landedUscc: '请填写落地公司的统一社会信用代码',
}

/** What is missing, by field of the form, in the user's words; all evidence stands under `evidence`. `before`: 进入“签约”前 */
export function missingErrors(missing: readonly Requirement[], before: string, names: KindNames): FieldErrors {
  const errors: FieldErrors = {}
  for (const requirement of missing) {
    const field = isField(requirement) ? requirement : 'evidence'
    const ask = isField(requirement) ? ASK[requirement] : `请上传${requirementWords(requirement, names)}`
    errors[field] = [...(errors[field] ?? []), `${before}，${ask}`]
  }
  return errors
}

/** All that a move to a stage on a day misses, by field; undefined when the gates are open. */
export function gateErrors(
  stage: Stage,
  facts: GateFacts,
  on: Day,
  versions: readonly GateVersion[] = [],
  names: KindNames = {},
): FieldErrors | undefined {
  const missing = missingFor(stage, facts, on, versions)
  return missing.length === 0 ? undefined : missingErrors(missing, `进入“${STAGE_TERMS[stage]}”前`, names)
}
