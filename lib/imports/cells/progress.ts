import { type ProjectState, STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { RawCell } from '../read/raw'
import { blank, type Note, type Progress, type Reading } from '../values'
import { type DateContext, readDate } from './date'
import { dateAtStart } from './date-text'
import { cellText, clean, isPlaceholder, tidy } from './fold'

const STAGE_WORDS: Record<Stage, RegExp> = {
  lead: /线索|储备|摸排/,
  contact: /对接|接洽|接触|意向|考察/,
  negotiation: /在谈|洽谈|谈判|跟踪|推进中|磋商/,
  signed: /签约|签订|签署|框架协议|合同/,
  registered: /注册|落地|落户|拿照|营业执照|工商登记/,
  commenced: /开工|在建|建设中|动工|装修|施工/,
  operating: /投产|开业|运营|营业(?!执照)|竣工|达产|投入使用/,
}
const LOST = /停止谈判|终止|流失|放弃|取消|谈判破裂|未谈成|解约|退出/
const SUSPENDED = /暂缓|搁置|暂停|中止|停滞/
/** What is only planned, or denied, has not happened. */
const NOT_YET =
  /(未|尚未|没有|拟|计划|预计|即将|准备|待|争取|力争|有望|暂未|拟于[^，,。;；]{0,12}|预计[^，,。;；]{0,12}|计划[^，,。;；]{0,12})$/

/** As far as NOT_YET looks back. */
const NOT_YET_REACHES = 14

/** The stage or end that words of a ledger name: 已签约 → signed, 已签约未注册 → signed, 拟签约 → negotiation, 停止谈判 → lost. */
export function stageIn(text: string): { stage?: Stage; state?: ProjectState } {
  const plain = clean(text).replace(/\s/g, '')
  if (LOST.test(plain)) return { state: 'lost' }
  if (SUSPENDED.test(plain)) return { state: 'suspended' }
  let reached: Stage | undefined
  let planned: Stage | undefined
  for (const stage of STAGES) {
    for (const match of plain.matchAll(new RegExp(STAGE_WORDS[stage].source, 'g'))) {
      if (NOT_YET.test(plain.slice(Math.max(0, match.index - NOT_YET_REACHES), match.index))) planned ??= stage
      else reached = stage
    }
  }
  if (reached) return { stage: reached }
  return planned && stageIndex(planned) > stageIndex('negotiation') ? { stage: 'negotiation' } : {}
}

/** A cell such as “2024.3.5 在谈”: when, how far, and the text itself, which is always kept. */
export function readProgress(cell: RawCell | undefined, context: DateContext): Reading<Progress> {
  if (typeof cell === 'object' && cell?.is === 'date') {
    const reading = readDate(cell, context)
    return reading.value
      ? { value: { on: reading.value, text: cell.day }, notes: reading.notes }
      : { notes: reading.notes }
  }
  const text = tidy(cellText(cell))
  if (isPlaceholder(text)) return blank()
  const notes: Note[] = []
  const { on, rest } = leadingDate(clean(text), context, notes)
  const { stage, state } = stageIn(rest)
  return { value: { text, ...(on ? { on } : {}), ...(stage ? { stage } : {}), ...(state ? { state } : {}) }, notes }
}

function leadingDate(text: string, context: DateContext, notes: Note[]) {
  const serial = /^(\d{5})\s+(.*)$/.exec(text)
  const found = serial
    ? { reading: readDate(serial[1] ?? '', context), rest: serial[2] ?? '' }
    : dateAtStart(text, context)
  if (!found) return { on: undefined, rest: text }
  notes.push(...found.reading.notes)
  return { on: found.reading.value, rest: found.rest }
}
