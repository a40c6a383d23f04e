import type { ReactNode } from 'react'
import type { Block, SummaryDocument } from '@/lib/reports/document'
import { SummaryChart } from './summary-chart'
import { type CellHref, SummaryTableView } from './summary-table'
import { type FigureHref, SummaryItem, SummaryText } from './summary-text'

type Props = {
  document: SummaryDocument
  figureHref: FigureHref
  cellHref: CellHref
  /** The record that a numbered item is about, by the item's key (`project.<id>`). */
  itemHref?: (key: string) => string | undefined
  /** Where the bytes of a picture are, by their hash. */
  pictureHref?: (sha256: string) => string
  /** Shows under a block where it disagrees with the data: for those who can mend or pass it. */
  warning?: (block: string, words: string) => ReactNode
}

/** The whole summary as a page: the same text and tables as the files, with every figure open to its records. */
export function SummaryArticle({ document, cellHref, ...shown }: Props) {
  return (
    <article className="space-y-8">
      {document.sections.map((section) => (
        <section key={section.key} id={section.key} aria-labelledby={`${section.key}-title`} className="space-y-3">
          <h2 id={`${section.key}-title`} className="text-lg font-semibold">
            {section.heading}
          </h2>
          {section.blocks.map((block) => (
            <BlockView key={keyOf(block)} block={block} cellHref={cellHref} {...shown} />
          ))}
        </section>
      ))}
      {document.annexes.map((annex) => (
        <section
          key={annex.key}
          id={annex.key}
          aria-labelledby={`${annex.key}-title`}
          className="space-y-3 print:break-before-page"
        >
          <h2 id={`${annex.key}-title`} className="text-lg font-semibold">
            {annex.label}　{annex.title}
          </h2>
          <SummaryTableView table={annex.table} href={cellHref} tall />
        </section>
      ))}
    </article>
  )
}

const keyOf = (block: Block) =>
  block.kind === 'table' ? block.table.key : block.kind === 'chart' ? block.chart.key : block.key

type BlockProps = { block: Block } & Omit<Props, 'document'>

function BlockView({ block, figureHref, cellHref, itemHref, pictureHref, warning }: BlockProps) {
  if (block.kind === 'table')
    return (
      <div>
        <h3 className="mb-1.5 text-center font-medium max-md:text-left">{block.table.title}</h3>
        <SummaryTableView table={block.table} href={cellHref} />
      </div>
    )
  if (block.kind === 'chart') return <SummaryChart chart={block.chart} />
  if (block.kind === 'picture')
    return (
      <figure className="text-center">
        <img
          src={pictureHref?.(block.sha256)}
          alt={block.caption || '插图'}
          width={block.width}
          height={block.height}
          className="mx-auto h-auto max-h-[32rem] w-auto max-w-full rounded-md"
        />
        <figcaption className="mt-1 text-sm text-ink-muted">{block.caption}</figcaption>
      </figure>
    )
  return (
    <div className="max-w-[56rem]">
      {block.kind === 'item' ? (
        <SummaryItem text={block.text} href={itemHref?.(block.key)} />
      ) : (
        <SummaryText text={block.text} figures={block.figures} href={figureHref} />
      )}
      {warning && block.warnings?.length ? (
        <ul className="no-print mt-1 list-disc pl-8 text-sm">
          {block.warnings.map((words) => (
            <li key={words}>{warning(block.key, words)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
