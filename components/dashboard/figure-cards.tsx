import { Stat, StatRow } from '@/components/ui/stat'
import { formatFigure } from '@/lib/goals/figure.rules'
import { paths } from '@/lib/kernel/paths'
import type { FigureCard } from '@/lib/metrics/cards'

/** Figures that open their records; `person` narrows the link as the figure is narrowed. */
export function FigureCards({ cards, person }: { cards: FigureCard[]; person?: string }) {
  return (
    <StatRow>
      {cards.map((card) => (
        <Stat
          key={`${card.key}-${card.period.from}`}
          label={card.label}
          value={formatFigure(card.value, card.unit)}
          href={paths.metric(card.key, card.period, { person })}
          note={
            <>
              {card.beforeLabel} {formatFigure(card.before, card.unit)}
              {card.claimed > 0 ? `，待认定 ${formatFigure(card.claimed, card.unit)}` : null}
            </>
          }
        />
      ))}
    </StatRow>
  )
}
