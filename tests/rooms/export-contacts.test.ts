import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { contacts } from '@/lib/db/tables/companies'
import { exportList } from '@/lib/exports/commands'
import { worldPerTest } from '../world/world'
import { makeCompany, refusal, trailOf } from './room-world'

const world = worldPerTest()
async function phones(who: Viewer, query = '') {
  const { body } = await exportList(world().store, who, 'contacts', new URLSearchParams(query))
  const [sheet] = (await readXlsx(new Uint8Array(await new Response(body).arrayBuffer()))).sheets
  const column = (sheet?.rows[0] ?? []).indexOf('电话')
  return (sheet?.rows ?? []).slice(1, -2).map((row) => row[column])
}

it('contacts leave masked; in full only to who may read them, with a reason, under an action of its own', async () => {
  const { store, viewer } = world()
  const companyId = await makeCompany(store, viewer('staff'))
  await store.write(async (tx) => {
    for (const [n, unitId] of ['u-bureau', 'u-beijing', 'u-street'].entries())
      await tx
        .insert(contacts)
        .values({ id: `c${n}`, companyId, name: `人${n}`, phone: `1380000000${n}`, unitId, createdBy: 'x' })
  })
  expect(await phones(viewer('staff'))).toEqual(['138****0000'])
  expect(await phones(viewer('manager'))).toEqual(['138****0000', '138****0001'])
  expect(await phones(viewer('auditor'))).toHaveLength(3)
  expect(await phones(viewer('auditor'), `company=${companyId}`)).toEqual(['138****0000', '138****0001', '138****0002'])

  await refusal(phones(viewer('auditor'), 'full=1&reason=核对名单'), 'not-allowed')
  await refusal(phones(viewer('admin')), 'not-found')
  expect((await refusal(phones(viewer('manager'), 'full=1'), 'invalid')).fields.reason).toHaveLength(1)
  expect(await trailOf(store, 'export.full')).toEqual([])
  expect(await phones(viewer('manager'), 'full=1&reason=春节慰问电话')).toEqual(['13800000000', '13800000001'])
  const [entry] = await trailOf(store, 'export.full')
  expect(entry).toMatchObject({
    recordId: 'contacts',
    noun: 'contact',
    after: { filters: { reason: '春节慰问电话' }, rows: 2 },
  })
  expect(JSON.stringify(await trailOf(store, 'export.full'))).not.toContain('1380000')
})
