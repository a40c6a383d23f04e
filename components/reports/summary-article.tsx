import type { Block, SummaryDocument } from '@/lib/reports/document'
import { SummaryChart } from './summary-chart'
import { type CellHref, SummaryTableView } from './summary-table'
import { type FigureHref, SummaryText } from './summary-text'

type Props = {
  document: SummaryDocument
  figureHref: FigureHref
  cellHref: CellHref
}

/** The whole summary as a page: the same text and tables as the files, with every figure open to its records. */
export function SummaryArticle({ document, figureHref, cellHref }: Props) {
  return (
    <article className="space-y-8">
      {document.sections.map((section) => (
        <section key={section.key} id={section.key} aria-labelledby={`${section.key}-title`} className="space-y-3">
          <h2 id={`${section.key}-title`} className="text-lg font-semibold">
            {section.heading}
          </h2>
          {section.blocks.map((block) => (
            <BlockView key={keyOf(block)} block={block} figureHref={figureHref} cellHref={cellHref} />
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

function BlockView({ block, figureHref, cellHref }: { block: Block } & Pick<Props, 'figureHref' | 'cellHref'>) {
  if (block.kind === 'table')
    return (
      <div>
        <h3 className="mb-1.5 text-center font-medium max-md:text-left">{block.table.title}</h3>
        <SummaryTableView table={block.table} href={cellHref} />
      </div>
    )
  if (block.kind === 'chart') return <SummaryChart chart={block.chart} />
  if (block.kind === 'picture') return null
  return (
    <div className="max-w-[56rem]">
      <SummaryText text={block.text} figures={block.kind === 'paragraph' ? block.figures : []} href={figureHref} />
    </div>
  )
}
