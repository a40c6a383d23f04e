import type { ReactNode } from 'react'

/** The numbers of a chart as text: first cell of a row is its name. */
export type ChartTable = { head: string[]; rows: string[][] }

type Props = {
  id: string
  title: string
  /** Beside the title: unit, period. */
  meta?: ReactNode
  /** The same chart drawn for wide places (also paper) and for phones, so that its text stays legible on both. */
  wide: string
  narrow: string
  table: ChartTable
}

/** A picture drawn on the server in its own size, smaller where the place is, never larger: its text keeps the page's size. With its numbers as a table for those who do not see it. */
export function ChartFigure({ id, title, meta, wide, narrow, table }: Props) {
  return (
    <figure aria-labelledby={`${id}-title`} className="min-w-0">
      <figcaption id={`${id}-title`} className="mb-2 flex flex-wrap items-baseline gap-x-3 text-left font-semibold">
        {title}
        {meta ? <span className="text-sm font-normal text-ink-muted">{meta}</span> : null}
      </figcaption>
      <div aria-hidden className="hidden sm:block print:block [&_svg]:h-auto [&_svg]:max-w-full" {...drawn(wide)} />
      <div aria-hidden className="sm:hidden print:hidden [&_svg]:h-auto [&_svg]:max-w-full" {...drawn(narrow)} />
      <table className="sr-only">
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((text, at) => (
                <td key={table.head[at + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** Only ever given what render-chart drew: echarts escapes all text that goes into the picture. */
function drawn(svg: string) {
  return { dangerouslySetInnerHTML: { __html: svg } }
}
