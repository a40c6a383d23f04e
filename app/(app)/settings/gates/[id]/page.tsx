import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GateForm } from '@/components/projects/gate-form'
import { GateHistory } from '@/components/projects/gate-history'
import { gateSlug } from '@/components/projects/gate-table'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { termsOf } from '@/lib/dictionaries/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { gateBook, gateHistory } from '@/lib/projects/gates.queries'
import { GATE_KEYS, gateOn, gateTerm } from '@/lib/projects/gates.rules'
import { saveGateAction } from '../actions'

export const metadata: Metadata = { title: '调整门槛' }

export default async function GatePage({ params }: { params: Promise<{ id: string }> }) {
  await pageViewer('policy.write')
  const { id } = await params
  const gate = GATE_KEYS.find((one) => gateSlug(one) === id)
  if (!gate) notFound()
  const [{ versions, names }, history, kinds] = await Promise.all([
    gateBook(reader()),
    gateHistory(reader()),
    termsOf(reader(), 'evidence-kind'),
  ])
  const on = today()
  // The form goes on from what was written last, which may not be in force yet.
  const latest = gateOn(gate, '9999-12-31', versions)
  return (
    <>
      <PageHeader
        title={gateTerm(gate)}
        meta={gate.startsWith('stage:') ? '进入该阶段的要求' : '登记该类资金的要求'}
        breadcrumb={[{ label: '阶段门槛', href: paths.settings('gates') }]}
      />
      <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
        <Card>
          <GateForm
            action={saveGateAction}
            formKey={newId()}
            gate={gate}
            requires={latest}
            kinds={kinds.filter(({ code }) => code !== 'ledger').map(({ code, label }) => ({ value: code, label }))}
            today={on}
          />
        </Card>
        <Section title="历次要求" className="self-start">
          <GateHistory gate={gate} rows={history} names={names} nothing="无要求" today={on} />
        </Section>
      </div>
    </>
  )
}
