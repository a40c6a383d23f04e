import { z } from 'zod'
import { LIMITS, neededDay, optionalText } from '@/lib/kernel/input'
import { evidenceRequirement, FIELD_REQUIREMENTS, GATE_KEYS, type GateKey, type Requirement } from './gates.rules'
import { CLAIM_STAGES } from './rules'

export const GATE_LABELS = {
  fields: '必填内容',
  evidence: '佐证材料',
  effectiveFrom: '生效日期',
  note: '调整说明',
} as const

/** Stages before signing are nobody's claim: they ask for facts, not for proof; money is proven, its facts are its own form. */
export const asksFields = (gate: GateKey): boolean => gate.startsWith('stage:')
export const asksProof = (gate: GateKey): boolean =>
  gate.startsWith('money:') || CLAIM_STAGES.some((stage) => gate === `stage:${stage}`)

/** A gate's new version. `proof1[]`… are the rows of the form: any one kind of a row is enough, every row that names kinds must be met. */
const proofRow = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => [...new Set([given ?? []].flat().filter(Boolean))])
    .pipe(
      z
        .array(
          z
            .string()
            .max(60)
            .regex(/^[A-Za-z0-9-]+$/, '没有这个类别'),
        )
        .max(20),
    )

export const gateInput = z
  .object({
    gate: z.string().refine((text): text is GateKey => GATE_KEYS.some((gate) => gate === text), '没有这个门槛'),
    fields: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((given) => FIELD_REQUIREMENTS.filter((field) => [given ?? []].flat().includes(field))),
    proof1: proofRow(),
    proof2: proofRow(),
    proof3: proofRow(),
    proof4: proofRow(),
    effectiveFrom: neededDay('生效日期'),
    note: optionalText(LIMITS.line),
  })
  .transform(({ gate, fields, proof1, proof2, proof3, proof4, effectiveFrom, note }) => {
    const proof = [proof1, proof2, proof3, proof4].filter((kinds) => kinds.length > 0)
    const requires: Requirement[] = [
      ...(asksFields(gate) ? fields : []),
      ...(asksProof(gate) ? proof.map(evidenceRequirement) : []),
    ]
    return { gate, requires: [...new Set(requires)], effectiveFrom, note }
  })
export type GateInput = z.infer<typeof gateInput>
