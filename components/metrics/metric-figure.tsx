import { Card } from '@/components/ui/card'
import { formatFigure } from '@/lib/goals/figure.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import type { Figure } from '@/lib/metrics/read'

type Props = { figure: Figure; unit: FigureUnit; verified: boolean; scope: string; explanation: string[] }

/** The figure itself, what is claimed and rejected beside it, whose it is and how it is counted. */
export function MetricFigure({ figure, unit, verified, scope, explanation }: Props) {
  return (
    <Card className="mb-4">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <p>
          <span className="text-3xl font-semibold tracking-tight">{formatFigure(figure.value, unit)}</span>
          <span className="ml-2 text-sm text-ink-muted">{verified ? '已认定' : '已登记'}</span>
        </p>
        {verified ? (
          <p className="text-sm text-ink-muted">
            待认定 {formatFigure(figure.claimed, unit)}，未通过 {formatFigure(figure.rejected, unit)}
          </p>
        ) : null}
        <p className="text-sm text-ink-muted">{scope}</p>
      </div>
      <details className="mt-3 text-sm" open>
        <summary className="touch inline-flex items-center font-medium text-accent md:min-h-0">怎么算的</summary>
        <ul className="mt-1 list-disc space-y-0.5 pl-5 text-ink-muted">
          {explanation.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </Card>
  )
}
