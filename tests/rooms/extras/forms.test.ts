import { describe, expect, it } from 'vitest'
import { changeCompany, createCompany } from '@/lib/companies/commands'
import { companyChange, companyInput } from '@/lib/companies/schema'
import { changeEvent, createEvent } from '@/lib/events/commands'
import { eventChange, eventInput } from '@/lib/events/schema'
import { saveExtraField } from '@/lib/extras/commands'
import { extraFieldsOf, listExtraFields, recordExtras } from '@/lib/extras/queries'
import { extraFieldInput } from '@/lib/extras/schema'
import type { ExtraNoun } from '@/lib/kernel/terms'
import { createProject } from '@/lib/projects/commands/create-project'
import { updateProject } from '@/lib/projects/commands/update-project'
import { projectInput, projectUpdate } from '@/lib/projects/schema'
import { changeVisit } from '@/lib/visits/commands'
import { visitChange } from '@/lib/visits/schema'
import { worldPerTest } from '../../world/world'
import { makeCompany, makeVisit, refusal, trailOf } from '../room-world'

const world = worldPerTest()
const field = async (noun: ExtraNoun, label: string, type: string, more: Record<string, unknown> = {}) => {
  const input = extraFieldInput.parse({ noun, label, type, active: 'on', ...more })
  return (await saveExtraField(world().store.write, world().viewer('admin'), input)).id
}
const shown = async (noun: ExtraNoun, id: string) =>
  Object.fromEntries((await recordExtras(world().store.read, noun, id)).map(({ label, value }) => [label, value]))

describe('the fields of a district’s own', () => {
  it('are an admin’s affair', async () => {
    const { store, viewer } = world()
    const input = extraFieldInput.parse({ noun: 'company', label: '员工人数', type: 'number', active: 'on' })
    for (const role of ['staff', 'manager', 'leader', 'auditor'] as const)
      await refusal(saveExtraField(store.write, viewer(role), input), 'not-allowed')
    expect(await listExtraFields(store.read, 'company')).toEqual([])
  })

  it('are named once per noun, renamed, measured, sorted and retired, and told in the trail', async () => {
    const { store, viewer } = world()
    const id = await field('company', '员工人数', 'number', { measure: '人', position: '2' })
    await field('company', '园区', 'text', { measure: '个', position: '1' })
    await field('project', '员工人数', 'text')
    expect((await extraFieldsOf(store.read, 'company')).map(({ label, measure }) => [label, measure])).toEqual([
      ['园区', null],
      ['员工人数', '人'],
    ])
    const again = extraFieldInput.parse({ noun: 'company', label: '员工 人数', type: 'text', active: 'on' })
    const taken = await refusal(saveExtraField(store.write, viewer('admin'), again), 'invalid')
    expect(taken.fields).toEqual({ label: ['企业已有同名的字段'] })
    const change = (form: Record<string, unknown>) =>
      saveExtraField(
        store.write,
        viewer('admin'),
        extraFieldInput.parse({
          id,
          noun: 'company',
          label: '从业人数',
          type: 'number',
          measure: '人',
          position: '2',
          ...form,
        }),
      )
    await change({ version: '1' })
    const stale = await refusal(change({ version: '1', active: 'on' }), 'conflict')
    expect(stale.theirs).toMatchObject({ label: '从业人数', active: false, version: 2 })
    expect((await extraFieldsOf(store.read, 'company')).map(({ label }) => label)).toEqual(['园区'])
    const [entry] = await trailOf(store, 'extra.update')
    expect([entry?.before, entry?.after]).toEqual([
      { label: '员工人数', active: true },
      { label: '从业人数', active: false },
    ])
  })

  it('keep their type once anybody has filled them', async () => {
    const { store, viewer } = world()
    const id = await field('company', '员工人数', 'number')
    const change = (version: string, type: string) =>
      saveExtraField(
        store.write,
        viewer('admin'),
        extraFieldInput.parse({ id, version, noun: 'company', label: '员工人数', type, active: 'on' }),
      )
    await change('1', 'text')
    await makeCompany(store, viewer('staff'), { [`x.${id}`]: '不少' })
    const problem = await refusal(change('2', 'number'), 'invalid')
    expect(problem.fields.type?.join()).toContain('已有1条记录填写')
    expect((await listExtraFields(store.read, 'company')).map(({ type, used }) => [type, used])).toEqual([['text', 1]])
  })
})

