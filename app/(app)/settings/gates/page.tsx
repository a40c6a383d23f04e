import type { Metadata } from 'next'
import { GateTable } from '@/components/projects/gate-table'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { gateBook } from '@/lib/projects/gates.queries'
import { GATE_KEYS, type GateKey, gateOn } from '@/lib/projects/gates.rules'

export const metadata: Metadata = { title: '阶段门槛' }

/** What each stage and each kind of money asks for today, and what is going to change. */
export default async function GatesPage() {
  await pageViewer('policy.write')
  const { versions, names } = await gateBook(reader())
  const on = today()
  const line = (gate: GateKey) => {
    const mine = versions.filter((version) => version.gate === gate)
    const days = mine.map((version) => version.effectiveFrom).toSorted()
    const next = days.find((day) => day > on)
    return {
      gate,
      requires: gateOn(gate, on, versions),
      since: days.findLast((day) => day <= on) ?? null,
      next: next ? { from: next } : null,
    }
  }
  const lines = GATE_KEYS.map(line)
  return (
    <>
      <PageHeader
        title="阶段门槛"
        meta="进入每个阶段、登记每类资金须填写和佐证的内容；调整自生效之日起适用，已发生的不受影响"
      />
      <div className="space-y-4">
        <Section title="项目阶段" meta="后一阶段同时包含此前各阶段的要求" flush>
          <GateTable
            caption="项目阶段的门槛"
            lines={lines.filter(({ gate }) => gate.startsWith('stage:'))}
            names={names}
            nothing="无要求"
          />
        </Section>
        <Section title="资金" meta="每登记一笔须附的佐证材料" flush>
          <GateTable
            caption="资金的门槛"
            lines={lines.filter(({ gate }) => gate.startsWith('money:'))}
            names={names}
            nothing="无要求"
          />
        </Section>
      </div>
    </>
  )
}
