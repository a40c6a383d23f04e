import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { formatFigure } from '@/lib/goals/figure.rules'
import { formatMonth, type Month } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import type { FigureCard } from '@/lib/metrics/cards'

/** The month's summary in a line each, with the way to the whole document. */
export function MonthCard({ month, cards }: { month: Month; cards: FigureCard[] }) {
  return (
    <Section title={`${formatMonth(month)}月报`} actions={<ButtonLink href={paths.report(month)}>打开月报</ButtonLink>}>
      <dl className="space-y-1.5">
        {cards.map((card) => (
          <div key={card.key} className="flex items-baseline justify-between gap-4">
            <dt className="text-ink-muted">{card.label}</dt>
            <dd>
              <span className="font-medium">{formatFigure(card.value, card.unit)}</span>
              <span className="ml-2 text-sm text-ink-muted">
                {card.beforeLabel} {formatFigure(card.before, card.unit)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
