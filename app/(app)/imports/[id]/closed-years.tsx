import { Section } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choices'
import type { Batch } from '@/lib/imports/queries'
import type { Claims } from '@/lib/imports/rules'

/** The tick that takes a closed year's account as verified. */
export function ClosedYears({ batch, claims }: { batch: Batch; claims: Claims }) {
  if (claims.closed === 0) return null
  return (
    <Section title="往年台账" id="closed">
      <Checkbox
        name="asVerified"
        label="往年台账按已认定导入"
        // Until somebody has decided otherwise: a closed year's account was settled when it was reported.
        defaultChecked={batch.mapping === undefined || batch.asVerified}
        hint={closedWords(claims)}
      />
    </Section>
  )
}

/** What the tick means for this ledger. */
function closedWords({ closed, open, years }: Claims): string {
  const span = years.length > 1 ? `${years[0]}—${years.at(-1)} 年` : `${years[0]} 年`
  const rest = open > 0 ? `今年的 ${open.toLocaleString('zh-CN')} 项仍为待认定。` : ''
  return `${span}的签约、落地、资金等 ${closed.toLocaleString('zh-CN')} 项由您认定，以这份台账为佐证；不勾选则为待认定。${rest}`
}
