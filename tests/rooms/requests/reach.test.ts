import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { evidence } from '@/lib/db/tables/evidence'
import { evidenceOfRecord } from '@/lib/evidence/queries'
import { exportList } from '@/lib/exports/commands'
import { holdClock } from '@/lib/kernel/clock'
import { yearPeriod } from '@/lib/kernel/month'
import { parseList } from '@/lib/lists/list.schema'
import { listMetric } from '@/lib/metrics/list'
import { countMetric } from '@/lib/metrics/read'
import { reopenRequest } from '@/lib/requests/commands/lead'
import { decideForCompany } from '@/lib/requests/commands/verdict'
import { listRequests, viewTotals } from '@/lib/requests/list.queries'
import { requestList } from '@/lib/requests/list.schema'
import { findRequest, requestsOf, urgentRequests } from '@/lib/requests/queries'
import { searchEverything } from '@/lib/search/queries'
import { worldPerTest } from '../../world/world'
import { makeCompany, refusal } from '../room-world'
import { accept, answer, keyOf, raise } from './help'

const world = worldPerTest()
const list = (params: Record<string, string> = {}) => parseList(requestList, params)

/** One request raised by the bureau and handed to the street at once, one of the bureau's own. */
async function two() {
  const { store, viewer } = world()
  const companyId = await makeCompany(store, viewer('staff'))
  const away = await raise(store, viewer('staff'), { companyId, title: '需要厂房', unitId: 'u-street' })
  const own = await raise(store, viewer('staff'), { companyId, title: '子女入学', workingDays: '3' })
  return { store, viewer, companyId, away, own }
}

describe('a request is read', () => {
  it('by the unit that has it and the unit that raised it, and by those above them, everywhere alike', async () => {
    const { store, viewer, companyId, away, own } = await two()
    await store.write(async (tx) => {
      const of = { noun: 'request' as const, recordId: away, sha256: '0', fileName: '批复.pdf', proves: 'approval' }
      await tx.insert(evidence).values({ ...of, unitId: 'u-street', createdBy: 'x' })
    })
    const sees = async (who: Viewer) => {
      const { rows, total } = await listRequests(store.read, who, list())
      expect(total).toBe(rows.length)
      const ids = rows.map((row) => row.id)
      for (const id of [away, own]) {
        expect((await findRequest(store.read, who, id)) !== undefined).toBe(ids.includes(id))
        const files = await evidenceOfRecord(store.read, who, 'request', id)
        expect(files).toHaveLength(id === away && ids.includes(away) ? 1 : 0)
      }
      expect((await requestsOf(store.read, who, 'company', companyId)).map((row) => row.id).sort()).toEqual(ids.sort())
      const found = (await searchEverything(store.read, who, '厂房')).flatMap((group) => group.items)
      expect(found.map((item) => item.id)).toEqual(ids.includes(away) ? [away] : [])
      expect((await viewTotals(store.read, who, '2026-03-10')).all).toBe(ids.length)
      return ids.sort()
    }
    const both = [away, own].sort()
    expect(await sees(viewer('staff'))).toEqual(both)
    expect(await sees(viewer('manager'))).toEqual(both)
    expect(await sees(viewer('staff', 'street'))).toEqual([away])
    expect(await sees(viewer('manager', 'street'))).toEqual([away])
    expect(await sees(viewer('staff', 'beijing'))).toEqual([])
    expect(await sees(viewer('leader'))).toEqual(both)
    expect(await sees(viewer('leader', 'street'))).toEqual([away])
    expect(await sees(viewer('auditor'))).toEqual(both)
    expect(await sees(viewer('admin'))).toEqual([])
  })

  it('in views that mean work, and by every filter', async () => {
    const { store, viewer, away, own, companyId } = await two()
    const ids = async (who: Viewer, params: Record<string, string>) =>
      (await listRequests(store.read, who, list(params))).rows.map((row) => row.id)
    // Raised by the bureau, but the street's work.
    expect(await ids(viewer('staff'), { view: 'unit' })).toEqual([own])
    expect(await ids(viewer('staff', 'street'), { view: 'unit' })).toEqual([away])
    expect(await ids(viewer('staff'), { view: 'mine' })).toEqual([own, away])
    expect(await ids(viewer('staff', 'bureau', 2), { view: 'mine' })).toEqual([])
    expect(await ids(viewer('leader'), { unit: 'u-street', company: companyId })).toEqual([away])
    expect(await ids(viewer('leader'), { to: '2026-03-13' })).toEqual([own])
    expect(await ids(viewer('leader'), { q: '入学' })).toEqual([own])
    // Three working days from Tue 10 March end on Fri 13: on Saturday it is late.
    holdClock(new Date('2026-03-14T01:00:00Z'))
    expect(await ids(viewer('leader'), { view: 'late' })).toEqual([own])
    expect((await urgentRequests(store.read, viewer('manager'), 'late', '2026-03-14')).map((row) => row.id)).toEqual([
      own,
    ])
    expect((await urgentRequests(store.read, viewer('staff'), 'own', '2026-03-14')).map((row) => row.id)).toEqual([own])
    expect(await urgentRequests(store.read, viewer('leader'), 'top', '2026-03-14')).toEqual([])
  })

  it('as Excel in the same reach', async () => {
    const { store, viewer } = await two()
    const file = (who: Viewer) => exportList(store, who, 'requests', new URLSearchParams('col=title'), 'csv')
    const { body, fileName } = await file(viewer('staff', 'street'))
    expect(fileName).toBe('诉求20260310.csv')
    const text = await new Response(body).text()
    expect(text).toContain('需要厂房')
    expect(text).not.toContain('子女入学')
    await refusal(file(viewer('admin')), 'not-found')
  })
})

describe('the metric requests-solved', () => {
  it('counts the day and unit that solved it, its list opens it, and a new start takes it out', async () => {
    const { store, viewer, away, own } = await two()
    await accept(store, viewer('staff', 'street'), away)
    await answer(store, viewer('staff', 'street'), away)
    const solve = { ...(await keyOf(store, away)), verdict: 'satisfied' as const, reason: '企业确认' }
    await decideForCompany(store.write, viewer('manager', 'street'), solve)
    const year = yearPeriod(2026)
    const value = async (who: Viewer) => (await countMetric(store.read, who, 'requests-solved', year)).value
    expect(await value(viewer('manager', 'street'))).toBe(1)
    expect(await value(viewer('leader'))).toBe(1)
    // The unit that only raised it reads it, and is not credited.
    expect(await value(viewer('manager'))).toBe(0)
    expect(await value(viewer('admin'))).toBe(0)
    const counted = await listMetric(store.read, viewer('leader'), 'requests-solved', year)
    expect(counted.rows).toMatchObject([{ noun: 'request', recordId: away, unitId: 'u-street', on: '2026-03-10' }])
    const left = await listMetric(store.read, viewer('leader'), 'requests-solved', year, { view: 'left-out' })
    expect(left.rows).toMatchObject([{ recordId: own, reasons: ['unsolved'], why: ['尚未解决'] }])
    const again = { ...(await keyOf(store, away)), workingDays: 5, reason: '企业又来电' }
    await reopenRequest(store.write, viewer('manager', 'street'), again)
    expect(await value(viewer('leader'))).toBe(0)
  })
})
