import type { Read } from '@/lib/db/store'
import { type ChainedEntry, hashOf, isKeyed, NOTHING_BEFORE, schemeFor, schemeOf } from './chain'
import { SEAL_ACTION } from './seal'
import { type TrailRow, trailAfter, unchainedDigest } from './unchained'

/** What can be wrong with a trail, in the auditor's words. */
export const FAULTS = {
  changed: '内容被改',
  missing: '缺号',
  moved: '顺序被动',
  cut: '链被截断',
  rewritten: '链被重算',
  unsealed: '未入链',
  'no-key': '无密钥',
  'other-key': '密钥不符',
} as const
export type FaultKind = keyof typeof FAULTS
/** The first bad entry: for `missing` the first number that is not there, for `cut` the noted head that the trail no longer reaches. */
export type Fault = { kind: FaultKind; seq: number; at?: Date; action?: string; detail: string }
type Entry = Pick<ChainedEntry, 'seq'> & Partial<TrailRow>

const fault = (kind: FaultKind, { seq, at, action }: Entry, detail: string): Fault => ({
  kind,
  seq,
  at,
  action,
  detail,
})

/** How far around its place a moved entry is looked for. */
const NEAR = 10_000

/** The number an entry was written under, when its content is whole and only its place is not. */
function formerPlace(row: TrailRow, key: string | undefined): number | undefined {
  for (let away = 1; away <= NEAR; away++)
    for (const seq of [row.seq - away, row.seq + away])
      if (seq > 0 && hashOf({ ...row, seq }, key) === row.hash) return seq
  return undefined
}

/**
 * What is wrong with one chained entry, seen from the one before it (undefined: not known, its place is not checked).
 * @param before hash of the entry before and whether any before it was keyed
 */
export function entryFault(
  row: TrailRow,
  before: { seq: number; hash: string; keyed: boolean } | undefined,
  key: string | undefined,
): Fault | undefined {
  if (before && row.seq !== before.seq + 1)
    return fault('missing', { seq: before.seq + 1 }, `第 ${before.seq + 1} 至 ${row.seq - 1} 条不在表中`)
  if (row.hash === null) return fault('unsealed', row, '没有校验值，不是本系统写入的')
  if (isKeyed(row.hash) && schemeOf(row.hash) !== schemeFor(key))
    return key
      ? fault('other-key', row, '写入时用的是另一个 AUDIT_SECRET')
      : fault('no-key', row, '本条用密钥写入，验证时没有 AUDIT_SECRET')
  if (before?.keyed && !isKeyed(row.hash)) return fault('no-key', row, '此前各条都用密钥写入，本条没有')
  if (hashOf(row, isKeyed(row.hash) ? key : undefined) !== row.hash) {
    const place = formerPlace(row, isKeyed(row.hash) ? key : undefined)
    return place ? fault('moved', row, `原为第 ${place} 条`) : fault('changed', row, '内容与校验值不符')
  }
  if (before && row.prevHash !== before.hash) return fault('moved', row, '前面一条不是写入时的那一条')
  return undefined
}

export type Verdict = {
  /** Entries read, up to and including the first bad one. */
  entries: number
  /** Entries from before the chain: vouched for together, by the chain's first. */
  unchained: number
  /** Chained entries made without a key: they prove no more than that nothing was changed by accident. */
  unkeyed: number
  /** The last entry read. */
  head?: { seq: number; hash: string; at: Date } | undefined
  fault?: Fault | undefined
}
type Expected = { seq?: number; hash: string; from: string }

/**
 * Reads the whole trail in order and answers the first thing that is wrong with it. Memory stays flat.
 * @param expected heads noted elsewhere: by number, or a hash (or its beginning) that must occur somewhere
 */
export async function verifyTrail(read: Read, key: string | undefined, expected: Expected[] = []): Promise<Verdict> {
  const verdict: Verdict = { entries: 0, unchained: 0, unkeyed: 0 }
  const legacy = unchainedDigest()
  const sought = new Set(expected)
  let before: Parameters<typeof entryFault>[1]
  let last: TrailRow | undefined
  const stop = (fault: Fault): Verdict => ({ ...verdict, fault })
  for await (const row of trailAfter(read, 0)) {
    verdict.entries += 1
    if (row.hash === null && before === undefined) {
      verdict.unchained += 1
      legacy.add(row)
      last = row
      continue
    }
    before ??= { seq: last?.seq ?? 0, hash: NOTHING_BEFORE, keyed: false }
    const bad = entryFault(row, before, key) ?? vouching(row, before, legacy.result())
    if (bad) return stop(bad)
    const hash = row.hash ?? ''
    for (const one of sought) {
      if (one.seq === row.seq && one.hash !== hash)
        return stop(fault('rewritten', row, `校验值与${one.from}不一致，此条或更早的内容被改后重算过`))
      if (one.seq === row.seq || (one.seq === undefined && hash.includes(`.${one.hash}`))) sought.delete(one)
    }
    if (!isKeyed(hash)) verdict.unkeyed += 1
    before = { seq: row.seq, hash, keyed: before.keyed || isKeyed(hash) }
    verdict.head = { seq: row.seq, hash, at: row.at }
    last = row
  }
  const [unmet] = sought
  if (unmet) {
    const end = last?.seq ?? 0
    const where = unmet.seq ? `（第 ${unmet.seq} 条）` : ''
    const detail = `${unmet.from}${where}不在链上；现有记录止于第 ${end} 条，其后的被删去，或整条链被换过`
    return stop(fault('cut', { seq: end + 1 }, detail))
  }
  // A trail takes up a key that is set as soon as the product starts (adoptTrail); one that is still without was made by somebody else.
  if (key && last && !before?.keyed) return stop(fault('no-key', last, '已设置密钥，但末条没有用密钥写入'))
  return verdict
}

/** The chain's first entry must vouch for exactly what stands before it, and only the first may. */
function vouching(row: TrailRow, before: { hash: string }, legacy: { count: number; digest: string }) {
  if (before.hash !== NOTHING_BEFORE) return undefined
  const said = row.after as { begins?: string; count?: number; digest?: string } | null
  if (legacy.count === 0) return undefined
  if (row.action !== SEAL_ACTION) return fault('unsealed', row, `前面 ${legacy.count} 条没有校验值`)
  if (said?.count === legacy.count && said.digest === legacy.digest) return undefined
  return fault('changed', { seq: 1 }, `入链之前的 ${legacy.count} 条（入链时为 ${said?.count} 条）与入链时不同`)
}
