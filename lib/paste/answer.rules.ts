import { foldText } from '@/lib/kernel/name'
import type { Reading } from './rules'
import type { ModelReading } from './schema'

type Said = { value: string; words: string }

const PHONES = /1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-?\d{7,8}/g

/** A text without its numbers to call: nobody needs them to read it. `back` puts them into what was answered. */
export function withoutPhones(text: string): { text: string; back: (answered: string) => string } {
  const phones: string[] = []
  const plain = text.replace(PHONES, (phone) => `〔电话${phones.push(phone)}〕`)
  return {
    text: plain,
    back: (answered) => answered.replace(/〔电话(\d{1,3})〕/g, (mark, at) => phones[Number(at) - 1] ?? mark),
  }
}

/**
 * What may be believed of a model's answer: only what quotes words that stand in the text, days that the text can mean, and nothing that is sure of itself
 * where the rules see otherwise. undefined when nothing is left: the answer was about something else.
 */
export function believed(answer: ModelReading, text: string, rules: Reading, today: string): Reading | undefined {
  const folded = foldText(text)
  const quoted = <Value extends Said>(one: Value | null | undefined): Value | undefined =>
    one && folded.includes(foldText(one.words)) ? one : undefined
  const read = (one: Said | undefined, rule?: Said) =>
    one && { ...one, sure: rule === undefined || rule.value === one.value }
  const happened = quoted(answer.happenedOn)
  const next = quoted(answer.nextOn)
  const companies = answer.companies.filter((one) => quoted(one) && folded.includes(foldText(one.value)))
  const [theirs, place, nextStep] = [quoted(answer.theirs), quoted(answer.place), quoted(answer.nextStep)]
  if (!happened && !next && companies.length === 0 && !theirs && !place && !nextStep) return undefined
  return {
    happenedOn: happened && happened.value <= today ? read(happened, rules.happenedOn) : rules.happenedOn,
    companies: companies.map((one) => ({ ...one, sure: false })),
    // A person is believed as far as the text has the name; the number is the text's own.
    theirs: theirs && { ...theirs, sure: false },
    place: read(place),
    // What was said is the person's own text, never a retelling.
    summary: rules.summary,
    nextStep: read(nextStep),
    nextOn: next && next.value >= today ? read(next, rules.nextOn) : rules.nextOn,
  }
}
