import type { FieldErrors } from '@/lib/kernel/errors'
import { checkUscc } from '@/lib/kernel/uscc'

/** A stored company that may be the same as the one being typed: no contact details, for any unit may see it. */
export type SimilarCompany = {
  id: string
  name: string
  uscc: string | null
  unitName: string
  ownerName: string | null
  lastVisitOn: string | null
  /** Why it is shown: same code, same name without legal form, another name of it, or a name that contains what was typed. */
  because: 'code' | 'name' | 'alias' | 'part'
}

const named = ({ name, unitName }: SimilarCompany) => `${name}（${unitName}）`

/**
 * What a person must look at before a company is written: a code whose check character is wrong (190 of three million real ones are),
 * a code or name that another record already has. Names containing one another are shown while typing only.
 */
export function companyWarnings(typed: { uscc: string | null }, similar: SimilarCompany[]): FieldErrors {
  const sameCode = similar.filter((one) => one.because === 'code').map(named)
  const sameName = similar.filter((one) => one.because === 'name').map(named)
  const alias = similar.filter((one) => one.because === 'alias').map(named)
  const uscc = [
    ...(typed.uscc && checkUscc(typed.uscc) === 'checksum'
      ? ['末位校验码不符，请对照营业执照核对；确认无误可继续保存']
      : []),
    ...(sameCode.length > 0 ? [`该代码已登记：${sameCode.join('、')}，请确认不是同一家企业`] : []),
  ]
  const name = [
    ...(sameName.length > 0 ? [`已有同名企业：${sameName.join('、')}，请确认不是同一家企业`] : []),
    ...(alias.length > 0 ? [`这是${alias.join('、')}的曾用名或简称，请确认不是同一家企业`] : []),
  ]
  return { ...(name.length > 0 ? { name } : {}), ...(uscc.length > 0 ? { uscc } : {}) }
}

/** The warnings that have not been ticked as checked. */
export function unconfirmed(warnings: FieldErrors, confirmed: string[]): FieldErrors {
  return Object.fromEntries(Object.entries(warnings).filter(([field]) => !confirmed.includes(field)))
}

const FORM_FACTS = ['name', 'uscc', 'kind', 'origin', 'region', 'industry', 'address', 'note'] as const
type FormFact = (typeof FORM_FACTS)[number]

/** What of a stored company its form shows and changes, beside tags and other names: for the form and for the two versions of a conflict. */
export const formFacts = <Row extends Record<FormFact, unknown>>(row: Row): Pick<Row, FormFact> =>
  Object.fromEntries(FORM_FACTS.map((fact) => [fact, row[fact]])) as Pick<Row, FormFact>
