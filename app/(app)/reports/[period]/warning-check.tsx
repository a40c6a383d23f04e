import { WarningLine } from '@/components/reports/making/warning-line'
import { momentText } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { checkOf } from '@/lib/reports/making/checks.rules'
import { editsOf } from '@/lib/reports/making/edits.schema'
import type { ReportRow } from '@/lib/reports/making/load.queries'
import { checkWarningAction } from '../actions'

/** How the warnings of a summary in the making are shown: with their ticks, which those who write it set while it is a draft. */
export function warningCheck({ id, version, edits }: ReportRow, mayTick: boolean) {
  const stored = editsOf(edits)
  return (block: string, words: string) => {
    const check = checkOf(stored, block, words)
    return (
      <WarningLine
        words={words}
        checked={check && { name: check.name, when: momentText(new Date(check.at)) }}
        tick={
          mayTick
            ? { action: checkWarningAction, formKey: newId(), fields: { id, version, block, warning: words } }
            : undefined
        }
      />
    )
  }
}
