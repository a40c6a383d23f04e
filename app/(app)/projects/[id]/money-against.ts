import type { MoneyAgainst } from '@/components/projects/money-form'
import type { EvidenceRow } from '@/lib/evidence/queries'
import type { GateBook } from '@/lib/projects/gates.queries'
import { type GateFacts, PAYMENT_PROOFS } from '@/lib/projects/gates.rules'
import { figuresBeside, paymentFamily } from '@/lib/projects/money.rules'
import type { MoneyLogRow } from '@/lib/projects/one.queries'

type Given = {
  gates: GateBook
  kinds: MoneyAgainst['kinds']
  facts: GateFacts
  evidence: EvidenceRow[]
  money: MoneyLogRow[]
}

/** What a money form is checked against: the same rules over the same rows as the server's. `corrected`: the event it takes the place of. */
export function moneyAgainst({ gates, kinds, facts, evidence, money }: Given, corrected = ''): MoneyAgainst {
  const family = paymentFamily(money, corrected)
  const ofPayment = evidence.filter((row) => row.supersededAt === null && family.has(row.recordId))
  const standing: MoneyAgainst['standing'] = {}
  const replaced = new Set(
    money.map((row) => (row.voidedAt === null && row.verification === 'claimed' ? row.corrects : null)),
  )
  for (const row of money)
    if (row.voidedAt === null && row.verification !== 'rejected' && !family.has(row.id) && !replaced.has(row.id))
      standing[row.kind] = (standing[row.kind] ?? 0) + row.cny
  return {
    gates,
    kinds,
    proven: [...facts.evidence.filter((kind) => !PAYMENT_PROOFS.includes(kind)), ...ofPayment.map((row) => row.proves)],
    figures: figuresBeside(money, corrected),
    standing,
  }
}
