import { expect, test } from 'vitest'
import { saveContact } from '@/lib/contacts/commands'
import { contactInput } from '@/lib/contacts/schema'
import { similarCompanyRecords, similarProjects } from '@/lib/duplicates/similar.queries'
import { typedIn } from '@/lib/duplicates/similar.rules'
import { newPlans } from '../../world/plans'
import { worldPerTest } from '../../world/world'
import { putProject } from '../projects/help'
import { makeCompany } from '../room-world'

const world = worldPerTest()
const typed = (form: Record<string, string>) => typedIn(new URLSearchParams(form))

test('projects of every unit show while typing; those out of reach by name, unit and rough stage, without a link', async () => {
  const { store, viewer } = world()
  const mine = await putProject(world(), { name: '海尔智家北方总部项目', investor: '海尔智家股份有限公司' })
  await putProject(world(), {
    name: '海尔智家结算中心',
    investor: '海尔智家有限公司',
    unitId: 'u-street',
    ownerId: 'p-staff-street-1',
    reached: [{ stage: 'signed', on: '2026-03-01' }],
    content: '不外传的内容',
  })
  await putProject(world(), { name: '毫不相干项目', investor: '无关公司' })
  const shown = await similarProjects(
    store.read,
    viewer('staff'),
    typed({ name: '海尔智家总部', investor: '海尔智家有限公司' }),
  )
  expect(shown.map(({ name, id, because, unitName, detail }) => ({ name, id, because, unitName, detail }))).toEqual([
    {
      name: '海尔智家北方总部项目',
      id: mine,
      because: '名称相近、投资方相同',
      unitName: '区投资促进局',
      detail: 'staffbureau1 · 在谈',
    },
    { name: '海尔智家结算中心', id: null, because: '名称相近、投资方相同', unitName: '香港中路街道', detail: '已签约' },
  ])
  expect(JSON.stringify(shown)).not.toContain('staffstreet1')
  expect(JSON.stringify(shown)).not.toContain('不外传')
  const code = '91370200163562681G'
  await putProject(world(), { name: '别名', landedUscc: code, reached: [{ stage: 'registered', on: '2026-03-01' }] })
  expect(
    await similarProjects(store.read, viewer('staff'), typed({ name: '', uscc: code.toLowerCase() })),
  ).toMatchObject([{ name: '别名', because: '代码相同' }])
  for (const role of ['leader', 'auditor', 'admin'] as const)
    expect(await similarProjects(store.read, viewer(role), typed({ name: '海尔智家总部' }))).toEqual([])
})

test('a generic word in the middle hides nothing', async () => {
  const { store, viewer } = world()
  await putProject(world(), { name: '澜海智能装备北方总部项目' })
  const shown = await similarProjects(store.read, viewer('staff'), typed({ name: '澜海智能装备总部' }))
  expect(shown.map(({ name, because }) => ({ name, because }))).toEqual([
    { name: '澜海智能装备北方总部项目', because: '名称相近' },
  ])
})

test('companies show by code, name, similar name and phone; a phone is asked for, never told', async () => {
  const { store, viewer } = world()
  const id = await makeCompany(store, viewer('staff', 'street'), {
    name: '海尔智家股份有限公司',
    uscc: '91370200163562681G',
  })
  const phone = '13812345678'
  await saveContact(store.write, viewer('staff', 'street'), contactInput.parse({ companyId: id, name: '王某', phone }))
  const ask = async (form: Record<string, string>) =>
    (await similarCompanyRecords(store.read, viewer('staff'), typed(form))).map((one) => one.because)
  expect(await ask({ name: '海尔智家（青岛）' })).toEqual(['名称相近'])
  expect(await ask({ name: '海尔智家有限公司' })).toEqual(['名称相同'])
  expect(await ask({ name: '尔智家' })).toEqual(['名称相近'])
  expect(await ask({ name: '全然不同', uscc: '９１370200163562681g' })).toEqual(['代码相同'])
  expect(await ask({ phone: '138 1234 5678' })).toEqual(['联系电话相同'])
  expect(await ask({ phone: '138' })).toEqual([])
  expect(await ask({ name: '海尔智家', except: id })).toEqual([])
  const shown = await similarCompanyRecords(store.read, viewer('staff'), typed({ phone }))
  expect(JSON.stringify(shown)).not.toMatch(/13812345678|王某/)
  expect(await similarCompanyRecords(store.read, viewer('admin'), typed({ phone }))).toEqual([])
})

test('typing reads no big table from end to end', async () => {
  const { viewer } = world()
  const plans = await newPlans()
  const form = typed({
    name: '海尔智家总部',
    investor: '海尔智家有限公司',
    uscc: '91370200163562681G',
    phone: '13812345678',
  })
  const { scans } = await plans.watch(async (read) => {
    await similarCompanyRecords(read, viewer('staff'), form)
    await similarProjects(read, viewer('staff'), form)
  })
  expect(scans).toEqual([])
  await plans.close()
})
