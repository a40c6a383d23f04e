import { STAGE_TERMS, STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { GateBook } from '@/lib/projects/gates.queries'
import { type GateFacts, missingFor, requirementWords } from '@/lib/projects/gates.rules'

type Props = { stage: Stage; facts: GateFacts; gates: GateBook; today: string }

/** What the next stage still asks for, were it entered today. */
export function NextGate({ stage, facts, gates, today }: Props) {
  const next = STAGES[stageIndex(stage) + 1]
  if (!next) return null
  const missing = missingFor(next, facts, today, gates.versions)
  return (
    <p className="mt-4 border-t pt-3 text-sm">
      {missing.length === 0 ? (
        <span className="text-ok">进入“{STAGE_TERMS[next]}”所需的内容和材料已齐备</span>
      ) : (
        <>
          <span className="text-ink-muted">进入下一阶段“{STAGE_TERMS[next]}”还缺：</span>
          {missing.map((one) => requirementWords(one, gates.names)).join('、')}
        </>
      )}
    </p>
  )
}
