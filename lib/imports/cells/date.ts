import { isDay } from '@/lib/kernel/month'
import type { RawCell } from '../read/raw'
import { blank, type DayValue, lost, type Note, type Reading } from '../values'
import { readDateText } from './date-text'
import { cellText, clean, isPlaceholder } from './fold'

export type DateContext = {
  /** The year that the title, sheet or group gives to 3月5日. */
  year?: number
  /** The month that the title or group gives to 5日. */
  month?: number
  date1904: boolean
}

const EPOCH = Date.UTC(1899, 11, 30)
const OFFSET_1904 = 1462
/** Serial numbers from 1982 to 2064: figures outside are no dates of a ledger. */
const SERIALS = { from: 30_000, to: 60_000 }

/**
 * Reads a day: 2019.3.5, 2019年3月5日, 20240305, 24/3/5, 二〇一九年三月五日, 3月5日 (year from the context), a serial number (1900 or 1904 system).
 * Only a month or quarter gives its first day with the coarser precision and a note, as a clerk would enter it. Impossible
 * (2024-02-30), ambiguous (5/3/2024) and vague (上周五, 长期) dates are refused with the reason.
 */
export function readDate(cell: RawCell | undefined, context: DateContext): Reading<DayValue> {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return blank()
  if (typeof cell === 'object' && cell.is === 'date') return readStored(cell, context)
  if (typeof cell === 'number') return readNumber(cell, context)
  const text = cellText(cell)
  if (isPlaceholder(text)) return blank()
  const plain = clean(text).replace(/^["'“”]+|["'“”]+$/g, '')
  if (/^\d{5}(\.\d+)?$/.test(plain)) return readNumber(Number(plain), { ...context, date1904: false }, '表格序列数')
  return readDateText(plain, context)
}

function readStored(cell: { day: string; shows: string }, context: DateContext): Reading<DayValue> {
  if (!isDay(cell.day) || cell.day < '1949') return lost(`“${cell.day}”不是一个合理的日期，未取`)
  if (cell.shows === 'month')
    return {
      value: { day: `${cell.day.slice(0, 7)}-01`, precision: 'month' },
      notes: [monthNote(cell.day.slice(0, 7))],
    }
  const notes: Note[] = []
  if (cell.shows === 'day-of-year' && context.year && Number(cell.day.slice(0, 4)) !== context.year)
    notes.push({
      level: 'check',
      text: `单元格只显示月日，存的年份是${cell.day.slice(0, 4)}年，与本表${context.year}年不同，请核对`,
    })
  return { value: { day: cell.day, precision: 'day' }, notes }
}

export const monthNote = (month: string): Note => ({ level: 'note', text: `只有年月（${month}），按当月1日记` })

function readNumber(value: number, context: DateContext, kind = '表格序列数'): Reading<DayValue> {
  if (Number.isInteger(value) && value >= 19_490_101 && value <= 21_001_231) return readDateText(String(value), context)
  if (Number.isInteger(value) && value >= 194_901 && value <= 210_012) return readDateText(String(value), context)
  if (Number.isInteger(value) && value >= 1949 && value <= 2100) return readDateText(`${value}年`, context)
  if (value >= SERIALS.from && value <= SERIALS.to) {
    const days = Math.floor(value) + (context.date1904 ? OFFSET_1904 : 0)
    const day = new Date(EPOCH + days * 86_400_000).toISOString().slice(0, 10)
    const note: Note = context.date1904
      ? { level: 'check', text: `数字${value}按本文件的1904日期系统读作${day}，请核对` }
      : { level: 'note', text: `${kind}${value}读作${day}` }
    return { value: { day, precision: 'day' }, notes: [note] }
  }
  return readPointed(value, context)
}

/** 2018.11 typed as a number is November, but 2018.1 may be January or October, because Excel drops the zero. */
function readPointed(value: number, context: DateContext): Reading<DayValue> {
  const text = String(value)
  const match = /^(\d{1,4})\.(\d{1,2})$/.exec(text)
  if (!match) return lost(`“${text}”读不出日期，未取`)
  const [, head = '', tail = ''] = match
  if (head.length === 4) return tail === '1' ? lost(`“${text}”分不清是1月还是10月，未取`) : readDateText(text, context)
  return tail.length === 1 && /[123]/.test(tail)
    ? lost(`“${text}”分不清是${tail}日还是${tail}0日，未取`)
    : readDateText(text, context)
}
