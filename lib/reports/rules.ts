import { REPORT_KIND_TERMS } from '@/lib/kernel/terms'
import { adjustmentBlocks } from './adjustments-section'
import { annexesOf } from './annexes'
import { chartBlocks } from './charts'
import type { Block, Section, SummaryDocument } from './document'
import { goalsBlocks } from './goals-section'
import type { SummaryNumbers } from './numbers'
import { overviewBlocks } from './overview'
import { periodWords } from './period-words'
import { rankingBlocks } from './ranking'
import { planBlocks, problemBlocks, projectBlocks } from './work-sections'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七']

/**
 * Numbers to document: everything a summary says is decided here and below, from plain data and without asking anything
 * else, so that the same numbers always give the same words (DOMAIN.md, “Monthly summary”).
 */
export function summaryOf(numbers: SummaryNumbers): SummaryDocument {
  const { kind, key, label, from } = numbers.period
  const charts = chartBlocks(numbers)
  return {
    format: 2,
    titleLines: [numbers.unit.name, `${label}双招双引工作${REPORT_KIND_TERMS[kind]}`],
    unit: { id: numbers.unit.id, name: numbers.unit.name },
    period: { kind, key, label, from, through: numbers.through },
    sections: sectionsOf([
      ['overview', '总体情况', [...overviewBlocks(numbers), ...charts.overview]],
      ['goals', '目标任务完成情况', [...goalsBlocks(numbers), ...charts.goals]],
      ['ranking', '各单位排名情况', [...rankingBlocks(numbers), ...charts.ranking]],
      ['projects', '重点项目进展情况', projectBlocks(numbers)],
      ['problems', '需协调解决的问题', problemBlocks(numbers)],
      ['plans', `${periodWords(numbers).next}工作计划`, planBlocks(numbers)],
      ['adjustments', '数据调整说明', adjustmentBlocks(numbers)],
    ]),
    annexes: annexesOf(numbers),
    signature: { issuer: numbers.issuer, issuedOn: numbers.issuedOn },
  }
}

/** Numbers the headings of the sections that have something to say. */
function sectionsOf(parts: [key: string, title: string, blocks: Block[]][]): Section[] {
  return parts
    .filter(([, , blocks]) => blocks.length > 0)
    .map(([key, title, blocks], index) => ({ key, heading: `${NUMERALS[index]}、${title}`, blocks }))
}
