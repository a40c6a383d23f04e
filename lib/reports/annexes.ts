import { VERIFICATION_TERMS } from '@/lib/kernel/terms'
import type { Annex, Cell, SummaryTable } from './document'
import { amountCell, textCell } from './figure'
import { column, numberColumn } from './figures-table'
import type { Listed, SignedRow, SummaryNumbers } from './numbers'
import { periodWords } from './period-words'

/** The lists behind the figures: signed projects, key projects in negotiation, visits. Always three, empty ones say so. */
export function annexesOf(numbers: SummaryNumbers): Annex[] {
  return [signedTable(numbers), negotiationTable(numbers), visitTable(numbers)].map((table, index) => ({
    key: table.key,
    label: `附件${index + 1}`,
    title: table.title,
    table,
  }))
}

/** Says how many there are and where the rest is, when an annex holds fewer. */
function cutNote({ rows, total }: Listed<unknown>, what: string, unit: string, which: string): string[] {
  if (total <= rows.length) return []
  return [`${what}共${total}${unit}，本表列${which}${rows.length}${unit}，其余可在系统相应列表中查询、导出。`]
}

const dayCell = (day: string | null): Cell => (day === null ? textCell('') : { kind: 'day', text: day, day })
const order = (index: number): Cell => ({ kind: 'count', text: String(index + 1), value: index + 1 })

function signedTable({ annexes, ...numbers }: SummaryNumbers): SummaryTable {
  const { own } = periodWords(numbers)
  return {
    key: 'signed',
    title: '签约项目一览表',
    columns: [
      column('order', '序号', 10.5, 'center'),
      column('name', '项目名称', 28),
      column('investor', '投资方', 26),
      column('signedOn', '签约日期', 22, 'center'),
      numberColumn('amount', '协议投资额', 20),
      column('types', '目标类型', 18),
      column('unit', '责任单位', 18),
      column('verification', '认定', 13.5, 'center'),
    ],
    rows: annexes.signed.rows.map((row, index) => ({
      id: row.id,
      cells: [
        order(index),
        textCell(row.name),
        textCell(row.investor),
        dayCell(row.signedOn),
        amountCell(row.amount),
        textCell(row.types.join('、')),
        textCell(row.unit),
        textCell(verificationWords(row)),
      ],
    })),
    empty: `${own}无签约项目。`,
    notes: [
      ...cutNote(annexes.signed, `${own}签约项目`, '个', '已认定和签约在前的'),
      ...(annexes.signed.rows.some((row) => verificationWords(row) === AMOUNT_WAITS)
        ? ['“金额待认定”指签约已认定、投资额尚未认定，计入签约项目数，不计入按投资额统计的项目数。']
        : []),
    ],
  }
}

/**
 * Signing and amount are verified apart: what is signed counts, and an amount that waits
 * counts for no threshold.
 */
const AMOUNT_WAITS = '金额待认定'
const verificationWords = ({ verification, amountClaimed }: SignedRow): string =>
  verification === 'verified' && amountClaimed ? AMOUNT_WAITS : VERIFICATION_TERMS[verification]

function negotiationTable({ annexes }: SummaryNumbers): SummaryTable {
  return {
    key: 'negotiations',
    title: '在谈重点项目一览表',
    columns: [
      column('order', '序号', 10.5, 'center'),
      column('name', '项目名称', 27),
      column('investor', '投资方', 23),
      numberColumn('amount', '拟投资额', 19),
      column('types', '目标类型', 18),
      column('nextStep', '下步工作', 19),
      column('nextOn', '计划日期', 21.5, 'center'),
      column('unit', '责任单位', 18),
    ],
    rows: annexes.negotiations.rows.map((row, index) => ({
      id: row.id,
      cells: [
        order(index),
        textCell(row.name),
        textCell(row.investor),
        amountCell(row.amount),
        textCell(row.types.join('、')),
        textCell(row.nextStep),
        dayCell(row.nextOn),
        textCell(row.unit),
      ],
    })),
    empty: '目前无在谈重点项目。',
    notes: cutNote(annexes.negotiations, '在谈重点项目', '个', '投资额最大的'),
  }
}

function visitTable({ annexes, ...numbers }: SummaryNumbers): SummaryTable {
  const { own } = periodWords(numbers)
  return {
    key: 'visits',
    title: '走访企业一览表',
    columns: [
      column('order', '序号', 10.5, 'center'),
      column('on', '日期', 21.5, 'center'),
      column('company', '企业名称', 34),
      column('kind', '方式', 18, 'center'),
      column('people', '我方人员', 19),
      column('topic', '主要情况', 36),
      column('unit', '单位', 17),
    ],
    rows: annexes.visits.rows.map((row, index) => ({
      id: row.id,
      cells: [
        order(index),
        dayCell(row.on),
        textCell(row.company),
        textCell(row.kind),
        textCell(row.people),
        textCell(row.topic),
        textCell(row.unit),
      ],
    })),
    empty: `${own}未开展走访。`,
    notes: cutNote(annexes.visits, `${own}走访`, '家次', '最近的'),
  }
}
