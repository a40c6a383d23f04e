import type { OpenFace } from '@/lib/charts/face'
import { formatDay } from '@/lib/kernel/month'
import type { SummaryDocument } from '../document'
import type { Standing } from '../write'
import { gap, type Piece, rect, words } from './piece'
import { COLORS, INNER, MARGIN, SIZES, WIDTH } from './theme'

/** A draft says so at its head: pictures go from chat to chat without the message they came with. */
const MARKS: Record<Standing, string> = { draft: '草稿，以正式发布的为准', published: '已发布' }

/** The head: whose summary of when, what it is worth and until which day it counts. */
export function headOf(face: OpenFace, document: SummaryDocument, standing: Standing): Piece[] {
  const light = { color: COLORS.paper, align: 'center' as const }
  const [first = '', ...rest] = document.titleLines
  const pieces = [
    gap(24),
    words(face, first, { ...light, size: SIZES.heading, of: 'title' }),
    ...rest.map((line) => words(face, line, { ...light, size: SIZES.title, bold: true, of: 'title' })),
    gap(6),
    words(face, `【${MARKS[standing]}】`, { ...light, size: SIZES.text, of: 'standing' }),
    words(face, `${document.period.label}　数据截至${formatDay(document.period.through)}`, {
      ...light,
      size: SIZES.caption,
      of: 'period',
    }),
    gap(20),
  ]
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0)
  const color = standing === 'draft' ? COLORS.muted : COLORS.accent
  // Never red: a red head is an issued document's.
  return [{ height: 0, svg: (y) => rect(0, y, WIDTH, height, color) }, ...pieces, gap(12)]
}

/** The foot: who says so and when, where the figures come from, and what is only in Word. */
export function footOf(face: OpenFace, document: SummaryDocument, remarks: string[]): Piece[] {
  const muted = { size: SIZES.caption, color: COLORS.muted }
  const { issuer, issuedOn } = document.signature
  const annexes = document.annexes.map(({ title }) => title).join('、')
  return [
    gap(20),
    words(face, issuer, { align: 'right', of: 'issuer' }),
    words(face, formatDay(issuedOn), { align: 'right', of: 'issued' }),
    gap(16),
    { height: 12, svg: (y) => rect(MARGIN, y, INNER, 1, COLORS.base) },
    ...[
      `数据来源：招引系统，数据截至${formatDay(document.period.through)}，已认定口径。`,
      ...(annexes ? [`附件（${annexes}）见Word全文。`] : []),
      ...remarks,
    ].map((line) => words(face, line, { ...muted, of: 'foot' })),
    gap(24),
  ]
}
