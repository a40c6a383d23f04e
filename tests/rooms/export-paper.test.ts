import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { terms } from '@/lib/db/tables/house'
import { defaultTerms } from '@/lib/dictionaries/defaults'
import { exportList } from '@/lib/exports/commands'
import { ensureExtraFields } from '@/lib/extras/records'
import { worldPerTest } from '../world/world'
import { makeCompany } from './room-world'

const world = worldPerTest()

/** The line below the heading of a list on paper, up to the number of rows. */
async function about(viewer: Viewer, list: string, query: string): Promise<string> {
  const { body } = await exportList(world().store, viewer, list, new URLSearchParams(query), 'print')
  const line = /<\/h1><p>(.*?)<\/p>/.exec(await new Response(body).text())?.[1] ?? ''
  return line.replace(/(?: · )?共 \d+ 条 · .*$/, '')
}

describe('a list on paper', () => {
  it('says under its heading what it was narrowed to, as its page says it', async () => {
    const { store, viewer } = world()
    const manager = viewer('manager', 'district')
    await store.write((tx) =>
      tx
        .insert(terms)
        .values(defaultTerms())
        .then(() => undefined),
    )
    const companyId = await makeCompany(store, viewer('staff'))
    expect(await about(manager, 'companies', '')).toBe('')
    expect(await about(manager, 'companies', 'q=海尔&kind=resident&origin=foreign&unit=u-bureau&visited=stale')).toBe(
      '含“海尔”、驻区企业、外资、区投资促进局、90天以上未走访',
    )
    expect(await about(manager, 'projects', 'stage=signed&amount=100m&target=headquarters&from=2026-01-01')).toBe(
      '2026-01-01 至 最晚、签约、总部、1亿元以上',
    )
    expect(await about(manager, 'visits', `kind=away&open=1&company=${companyId}`)).toMatch(/^外出拜访、\S+、待跟进$/)
    expect(await about(manager, 'requests', 'view=late&owner=p-staff-bureau-1')).toMatch(/^逾期、\S+$/)
    expect(await about(manager, 'claims', 'status=verified&kind=money')).toBe('已认定、资金')
    expect(await about(manager, 'imports', 'status=undone')).toBe('已撤销')
  })

  it('says it of a district’s own fields, and as text whatever was typed', async () => {
    const { store, viewer } = world()
    const manager = viewer('manager')
    const ids = await store.write((tx) =>
      ensureExtraFields(tx, manager, [
        { noun: 'company', label: '园区', type: 'text' },
        { noun: 'company', label: '员工人数', type: 'number' },
      ]),
    )
    const [park, people] = [ids.get('company 园区'), ids.get('company 员工人数')]
    expect(await about(manager, 'companies', `x.${park}=<b>软件园&x.${people}.from=100`)).toBe(
      '园区含“&lt;b&gt;软件园”、员工人数从 100',
    )
  })
})
