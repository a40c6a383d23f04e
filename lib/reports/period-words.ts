import { formatDay } from '@/lib/kernel/month'
import type { SummaryNumbers } from './numbers'
import type { ReportPeriod } from './period.rules'

/** How a summary's text calls its stretches. The period's kind decides; sections take their words from here only. */
export type PeriodWords = {
  /** How the first sentence opens: 3月份, 一季度, 上半年, 2018年. */
  lead: string
  /** In every later sentence and over columns: 本月, 本季度, 上半年, 全年. */
  own: string
  /** 1—3月; null where the period begins on 1 January and its own figures are the cumulative ones. */
  cumulative: string | null
  /** The base of 环比; null for a year, which has none. */
  previous: string | null
  /** The base of 同比: 上年同期, for a year 上年. */
  lastYear: string
  /** Column title of the same period a year earlier. */
  lastYearOwn: string
  /** Column title of the cumulative stretch a year earlier. */
  lastYearCumulative: string
  /** The ranking that a change of rank compares with; null where ranks start afresh. */
  rankBase: string | null
  next: string
  /** What a reader has to know first: that the period still runs, that it is the year's first. */
  opening: { running: string; first: string; noBase: string }
}

type KindWords = Omit<PeriodWords, 'cumulative' | 'opening'> & { first: string; lastBase: string }
const NUMERALS = ['一', '二', '三', '四']

/** The words of a summary's period, as it stands on the last day counted. */
export function periodWords({ period, through }: Pick<SummaryNumbers, 'period' | 'through'>): PeriodWords {
  const running = through < period.to
  const { first, lastBase, ...words } = kindWords(period, running)
  const itself = words.own === '本月' ? '当月' : words.own
  const begins = period.from.endsWith('-01-01')
  const opens = (base: string) => (begins && first !== '' ? `${first}，${base}。` : '')
  return {
    ...words,
    cumulative: begins ? null : cumulativeWords(period, through),
    opening: {
      running: running ? `本期数据截至${formatDay(through)}，${itself}尚未结束。` : '',
      first: opens(`累计数即${itself}数；环比以${lastBase}为基数`),
      noBase: opens(`累计数即${itself}数；${lastBase}无可比数据，不作环比`),
    },
  }
}

function kindWords(period: ReportPeriod, running: boolean): KindWords {
  const month = Number(period.to.slice(5, 7))
  const lastYear = { lastYear: '上年同期', lastYearCumulative: '上年同期累计' }
  switch (period.kind) {
    case 'month':
      return {
        ...lastYear,
        lead: `${month}月份`,
        own: '本月',
        previous: '上月',
        lastYearOwn: '上年同月',
        rankBase: month === 1 ? null : '上月累计名次',
        next: '下月',
        first: '1月为全年首月',
        lastBase: '上年12月',
      }
    case 'quarter':
      return {
        ...lastYear,
        lead: `${NUMERALS[month / 3 - 1]}季度`,
        own: '本季度',
        previous: '上季度',
        lastYearOwn: '上年同季',
        rankBase: month === 3 ? null : '上季度末累计名次',
        next: '下季度',
        first: '一季度为全年首季',
        lastBase: '上年四季度',
      }
    case 'half':
      return { ...lastYear, lastYearOwn: '上年同期', ...(month === 6 ? FIRST_HALF : SECOND_HALF) }
    case 'year':
      return {
        lead: `${period.key}年`,
        own: running ? '本年' : '全年',
        previous: null,
        lastYear: running ? '上年同期' : '上年',
        lastYearOwn: running ? '上年同期' : '上年',
        lastYearCumulative: running ? '上年同期' : '上年',
        rankBase: running ? '上年同期名次' : '上年名次',
        next: '下一年度',
        first: '',
        lastBase: '',
      }
  }
}

const FIRST_HALF = {
  lead: '上半年',
  own: '上半年',
  previous: '上年下半年',
  rankBase: null,
  next: '下半年',
  first: '上半年自年初起计',
  lastBase: '上年下半年',
}
const SECOND_HALF = {
  lead: '下半年',
  own: '下半年',
  previous: '上半年',
  rankBase: '上半年名次',
  next: '下一年度上半年',
  first: '',
  lastBase: '',
}

/** 1—3月; a second half that is over makes the year whole: 全年. */
function cumulativeWords({ kind, to }: ReportPeriod, through: string): string {
  return kind === 'half' && through === to ? '全年' : `1—${Number(through.slice(5, 7))}月`
}