describe('extra fields on a form', () => {
  it('of a company are checked, written with it, versioned and readable in the trail', async () => {
    const { store, viewer } = world()
    const people = await field('company', '员工人数', 'number', { measure: '人' })
    const filed = await field('company', '备案日', 'day')
    const foreign = await field('project', '用地面积', 'number')
    const form = { name: '青岛海汇贸易有限公司', kind: 'prospective' }
    const wrong = companyInput.parse({ ...form, [`x.${people}`]: '很多', [`x.${filed}`]: '2019-02-30' })
    const problem = await refusal(createCompany(store.write, viewer('staff'), wrong), 'invalid')
    expect(Object.keys(problem.fields).sort()).toEqual([`x.${people}`, `x.${filed}`].sort())
    const { id } = await createCompany(
      store.write,
      viewer('staff'),
      companyInput.parse({ ...form, [`x.${people}`]: '1,200人', [`x.${foreign}`]: '3', [`x.${filed}`]: '' }),
    )
    expect(await shown('company', id)).toEqual({ 员工人数: '1200', 备案日: '' })
    expect((await trailOf(store, 'company.create'))[0]?.after).toMatchObject({ 'x.员工人数': '1200' })
    const change = (version: string, more: Record<string, string>) =>
      changeCompany(store.write, viewer('staff'), companyChange.parse({ id, version, ...form, ...more }))
    await refusal(
      changeCompany(
        store.write,
        viewer('staff', 'beijing'),
        companyChange.parse({ id, version: '1', ...form, [`x.${people}`]: '5' }),
      ),
      'not-allowed',
    )
    await change('1', { [`x.${people}`]: '', [`x.${filed}`]: '2019.3.5' })
    const [entry] = await trailOf(store, 'company.update')
    expect([entry?.before, entry?.after]).toEqual([
      { 'x.员工人数': '1200', 'x.备案日': null },
      { 'x.员工人数': null, 'x.备案日': '2019-03-05' },
    ])
    const stale = await refusal(change('1', { [`x.${people}`]: '7' }), 'conflict')
    expect(stale.theirs).toMatchObject({ [`x.${filed}`]: '2019-03-05', version: 2 })
    // A form that does not ask for them leaves them.
    await change('2', { note: '已核对' })
    expect(await shown('company', id)).toEqual({ 员工人数: '', 备案日: '2019-03-05' })
  })

  it('of projects, visits and events are written with them', async () => {
    const { store, viewer } = world()
    const staff = viewer('staff')
    const land = await field('project', '用地面积', 'number', { measure: '亩' })
    const mood = await field('visit', '陪同', 'text')
    const cost = await field('event', '预算', 'number')
    const facts = { name: '海汇总部', unitId: staff.unitId, ownerId: staff.userId }
    const { id: project } = await createProject(
      store.write,
      staff,
      projectInput.parse({ ...facts, stage: 'lead', on: '2026-03-01', [`x.${land}`]: '35.5亩' }),
    )
    expect(await shown('project', project)).toEqual({ 用地面积: '35.5' })
    const update = { id: project, version: '1', ...facts, [`x.${land}`]: '四十' }
    expect(
      (await refusal(updateProject(store.write, staff, projectUpdate.parse(update)), 'invalid')).fields,
    ).toHaveProperty([`x.${land}`])
    await updateProject(store.write, staff, projectUpdate.parse({ ...update, [`x.${land}`]: '40' }))
    expect((await trailOf(store, 'project.update'))[0]?.after).toEqual({ 'x.用地面积': '40' })

    const companyId = await makeCompany(store, staff)
    const visit = await makeVisit(store, staff, { companyId })
    const changed = {
      id: visit,
      version: '1',
      companyId,
      kind: 'away',
      happenedOn: '2026-03-01',
      summary: '洽谈落户事宜',
    }
    await changeVisit(store.write, staff, visitChange.parse({ ...changed, [`x.${mood}`]: '区商务局王科长' }))
    expect(await shown('visit', visit)).toEqual({ 陪同: '区商务局王科长' })

    const about = { name: '北京专场推介会', happenedOn: '2026-03-05' }
    const { id: event } = await createEvent(store.write, staff, eventInput.parse({ ...about, [`x.${cost}`]: '3.5' }))
    await changeEvent(store.write, staff, eventChange.parse({ id: event, version: '1', ...about, [`x.${cost}`]: '4' }))
    expect(await shown('event', event)).toEqual({ 预算: '4' })
    expect((await trailOf(store, 'event.update'))[0]?.before).toEqual({ 'x.预算': '3.5' })
  })
})
