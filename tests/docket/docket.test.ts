import { strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { blankForm } from '@/lib/docket/built-in'
import { changeForm, createForm, exportForm, setFormDeleted } from '@/lib/docket/commands'
import { previewForm } from '@/lib/docket/fill.queries'
import { checkForm } from '@/lib/docket/form/check'
import { openForm } from '@/lib/docket/form/open'
import { DOCKET_LIST_KEYS } from '@/lib/docket/lists'
import { docketForms, findForm } from '@/lib/docket/queries'
import { receiveForm } from '@/lib/docket/receive'
import { docketInput, LIST_CODES } from '@/lib/docket/schema'
import { countMetric } from '@/lib/metrics/read'
import { records } from '../numbers/records'
import { refusal, trailOf } from '../rooms/room-world'
import { UNITS, worldPerTest } from '../world/world'
import { superiorForm } from './forms'

const world = worldPerTest()
const ROW = ['{{序号}}', '{{项目名称}}', '{{协议投资额.亿元}}', '{{签约日期}}']
const INPUT = docketInput.parse({ title: '市级调度表', list: 'signed', kind: 'month', note: '' })
const MARCH = { unitId: UNITS.district.id, periodKey: '2026-03' }

async function someRecords() {
  const write = records(world())
  await write.project('海汇项目', 'bureau', { agreedCny: 15_000_000_000, stage: 'signed', investor: '海汇集团' })
  await write.stage('海汇项目', 'signed', '2026-03-02')
  await write.project('+86机床', 'street', { agreedCny: 2_000_000_000, stage: 'signed' })
  await write.stage('+86机床', 'signed', '2026-03-01')
  await write.project('未认定', 'bureau', { agreedCny: 2_000_000_000, stage: 'signed' })
  await write.stage('未认定', 'signed', '2026-03-01', 'claimed')
  await write.project('在谈', 'beijing', { agreedCny: 3_000_000_000, stage: 'negotiation' })
  await write.stage('在谈', 'negotiation', '2026-02-11')
  await write.company('c1')
  await write.visit('c1', '2026-03-03')
  await write.visit('c1', '2026-03-04', 'street')
}
const upload = async (bytes?: Uint8Array) => {
  const { store, viewer } = world()
  const manager = viewer('manager')
  const file = await receiveForm(
    store,
    manager,
    { name: '调度表.xlsx', bytes: bytes ?? (await superiorForm(ROW)) },
    'signed',
  )
  return createForm(store.write, manager, INPUT, file)
}
const rowsOf = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[0]?.rows ?? []

describe('the district’s own tables', () => {
  test('are five, each a form that passes its own check', async () => {
    expect([...LIST_CODES]).toEqual(DOCKET_LIST_KEYS)
    for (const list of DOCKET_LIST_KEYS) expect(checkForm(openForm(await blankForm(list)), list)[0]?.listRow).toBe(4)
  })

  test('hold what the figures count, with real numbers and days', async () => {
    await someRecords()
    const { store, viewer } = world()
    const file = await exportForm(store, viewer('leader'), { formId: 'district-signed', ...MARCH })
    expect(file.fileName).toBe('市南区2026年3月签约项目一览表.xlsx')
    const rows = await rowsOf(file.bytes)
    expect(rows[0]?.[0]).toBe('市南区2026年3月签约项目一览表')
    expect(rows[3]?.slice(0, 5)).toEqual([1, '+86机床', null, new Date('2026-03-01T00:00:00Z'), 2000])
    expect(rows[4]?.slice(0, 5)).toEqual([2, '海汇项目', '海汇集团', new Date('2026-03-02T00:00:00Z'), 15_000])
    expect(rows[5]?.slice(0, 5)).toEqual([null, '合计', '共2行', null, 17_000])
    const counted = await countMetric(store.read, viewer('leader'), 'projects-signed', {
      from: '2026-03-01',
      to: '2026-03-31',
    })
    expect(counted.value).toBe(2)
    const large = await rowsOf(
      (await exportForm(store, viewer('leader'), { formId: 'district-signed-100m', ...MARCH })).bytes,
    )
    expect(large[3]?.slice(1, 4)).toEqual(['海汇项目', '海汇集团', 1.5])
    expect(large[4]?.[1]).toBe('合计')
  })

  test('show projects in negotiation and visits of the unit that is asked for', async () => {
    await someRecords()
    const { store, viewer } = world()
    const leader = viewer('leader')
    const talks = await rowsOf((await exportForm(store, leader, { formId: 'district-negotiation', ...MARCH })).bytes)
    expect(talks[3]?.slice(1, 4)).toEqual(['在谈', null, 0.3])
    expect(talks[3]?.[7]).toEqual(new Date('2026-02-11T00:00:00Z'))
    const street = { formId: 'district-visits', unitId: UNITS.street.id, periodKey: '2026' }
    const visits = await rowsOf((await exportForm(store, leader, street)).bytes)
    expect(visits.slice(3, 5).map((row) => row.slice(0, 3))).toEqual([
      [1, new Date('2026-03-04T00:00:00Z'), 'c1'],
      [null, '合计', '共1行'],
    ])
  })

  test('show each arrival in its own currency', async () => {
    const { store, viewer } = world()
    const write = records(world())
    await write.project('a', 'bureau', { stage: 'signed' })
    await write.money('a', 'paid-in', 500_000_000, '2026-03-02')
    const rows = await rowsOf(
      (await exportForm(store, viewer('leader'), { formId: 'district-arrivals', ...MARCH })).bytes,
    )
    expect(rows[3]?.slice(1, 7)).toEqual(['a', null, '实际利用内资', new Date('2026-03-02T00:00:00Z'), 500, null])
  })
})

describe('an uploaded form', () => {
  test('is kept, previewed as it will be, and leaves a trail when it goes out', async () => {
    await someRecords()
    const { store, viewer } = world()
    const { id } = await upload()
    const preview = await previewForm(store.read, viewer('leader'), { formId: id, ...MARCH })
    expect(preview.total).toBe(2)
    expect(preview.sheets[0]?.rows[3]?.slice(0, 3)).toEqual([1, '+86机床', 0.2])
    await exportForm(store, viewer('leader'), { formId: id, ...MARCH })
    const [entry] = await trailOf(store, 'docket.export')
    expect(entry).toMatchObject({ recordId: id, after: { title: '市级调度表', period: '2026-03', rows: 2 } })
  })

  test('is seen below its unit and beside it not', async () => {
    const { store, viewer } = world()
    const { id } = await upload()
    const seen = async (who: ReturnType<typeof viewer>) =>
      (await docketForms(store.read, who)).some((form) => form.id === id)
    expect(await seen(viewer('staff', 'beijing'))).toBe(true)
    expect(await seen(viewer('leader'))).toBe(true)
    expect(await seen(viewer('staff', 'street'))).toBe(false)
    await expect(docketForms(store.read, viewer('admin'))).rejects.toMatchObject({ code: 'not-found' })
    const street = exportForm(store, viewer('manager', 'street'), {
      formId: id,
      unitId: UNITS.street.id,
      periodKey: '2026-03',
    })
    await refusal(street, 'not-found')
    expect(await trailOf(store, 'docket.export')).toEqual([])
  })

  test('is changed and taken away by its unit’s manager alone, and comes back', async () => {
    const { store, viewer } = world()
    const { id } = await upload()
    const change = (version: number, title = '新表名') => ({ ...INPUT, id, version, title })
    for (const who of [viewer('staff'), viewer('leader'), viewer('auditor'), viewer('manager', 'beijing')])
      await refusal(changeForm(store.write, who, change(1), undefined), 'not-allowed')
    expect(await findForm(store.read, viewer('leader'), id)).toMatchObject({ title: '市级调度表', version: 1 })
    await changeForm(store.write, viewer('manager'), change(1), undefined)
    await refusal(changeForm(store.write, viewer('manager'), change(1, '又一个'), undefined), 'conflict')
    await setFormDeleted(store.write, viewer('manager'), { id, version: 2 }, true)
    expect((await docketForms(store.read, viewer('leader'))).map((form) => form.id)).not.toContain(id)
    await refusal(exportForm(store, viewer('leader'), { formId: id, ...MARCH }), 'not-found')
    await setFormDeleted(store.write, viewer('manager'), { id, version: 3 }, false)
    expect(await findForm(store.read, viewer('leader'), id)).toMatchObject({
      title: '新表名',
      deleted: false,
      version: 4,
    })
    expect(await trailOf(store, 'docket.restore')).toHaveLength(1)
  })

  test('the district’s own are not changed', async () => {
    const { store, viewer } = world()
    const key = { id: 'district-signed', version: 1 }
    const problem = await refusal(setFormDeleted(store.write, viewer('manager'), key, true), 'refused')
    expect(problem.sentence).toContain('系统自带')
  })

  test('is refused when it is no form, and then nothing is kept', async () => {
    const { store, viewer } = world()
    const send = (bytes: Uint8Array) => receiveForm(store, viewer('manager'), { name: 'x.xlsx', bytes }, 'signed')
    const said = async (bytes: Uint8Array) => (await refusal(send(bytes), 'invalid')).fields.file?.join('')
    expect(await said(strToU8('序号,项目\n1,a'))).toContain('.xlsx')
    expect(await said(strToU8('%PDF-1.7 nothing'))).toContain('PDF')
    const parts = unzipSync(await superiorForm(ROW))
    const bomb = zipSync({ ...parts, 'xl/media/image1.png': new Uint8Array(30_000_000) }, { level: 9 })
    expect(await said(bomb)).toContain('异常大')
    expect(await said(await superiorForm(['{{项目名}}', '', '', '']))).toContain('是不是“项目名称”')
    expect(await trailOf(store, 'file.upload')).toEqual([])
  })
})
