import Link from 'next/link'
import type { ReactNode } from 'react'
import type { FigureUse } from '@/lib/reports/document'

/** Where a figure of a sentence leads, by its key (`visits.month`). */
export type FigureHref = (key: string) => string | undefined

/** A sentence whose figures open the records behind them. Figures stand in the text in their order. */
export function SummaryText({ text, figures, href }: { text: string; figures: FigureUse[]; href: FigureHref }) {
  const pieces: ReactNode[] = []
  let rest = text
  for (const figure of figures) {
    const at = rest.indexOf(figure.text)
    const target = href(figure.key)
    if (at < 0) continue
    pieces.push(rest.slice(0, at))
    pieces.push(
      // What leads nowhere is passed over, so that the next figure is not found inside it.
      target === undefined ? (
        figure.text
      ) : (
        <Link key={figure.key} href={target} prefetch={false} className="font-medium text-accent hover:underline">
          {figure.text}
        </Link>
      ),
    )
    rest = rest.slice(at + figure.text.length)
  }
  return (
    <Words>
      {pieces}
      {rest}
    </Words>
  )
}

/** What a numbered item tells of, at its beginning: 2. 海尔项目（…、2. 海尔项目：… */
const SUBJECT = /^(\d+\. )([^（：]+)(.*)$/s

/** A numbered item whose subject opens its record. */
export function SummaryItem({ text, href }: { text: string; href: string | undefined }) {
  const [, number, subject, rest] = SUBJECT.exec(text) ?? []
  if (!href || !subject) return <Words>{text}</Words>
  return (
    <Words>
      {number}
      <Link href={href} prefetch={false} className="font-medium text-accent hover:underline">
        {subject}
      </Link>
      {rest}
    </Words>
  )
}

const Words = ({ children }: { children: ReactNode }) => (
  <p className="indent-[2em] text-pretty leading-7">{children}</p>
)
