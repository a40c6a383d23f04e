import { type FileChild, Packer, Document as WordDocument } from 'docx'
import { formatDay } from '@/lib/kernel/month'
import type { Annex, Block, SummaryDocument } from '../document'
import { storedZip } from '../stored-zip'
import type { Pictures } from '../write'
import { imprint } from './word-imprint'
import { FONT, GRID, PAGE, SIZE } from './word-layout'
import { recipients, redHead } from './word-letterhead'
import { fixedParts } from './word-package'
import {
  annexLabel,
  annexNote,
  annexTitle,
  blank,
  body,
  caption,
  heading,
  pageNumber,
  signed,
  title,
} from './word-parts'
import { wordChart, wordPicture } from './word-pictures'
import { face, STYLES } from './word-styles'
import { wordNote, wordTable } from './word-table'

/**
 * The summary as a Word file (.docx) in the layout of GB/T 9704-2012. Deterministic: one document gives one sequence of
 * bytes; nothing of the present instant or of chance goes into the file.
 */
export async function writeWord(document: SummaryDocument, pictures: Pictures): Promise<Uint8Array> {
  const told = await bodyOf(document, pictures)
  const file = new WordDocument({
    title: document.titleLines.join(''),
    creator: document.signature.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { ...face(FONT.body, SIZE.body), language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
      paragraphStyles: STYLES,
    },
    sections: [
      {
        ...sectionLayout(),
        children: [
          ...redHead(document),
          ...document.titleLines.map((text) => title(text)),
          blank(),
          ...recipients(document),
          ...told,
          ...imprint(document),
        ],
      },
    ],
  })
  const packed = await Packer.pack(file, 'uint8array', undefined, fixedParts(document))
  return storedZip(packed)
}

function sectionLayout() {
  return {
    properties: {
      page: {
        size: { width: PAGE.width, height: PAGE.height },
        margin: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.right, footer: PAGE.footer },
      },
      grid: { linePitch: GRID.line },
    },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
  }
}

async function bodyOf(document: SummaryDocument, pictures: Pictures): Promise<FileChild[]> {
  const told: FileChild[] = []
  let drawings = 0
  for (const section of document.sections) {
    told.push(heading(section.heading))
    for (const block of section.blocks) {
      if (block.kind === 'chart') told.push(...(await wordChart(block.chart, ++drawings)))
      else if (block.kind === 'picture') told.push(...(await wordPicture(block, pictures, ++drawings)))
      else told.push(...wordsOf(block))
    }
  }
  return [
    ...told,
    blank(),
    ...document.annexes.map((annex, index) =>
      annexNote(`${index === 0 ? '附件：' : ''}${index + 1}. ${annex.title}`, index === 0),
    ),
    blank(),
    ...signatureParts(document),
    ...document.annexes.flatMap(annexParts),
  ]
}

function wordsOf(block: Exclude<Block, { kind: 'chart' } | { kind: 'picture' }>): FileChild[] {
  if (block.kind !== 'table') return [body(block.text)]
  const { table } = block
  return [caption(table.title), wordTable(table), ...table.notes.map(wordNote)]
}

/**
 * 署名 two characters in from the right, the date's first character two to the right of the issuer's; where the date is
 * the longer one it keeps two characters of space and the issuer moves (GB/T 9704-2012, 7.3.5.2).
 */
function signatureParts({ signature }: SummaryDocument): FileChild[] {
  const date = formatDay(signature.issuedOn)
  const issuer = width(signature.issuer)
  const dated = width(date)
  const dateIndent = Math.max(2, issuer - dated)
  return [signed(signature.issuer, Math.max(2, dateIndent + 2 + dated - issuer)), signed(date, dateIndent)]
}

/** Each annex on a new page: label on the first line, title on the third, table below. */
function annexParts({ label, title: name, table }: Annex): FileChild[] {
  return [annexLabel(label), blank(), annexTitle(name), blank(), wordTable(table), ...table.notes.map(wordNote)]
}

/** Width in full characters; digits and Latin letters take half. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u0020-\u007e]/.test(char) ? 0.5 : 1), 0)
}
