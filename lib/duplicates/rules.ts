import type { Day } from '@/lib/kernel/month'
import { foldName, foldText } from '@/lib/kernel/name'
import { type Stage, stageIndex, type Verification } from '@/lib/kernel/terms'
import { coreOf, nameLikeness } from './names.rules'

/** What likely doubles are told by. `phones` and `addresses` of a project are its investor's. Addresses are folded (foldAddress). */
export type Facts = {
  id: string
  unitId: string
  name: string
  uscc: string | null
  phones: string[]
  /** Other names of a company, folded (foldName). */
  aliases?: string[]
  addresses: string[]
  /** Of a project; a company has none. */
  project?: { investor: string | null; investorCompanyId: string | null; industry: string | null; cny: number }
}
/** 1 same code or name · 2 similar name and same investor, or another name of one · 3 investor, industry and amount within 20 % · 4 phone or address. */
export type Level = 1 | 2 | 3 | 4
export type Finding = { level: Level; reasons: string[] }

/** An address as compared; null for one too vague to mean a door: shorter than 8 characters, or without a number. */
export function foldAddress(address: string | null): string | null {
  const folded = foldText(address ?? '').replace(/[^\p{L}\p{N}]/gu, '')
  return [...folded].length >= 8 && /\d/.test(folded) ? folded : null
}

const shared = (a: string[], b: string[]): string | undefined => a.find((one) => b.includes(one))

/** Difference of two positive amounts in whole percent of the larger, rounded up; undefined when one of them is unknown. */
export function amountGap(a: number, b: number): number | undefined {
  if (a <= 0 || b <= 0) return undefined
  return Math.ceil((100 * Math.abs(a - b)) / Math.max(a, b))
}

/** Whether and why two companies or two projects may be one; the level is the strongest reason's. undefined: nothing says so. */
export function compareRecords(a: Facts, b: Facts): Finding | undefined {
  const found: Array<[Level, string]> = []
  const investor = sameInvestor(a, b)
  const alike = nameLikeness(a.name, b.name)
  // The names of different records are seldom the same: folding is left to those that may be.
  const sameName = (alike === 100 || coreOf(a.name) === coreOf(b.name)) && foldName(a.name) === foldName(b.name)
  if (a.uscc && a.uscc === b.uscc) found.push([1, '统一社会信用代码相同'])
  // A project called 总部项目 is not the other one called so unless somebody links them.
  if (sameName && (!a.project || investor || [...coreOf(a.name)].length >= 2)) found.push([1, '名称相同'])
  // A short name may be many companies': two different codes are two companies (sameInvestor).
  if (!sameName && investor && knownAs(a, b)) found.push([2, '与曾用名或简称相同'])
  if (!sameName && alike > 0 && investor) found.push([2, `名称相近：${alike}%`])
  if (a.project && b.project && investor) {
    const gap = amountGap(a.project.cny, b.project.cny)
    const industry = a.project.industry !== null && a.project.industry === b.project.industry
    if (industry && gap !== undefined && gap <= 20)
      found.push([3, `投资方相同、行业相同、${gap === 0 ? '金额相同' : `金额相差${gap}%`}`])
  }
  // Projects of one investor share its phone by nature.
  const apart = a.project === undefined || !investor
  if (apart && shared(a.phones, b.phones)) found.push([4, a.project ? '投资方联系电话相同' : '联系电话相同'])
  if (apart && shared(a.addresses, b.addresses)) found.push([4, a.project ? '投资方地址相同' : '地址相同'])
  if (found.length === 0) return undefined
  const level = Math.min(...found.map(([one]) => one)) as Level
  const words = found.map(([, reason]) => reason)
  if (level === 2 && a.project) words.push('投资方相同')
  return { level, reasons: words }
}

/** Whether one goes by a name of the other, or both by a third. */
function knownAs(a: Facts, b: Facts): boolean {
  const [left, right] = [a, b].map((one) => (one.aliases ? [foldName(one.name), ...one.aliases] : []))
  return shared(left ?? [], right ?? []) !== undefined
}

/** A company stands for itself as investor, unless two different codes prove two companies. */
function sameInvestor(a: Facts, b: Facts): boolean {
  if (!a.project || !b.project) return !(a.uscc && b.uscc && a.uscc !== b.uscc)
  if (a.project.investorCompanyId && a.project.investorCompanyId === b.project.investorCompanyId) return true
  const [left, right] = [a.project.investor, b.project.investor].map((name) => foldName(name ?? ''))
  return left !== '' && left === right
}

/** Two ids in the order in which their pair is stored. */
export const pairOf = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

type StageClaim = { stage: Stage; happenedOn: Day; verification: Verification }
const TRUST: Record<Verification, number> = { verified: 0, claimed: 1, rejected: 2 }

/** Which of two events of one stage stands after a merge: the verified one, else the earlier, else the kept record's. */
export function standingOf<One extends StageClaim>(kept: One, gone: One): { stands: One; falls: One } {
  const trust = TRUST[kept.verification] - TRUST[gone.verification]
  const keptFirst = trust === 0 ? kept.happenedOn <= gone.happenedOn : trust < 0
  return keptFirst ? { stands: kept, falls: gone } : { stands: gone, falls: kept }
}

/** The stage a project is at: the furthest of its standing events. */
export const furthest = <One extends StageClaim>(events: readonly One[]): One | undefined =>
  events.toSorted((a, b) => stageIndex(a.stage) - stageIndex(b.stage)).at(-1)

/**
 * Values of a merged record, for the groups of fields that belong together (investor with its company, a next step with its day).
 * merge: the kept one's, blanks filled from the other; overwrite: the other's wherever it has one. Answers only what changes.
 */
export function mergedValues<Row extends object>(
  kept: Row,
  gone: Row,
  groups: ReadonlyArray<ReadonlyArray<keyof Row>>,
  verdict: 'merge' | 'overwrite',
): Partial<Row> {
  const changes: Partial<Row> = {}
  for (const group of groups) {
    const blank = (row: Row) => group.every((key) => row[key] === null || row[key] === '')
    const take = verdict === 'overwrite' ? !blank(gone) : blank(kept) && !blank(gone)
    if (!take) continue
    for (const key of group) if (kept[key] !== gone[key]) changes[key] = gone[key]
  }
  return changes
}
