import { type Column, DataTable } from '@/components/ui/data-table'
import { DateText } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import { type GateKey, gateTerm, type KindNames, type Requirement, requirementWords } from '@/lib/projects/gates.rules'

/** A gate as it holds today, and its next change if one is written. */
export type GateLine = {
  gate: GateKey
  requires: readonly Requirement[]
  /** Empty while it is the default. */
  since: string | null
  next: { from: string } | null
}
type Props = { caption: string; lines: GateLine[]; names: KindNames; nothing: string }

/** The address of a gate: `stage:signed` → stage-signed. */
export const gateSlug = (gate: GateKey) => gate.replace(':', '-')

/** Requirements in words, one after the other. */
export function requiresWords(requires: readonly Requirement[], names: KindNames, nothing: string): string {
  return requires.map((one) => requirementWords(one, names)).join('、') || nothing
}

/** What each step asks for. */
export function GateTable({ caption, lines, names, nothing }: Props) {
  const columns: Column<GateLine>[] = [
    { key: 'gate', header: '步骤', phone: 'title', cell: ({ gate }) => gateTerm(gate) },
    {
      key: 'requires',
      header: '现行要求',
      unlabelled: true,
      cell: ({ requires }) => requiresWords(requires, names, nothing),
    },
    {
      key: 'since',
      header: '生效',
      cell: ({ since, next }) => (
        <>
          {since ? <DateText day={since} /> : <span className="text-ink-muted">默认</span>}
          {next ? (
            <span className="ml-2 text-warn">
              <DateText day={next.from} />
              起调整
            </span>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.gate}
      rowHref={(line) => paths.settingsOne('gates', gateSlug(line.gate))}
      empty={null}
    />
  )
}
