import { foldName, foldText } from '@/lib/kernel/name'
import type { Known, KnownCompany } from './known'

/** The company that a row means; none so far; or a doubt that only a person can settle, with the stored ones it may be. */
export type CompanyMatch =
  | { is: 'known'; company: KnownCompany; note?: string }
  | { is: 'new' }
  | { is: 'doubt'; why: string; candidates: KnownCompany[]; byCode: boolean }

export type CompanyIndex = {
  add: (company: KnownCompany, made: boolean) => void
  get: (id: string) => KnownCompany | undefined
  /** By code, then folded name, then other names, then likeness. Codes are normalised. */
  match: (name: string, code: string | undefined) => CompanyMatch
}

const put = (map: Map<string, KnownCompany[]>, key: string, company: KnownCompany) => {
  const there = map.get(key)
  if (there) there.push(company)
  else map.set(key, [company])
}

/** Two codes are two companies; where one is not known they may be one. */
const mayBe = (code: string | undefined) => (one: KnownCompany) => !code || !one.uscc || one.uscc === code

/** The companies that rows of one import may mean: stored ones, and those that earlier rows made. Nothing is guessed: what is not certain is a doubt. */
export function companyIndex(known: Known): CompanyIndex {
  const byName = new Map<string, KnownCompany[]>()
  const byCode = new Map<string, KnownCompany[]>()
  const byId = new Map<string, KnownCompany>()
  const made = new Set<KnownCompany>()
  const add = (company: KnownCompany, isMade: boolean) => {
    put(byName, company.folded, company)
    if (company.uscc) put(byCode, company.uscc, company)
    byId.set(company.id, company)
    if (isMade) made.add(company)
  }
  for (const company of known.companies) add(company, false)
  const listed = (ids: readonly string[] | undefined) => (ids ?? []).flatMap((id) => byId.get(id) ?? [])
  const doubt = (why: string, candidates: KnownCompany[], code = false): CompanyMatch => ({
    is: 'doubt',
    why,
    candidates: [...new Set(candidates)].filter((one) => !made.has(one)),
    byCode: code,
  })

  const coded = (owners: KnownCompany[], name: string, same: KnownCompany[]): CompanyMatch => {
    const folded = foldName(name)
    const named = owners.filter((one) => one.folded === folded)
    const [one] = named.length > 0 ? named : owners
    if (!one || (named.length > 0 ? named : owners).length > 1)
      return doubt('有几家企业登记了同一个统一社会信用代码', owners, true)
    if (named.length === 1 || (known.aliases.get(folded) ?? []).includes(one.id)) return { is: 'known', company: one }
    const others = same.filter((other) => other !== one && !made.has(other))
    if (others.length > 0) return doubt('名称和代码对应的不是同一家企业', [one, ...others], true)
    return { is: 'known', company: one, note: `代码与“${one.name}”相同，作为同一家企业` }
  }

  const named = (name: string, code: string | undefined, same: KnownCompany[]): CompanyMatch => {
    const fits = same.filter(mayBe(code))
    const exact = fits.filter((one) => foldText(one.name) === foldText(name))
    const [one] = fits.length > 1 ? exact : fits
    const clash = same.filter((other) => !fits.includes(other) && !made.has(other))
    if (clash.length > 0) return doubt('系统中同名的企业，登记的统一社会信用代码不同', same, true)
    // one name with two codes in one ledger is two companies: a group's namesakes in two cities
    if (fits.length === 0) return { is: 'new' }
    if (one && (fits.length === 1 || exact.length === 1)) return { is: 'known', company: one }
    return doubt('有几家同名企业', fits)
  }

  const otherwise = (name: string, code: string | undefined): CompanyMatch => {
    const aliased = listed(known.aliases.get(foldName(name)))
    const [one] = aliased
    if (one && aliased.length === 1 && mayBe(code)(one))
      return { is: 'known', company: one, note: `“${name}”是“${one.name}”的曾用名或简称，作为同一家企业` }
    if (aliased.length > 1) return doubt('有几家企业用过这个名称', aliased)
    if (one) return doubt('这个名称是系统中一家企业的曾用名或简称，但统一社会信用代码不同', aliased, true)
    const alike = listed(known.similar.get(foldName(name))).filter(mayBe(code))
    return alike.length > 0 ? doubt('系统中有名称很相近的企业', alike) : { is: 'new' }
  }

  return {
    add,
    get: (id) => byId.get(id),
    match: (name, code) => {
      const same = byName.get(foldName(name)) ?? []
      const owners = (code && byCode.get(code)) || []
      if (owners.length > 0) return coded(owners, name, same)
      return same.length > 0 ? named(name, code, same) : otherwise(name, code)
    },
  }
}
