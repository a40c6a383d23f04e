import type { Actor } from '@/lib/audit/record'
import { insertCompanies, type NewCompany } from '@/lib/companies/records'
import { insertContacts } from '@/lib/contacts/records'
import type { Tx } from '@/lib/db/store'
import type { Origin } from '@/lib/kernel/terms'
import { firstDay, recordedOn, workday } from './days'
import { companyName, DOMESTIC_PLACES, FOREIGN_PLACES, inventedPhone, inventedUscc, personName, TITLES } from './names'
import type { Cast } from './people'
import type { Dice } from './random'

export type MadeCompany = {
  id: string
  name: string
  trade: string
  origin: Origin
  region: string
  unitId: string
  ownerId: string
  contact: string
}

/** Weights of the trades: finance leads, as on a coast that says so in its plans. */
const TRADE_WEIGHTS = {
  finance: 26,
  digital: 18,
  'first-store': 14,
  headquarters: 11,
  'business-services': 10,
  shipping: 9,
  fund: 7,
  commerce: 6,
  tourism: 6,
  fintech: 5,
}
const GBT: Record<string, string> = {
  finance: '66',
  digital: '65',
  shipping: '55',
  commerce: '51',
  'business-services': '72',
  headquarters: '7211',
  tourism: '88',
  'first-store': '52',
  fund: '67',
  fintech: '69',
}
const ACTOR: Actor = { userId: 'demo', name: '演示数据' }

/** Writes `to - from` invented companies with one contact each, numbered from `from`. */
export async function makeCompanies(
  tx: Tx,
  dice: Dice,
  cast: Cast,
  today: string,
  from: number,
  to: number,
): Promise<MadeCompany[]> {
  const made: MadeCompany[] = []
  const rows: NewCompany[] = []
  for (let n = from; n < to; n++) {
    const trade = dice.weighted(TRADE_WEIGHTS)
    const origin: Origin = dice.chance(0.22) ? 'foreign' : 'domestic'
    const region = dice.pick(origin === 'foreign' ? FOREIGN_PLACES : DOMESTIC_PLACES)
    const owner = dice.pick(cast.staff)
    const name = companyName(dice, region, trade)
    const company = {
      id: `demo-c-${n}`,
      name,
      trade,
      origin,
      region,
      unitId: owner.unitId,
      ownerId: owner.id,
      contact: personName(dice),
    }
    made.push(company)
    rows.push({
      id: company.id,
      name,
      origin,
      region,
      unitId: owner.unitId,
      ownerId: owner.id,
      uscc: origin === 'domestic' ? inventedUscc(dice) : null,
      kind: region === '青岛' || dice.chance(0.08) ? 'resident' : 'prospective',
      industry: GBT[trade] ?? null,
      tags: dice.chance(0.035)
        ? [
            {
              tag: dice.pick(['listed', 'gazelle', 'industry-leader', 'fortune-global-500']),
              since: workday(dice, firstDay(today), today),
            },
          ]
        : [],
      createdBy: owner.id,
      recordedAt: recordedOn(workday(dice, firstDay(today), today)),
    })
  }
  await insertCompanies(tx, ACTOR, rows)
  await insertContacts(
    tx,
    ACTOR,
    made.map((company, at) => ({
      id: `${company.id}-p`,
      companyId: company.id,
      unitId: company.unitId,
      ownerId: company.ownerId,
      createdBy: company.ownerId,
      name: company.contact,
      title: dice.pick(TITLES),
      phone: inventedPhone(from + at),
      main: true,
    })),
  )
  return made
}
