import type { Viewer } from '@/lib/access/viewer'
import type { Write } from '@/lib/db/store'
import { readExtraChange } from '@/lib/extras/changes.records'
import { today } from '@/lib/kernel/clock'
import { type FieldErrors, Problem } from '@/lib/kernel/errors'
import { foldName } from '@/lib/kernel/name'
import { readAmount } from '../amount.schema'
import { demandCharge, investorCompany } from '../charge.queries'
import { unknownCodes } from '../codes.queries'
import { keepFirstContact } from '../first-contact.records'
import { suggestedRate } from '../fx'
import { gateBook } from '../gates.queries'
import { gateErrors } from '../gates.rules'
import { projectNamed } from '../load.queries'
import { insertMoneyEvents } from '../money-records'
import { insertProjects } from '../records'
import { dayErrors } from '../rules'
import type { ProjectInput } from '../schema'

/**
 * Registers a project in an early stage; answers its id. Throws invalid (day, gate, charge), confirm under `name` when any unit has a
 * project of that name.
 */
export async function createProject(
  write: Write,
  viewer: Viewer,
  input: ProjectInput,
  confirmed: readonly string[] = [],
): Promise<{ id: string }> {
  const { amount: _a, amountUnit: _u, currency, stage, on, extras: typed, ...facts } = input
  const amount = readAmount(input)
  const minor = typeof amount === 'number' ? amount : 0
  const rate = suggestedRate(currency, on)
  const bare = { agreementKind: null, landedName: null, landedUscc: null, evidence: [], reached: {} }
  const errors: FieldErrors = {}
  const late = dayErrors(on, today())
  if (late.length > 0) errors.on = late
  if (minor > 0 && !rate) errors.amount = ['该币种没有参考汇率，请先保存项目，再在“登记资金”中填写汇率']
  if (minor > 0 && facts.origin === null) errors.origin = ['填写投资额时，请选择内资或外资']

  return write(async (tx) => {
    const { versions, names } = await gateBook(tx)
    const missing = gateErrors(stage, { ...facts, ...bare, amount: minor }, on, versions, names)
    Object.assign(errors, await unknownCodes(tx, undefined, facts))
    if (missing || Object.keys(errors).length > 0) throw new Problem('invalid', { ...missing, ...errors })
    await demandCharge(tx, viewer, facts)
    const extras = await readExtraChange(tx, 'project', null, typed)
    const same = await projectNamed(tx, foldName(facts.name))
    if (same && !confirmed.includes('name'))
      throw new Problem('confirm', { name: [`${same.unit}已登记同名项目“${same.name}”，请确认不是同一项目`] })
    const investorCompanyId = await investorCompany(tx, facts.investor)
    const [id = ''] = await insertProjects(tx, viewer, [
      { ...facts, investorCompanyId, reached: [{ stage, on }], extras },
    ])
    await keepFirstContact(tx, viewer, { ...facts, id, stage, investorCompanyId }, on, confirmed)
    if (minor > 0 && rate && facts.origin)
      await insertMoneyEvents(tx, viewer, [
        {
          projectId: id,
          companyId: investorCompanyId,
          unitId: facts.unitId,
          ownerId: facts.ownerId,
          kind: 'agreed',
          origin: facts.origin,
          happenedOn: on,
          currency,
          amount: minor,
          rate,
        },
      ])
    return { id }
  })
}
