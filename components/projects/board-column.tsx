import { ArrowRightLeft } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { DateText, Money } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import type { BoardCard, BoardColumn } from '@/lib/projects/board.queries'

/** A stage of the pipeline: everything counted and summed, the latest as cards. `listHref` shows all of it. */
export function BoardColumnView({ column, listHref }: { column: BoardColumn; listHref: string }) {
  const { stage, total, agreedCny, cards } = column
  return (
    <section
      id={`col-${stage}`}
      aria-label={`${STAGE_TERMS[stage]}，${total} 个项目`}
      data-column={stage}
      className="flex w-[85vw] shrink-0 snap-start flex-col rounded-lg border bg-sunken data-[over=true]:border-accent data-[over=true]:bg-accent-soft md:w-64"
    >
      <header className="flex items-baseline gap-2 px-3 py-2">
        <h2 className="font-semibold">{STAGE_TERMS[stage]}</h2>
        <Link
          href={listHref}
          prefetch={false}
          className="text-sm text-ink-muted hover:text-accent hover:underline max-md:py-2.5"
        >
          {total} 个
        </Link>
        {agreedCny > 0 ? <Money minor={agreedCny} className="ml-auto text-sm text-ink-muted" /> : null}
      </header>
      <ul className="min-h-24 flex-1 space-y-2 px-2 pb-2">
        {cards.map((card) => (
          <Card key={card.id} card={card} />
        ))}
      </ul>
      {total > cards.length ? (
        <Link
          href={listHref}
          prefetch={false}
          className="touch flex items-center px-3 pb-2 text-sm text-accent hover:underline"
        >
          查看全部 {total} 个
        </Link>
      ) : null}
    </section>
  )
}

function Card({ card }: { card: BoardCard }) {
  return (
    <li
      data-card={card.movable ? card.id : undefined}
      className="rounded-md border bg-surface p-2.5 data-[dragging=true]:opacity-50"
    >
      <div className="flex items-start gap-2">
        <Link
          href={paths.projects.one(card.id)}
          prefetch={false}
          draggable={false}
          className="min-w-0 flex-1 font-medium hover:text-accent max-md:py-1.5"
        >
          {card.name}
        </Link>
        {card.movable ? (
          <button
            type="button"
            data-move={card.id}
            aria-haspopup="dialog"
            aria-label={`移动“${card.name}”到…`}
            title="移动到…"
            className={buttonClass('quiet', 'small', '-mt-1 -mr-1 px-1.5 max-md:min-w-11')}
          >
            <ArrowRightLeft aria-hidden />
          </button>
        ) : null}
      </div>
      {card.investor ? <p className="truncate text-sm text-ink-muted">{card.investor}</p> : null}
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-sm">
        {card.agreedCny > 0 ? <Money minor={card.agreedCny} className="font-medium" /> : null}
        {card.targets ? <span className="text-ink-muted">{card.targets}</span> : null}
      </p>
      <p className="mt-1 flex justify-between gap-2 text-xs text-ink-muted">
        <span>{card.ownerName ?? '未指定责任人'}</span>
        <span>
          <DateText day={card.stageOn} /> 起
        </span>
      </p>
    </li>
  )
}
