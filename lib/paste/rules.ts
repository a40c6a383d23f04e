import type { Day } from '@/lib/kernel/month'
import { findDays } from './days.rules'
import { findPeople } from './people.rules'
import { sentencesOf } from './sentences.rules'

/** One thing read from a text: the value for the form, the words it came from, and whether it is sure enough to be ticked. */
export type Read = { value: string; words: string; sure: boolean }
/** What rules (or a model) read from a pasted text. Companies are names to look for, never ids. */
export type Reading = {
  happenedOn?: Read
  companies: Read[]
  theirs?: Read
  place?: Read
  summary?: Read
  nextStep?: Read
  nextOn?: Read
}
/** Characters of a pasted text that are read; a long transcript is cut there and says so. */
export const PASTE_LIMIT = 6000

const NEXT =
  /^(?:[-—·•*\d.、\s]*)(?:下一?步(?:打算|计划|工作|安排)?|后续(?:安排|计划|工作)?|接下来|待办|跟进事项|约定|计划)[:：,，是]?\s*/
const NEXT_INSIDE =
  /(?:约好|约定|商定|答应|承诺|准备|打算|计划|将于|请我们|让我们|需要我们|我们要|我会|我们会|回头|尽快)/
const PLACE =
  /(?:地点|地址|位置)\s*[:：]\s*([^\s,，。；;]{2,40})|在([^\s,，。；;的]{2,20}(?:大厦|大楼|广场|中心|园区|产业园|科技园|酒店|宾馆|会议室|茶馆|咖啡厅|总部|办公室|工厂|厂区|基地|码头|展馆|写字楼))/
const COMPANY =
  /[\p{Script=Han}A-Za-z0-9()（）·&]{2,40}?(?:股份有限公司|有限责任公司|有限公司|集团公司|合伙企业|研究院|事务所)|[\p{Script=Han}A-Za-z0-9]{2,12}?(?:集团|银行|证券|保险|科技|资本|基金|航运|物流|医药|生物|电子|软件|数据|能源|文旅|传媒)(?=[的总董副王李张刘陈,，。\s]|$)/gu
/** What stands before a company's name in a sentence and is no part of it. */
const BEFORE_COMPANY =
  /^.*?(?:拜访了?|走访了?|接待了?|去了?|到|见了?|来访的?|和|与|跟|是|约了?|对接了?|企业|公司|单位|客户)[:：\s]*(?=[\p{Script=Han}A-Za-z0-9])/u

/**
 * Reads a chat message or a transcript by rules alone: what can be told from the words, each with the words it was told from. Nothing is
 * dropped: what no rule takes is the summary. `today` is the day of the pasting.
 */
export function readPasted(text: string, today: Day): Reading {
  const sentences = sentencesOf(text.slice(0, PASTE_LIMIT))
  const next = sentences.filter((one, at) => NEXT.test(one) || (at > 0 && isPromise(one, today)))
  const rest = sentences.filter((one) => !next.includes(one))
  const told = rest.join('\n')
  const days = findDays(told, today).filter(({ day }) => day <= today)
  const nextText = next
    .map((one) => one.replace(NEXT, '').trim())
    .filter(Boolean)
    .join('；')
  const ahead = findDays(next.join('\n'), today).find(({ day }) => day >= today)
  const place = PLACE.exec(told)
  const people = findPeople(told)
  return {
    happenedOn: days[0] && {
      value: days[0].day,
      words: days[0].words,
      sure: days[0].sure && days.every(({ day }) => day === days[0]?.day),
    },
    companies: findCompanyNames(told),
    theirs: people.value ? people : undefined,
    place: place
      ? { value: (place[1] ?? place[2] ?? '').trim(), words: place[0], sure: place[1] !== undefined }
      : undefined,
    summary: told.trim() ? { value: told.trim(), words: told.slice(0, 60), sure: true } : undefined,
    nextStep: nextText
      ? { value: nextText.slice(0, 400), words: next.join(' ').slice(0, 60), sure: next.some((one) => NEXT.test(one)) }
      : undefined,
    nextOn: ahead && { value: ahead.day, words: ahead.words, sure: ahead.sure },
  }
}

/** A sentence that promises something for a day to come. */
function isPromise(sentence: string, today: Day): boolean {
  return NEXT_INSIDE.test(sentence) && findDays(sentence, today).some(({ day }) => day > today)
}

/** Names that look like companies, as they stand in the text; the register says whether they are any. */
function findCompanyNames(text: string): Read[] {
  const found = new Map<string, Read>()
  for (const [words] of text.matchAll(COMPANY)) {
    const value = words.replace(BEFORE_COMPANY, '').trim()
    if ([...value].length >= 2 && !found.has(value)) found.set(value, { value, words, sure: /公司$|企业$/.test(value) })
  }
  return [...found.values()].slice(0, 5)
}
