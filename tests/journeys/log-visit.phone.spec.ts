import type { Page } from '@playwright/test'
import { pinyin } from 'pinyin-pro'
import { today } from '@/lib/kernel/clock'
import { addDays } from '@/lib/kernel/month'
import { nextMonday } from '@/lib/visits/quick-days.rules'
import { expect, test, unique } from './colleagues'
import { thumb } from './taps'

/** The form, reached by the thumb: the button in the middle of the bar. */
async function openForm(page: Page) {
  await page.goto('/')
  await page.getByRole('navigation', { name: '底部导航' }).getByRole('link', { name: '记走访' }).tap()
  await expect(page.getByRole('heading', { name: '记走访' })).toBeVisible()
}

const field = (page: Page) => page.getByRole('combobox', { name: '企业' })

test('a visit is logged with a thumb, found everywhere, and its follow-up done', async ({ as }) => {
  const page = await as('staff')
  await page.goto('/companies?sort=name')
  const known = await page.getByRole('table').locator('tbody tr').first().getByRole('link').innerText()
  await openForm(page)

  const two = known.slice(2, 4)
  await field(page).fill(two)
  await expect(page.getByRole('option').first()).toContainText(two)
  await field(page).fill(pinyin(known.slice(0, 6), { pattern: 'first', toneType: 'none', type: 'array' }).join(''))
  await page.getByRole('option', { name: known }).first().tap()
  await expect(field(page)).toHaveValue(known)

  const said = `对方有意设立区域总部 ${unique()}`
  await page.getByLabel('洽谈内容').fill(said)
  await page.getByLabel('下步打算').fill('送政策建议书')
  await page.getByLabel('下次跟进日期').fill(today())
  await page.getByRole('button', { name: '保存' }).tap()

  await expect(page.getByRole('heading', { name: known })).toBeVisible()
  await expect(page.getByText(said)).toBeVisible()
  const visit = new URL(page.url()).pathname

  await page.goto('/visits?open=1')
  await expect(page.getByRole('row', { name: said })).toContainText('待跟进')
  await page.goto(visit)
  await page.getByRole('link', { name: known }).tap()
  await expect(page.getByRole('list', { name: '企业动态' })).toContainText(said)

  await page.goto(visit)
  await page.getByRole('button', { name: '标记为已办结' }).tap()
  await expect(page.getByRole('button', { name: '重新打开' })).toBeVisible()
  await page.goto('/visits?open=1')
  await expect(page.getByRole('heading', { name: '走访' })).toBeVisible()
  await expect(page.getByText(said)).toHaveCount(0)
  await page.goto('/visits')
  await expect(page.getByRole('row', { name: said })).toContainText('已办结')
})

test('every character typed first into the company is kept, and so is a message pasted first', async ({ as }) => {
  const page = await as('staff')
  await openForm(page)
  await expect(page.getByRole('button', { name: '粘贴成记录' })).toBeEnabled()
  await field(page).pressSequentially('青岛海创')
  await expect(field(page)).toHaveValue('青岛海创')
  await page.reload()
  await page.getByRole('button', { name: '粘贴成记录' }).tap()
  await page.getByRole('dialog').getByRole('textbox').fill('今天拜访了青岛海创，见到王总')
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('今天拜访了青岛海创，见到王总')
})

test('a save tapped twice writes once, and going back sends nothing again', async ({ as }) => {
  const page = await as('staff')
  const name = `双击试验${unique()}有限公司`
  await openForm(page)
  await field(page).fill(name)
  await page.getByRole('button', { name: '登记为新企业' }).tap()
  await expect(page.getByLabel('新企业名称')).toHaveValue(name)
  await page.getByLabel('洽谈内容').fill('第一次')
  const save = page.getByRole('button', { name: '保存' })
  await save.dblclick({ delay: 0 })
  await expect(page.getByRole('heading', { name })).toBeVisible()

  const mine = page.getByRole('row', { name })
  await page.goto('/visits')
  await expect(mine).toHaveCount(1)

  await page.goBack()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/visits\/new$/)
  await page.reload()
  await page.goto('/visits')
  await expect(mine).toHaveCount(1)
})

test('what is written after going back is another visit, not the first one again', async ({ as }) => {
  const page = await as('staff')
  const name = `返回试验${unique()}有限公司`
  await openForm(page)
  await field(page).fill(name)
  await page.getByRole('button', { name: '登记为新企业' }).tap()
  await page.getByLabel('洽谈内容').fill('第一次')
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByText('已新建')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/visits\/new$/)
  await expect(page.getByRole('heading', { name: '记走访' })).toBeVisible()
  // Now, and not after it has gone by itself.
  expect(await page.getByText('已新建').count()).toBe(0)
  await field(page).fill(name)
  await page.getByRole('option', { name }).tap()
  await page.getByLabel('洽谈内容').fill('第二次')
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page).toHaveURL(/\/visits\/(?!new)/)
  await expect(page.getByText('第二次')).toBeVisible()
  await page.goto('/visits')
  await expect(page.getByRole('row', { name })).toHaveCount(2)
})

const save = (page: Page) => page.getByRole('button', { name: '保存' })
const recent = (page: Page) => page.getByRole('group', { name: '最近走访的企业' }).getByRole('button')
const compose = (page: Page) => page.getByRole('navigation', { name: '底部导航' }).getByRole('link', { name: '记走访' })

test('a visit to a company visited before takes six taps at most beside the typing', async ({ as }) => {
  const page = await as('staff')
  await page.goto('/')
  const { tap, write, taps } = thumb()
  await tap(compose(page))
  const company = await recent(page).first().innerText()
  await tap(recent(page).first())
  await expect(field(page)).toHaveValue(company)
  const said = `再次洽谈租金 ${unique()}`
  await write(page.getByLabel('洽谈内容'), said)
  await tap(page.getByRole('button', { name: '下周一' }))
  await expect(page.getByLabel('下次跟进日期')).toHaveValue(nextMonday(today()))
  await expect(save(page)).toBeInViewport()
  await tap(save(page))
  await expect(page.getByRole('heading', { name: company })).toBeVisible()
  await expect(page.getByText(said)).toBeVisible()
  expect(taps()).toBeLessThanOrEqual(6)
})

test('a visit to a new company takes twelve taps at most, contact, place and request included', async ({ as }) => {
  const page = await as('staff')
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 36.066123, longitude: 120.382991 })
  await page.goto('/')
  const name = `十二次试验${unique()}有限公司`
  const { tap, write, taps } = thumb()
  await tap(compose(page))
  await write(field(page), name)
  await tap(page.getByRole('button', { name: '登记为新企业' }))
  await expect(page.getByLabel('新企业名称')).toHaveValue(name)
  await write(page.getByLabel('洽谈内容'), '首次见面，介绍政策')
  await write(page.getByLabel('对方人员'), '总经理王某某，13812345678')
  await tap(page.getByText('企业诉求'))
  await write(page.getByLabel('第1件诉求的事项'), '协调员工停车')
  await tap(page.getByText('日期、我方人员、地点和项目'))
  await tap(page.getByRole('button', { name: '使用当前位置' }))
  await expect(page.getByText('北纬36.06612° 东经120.38299°')).toBeVisible()
  await tap(page.getByText('总部', { exact: true }))
  await tap(save(page))
  await expect(page.getByRole('heading', { name })).toBeVisible()
  expect(taps()).toBeLessThanOrEqual(12)
  await expect(page.getByText('王某某（总经理）')).toBeVisible()
  await expect(page.getByRole('link', { name: '北纬36.06612°' })).toHaveAttribute('href', 'geo:36.06612,120.38299')
  await expect(page.getByText('13812345678')).toHaveCount(0)
  await page.getByRole('link', { name }).first().tap()
  await expect(page.getByText('138****5678')).toBeVisible()
})

test('what was typed waits on the phone and is gone on with after the page was closed', async ({ as }) => {
  const page = await as('staff')
  // The phone's first page asks the server who is here; only then can anything be kept for that person.
  await page.goto('/field')
  await expect(page.getByRole('heading', { name: '走访计划' })).toBeVisible()
  await openForm(page)
  await recent(page).first().tap()
  const company = await field(page).inputValue()
  const said = `没写完 ${unique()}`
  await page.getByLabel('洽谈内容').fill(said)
  await page.getByRole('button', { name: '3天后' }).tap()
  const offer = page.getByRole('region', { name: '未完成的走访' })
  await expect(async () => {
    await page.goto('/visits/new')
    await expect(offer).toContainText(company, { timeout: 2_000 })
  }).toPass()
  await offer.getByRole('button', { name: '继续填写' }).first().tap()
  await expect(page.getByLabel('洽谈内容')).toHaveValue(said)
  await expect(field(page)).toHaveValue(company)
  await save(page).tap()
  // The words stand in the form too: only the visit's own page says that it has arrived.
  await expect(page).toHaveURL(/\/visits\/(?!new)/)
  await expect(page.getByText(said)).toBeVisible()
  await page.goto('/visits/new')
  await expect(field(page)).toBeVisible()
  await expect(offer).toHaveCount(0)
})

test('a pasted message fills the form with what was confirmed and nothing else', async ({ as }) => {
  const page = await as('staff')
  await openForm(page)
  const company = await recent(page).first().innerText()
  await page.getByLabel('下步打算').fill('自己写的')
  await page.getByRole('button', { name: '粘贴成记录' }).tap()
  const said = unique()
  await page
    .getByLabel('把聊天消息')
    .fill(`昨天拜访${company}，见到总经理王某某和李总，谈了${said}。\n下一步：3天后送建议书。`)
  await page.getByRole('button', { name: '读取', exact: true }).tap()
  const box = page.getByRole('dialog', { name: '粘贴成记录' })
  await expect(box.getByRole('radio', { name: company }).first()).toBeChecked()
  await expect(box.getByRole('checkbox', { name: '走访日期' })).toBeChecked()
  await expect(box.getByRole('checkbox', { name: '对方人员' })).not.toBeChecked()
  await expect(box.getByRole('checkbox', { name: '下步打算' })).not.toBeChecked()
  await box.getByRole('button', { name: '填入表单' }).tap()
  await expect(field(page)).toHaveValue(company)
  await expect(page.getByLabel('洽谈内容')).toHaveValue(new RegExp(said))
  await expect(page.getByLabel('下步打算')).toHaveValue('自己写的')
  await expect(page.getByLabel('对方人员')).toHaveValue('')
  await expect(page.getByLabel('下次跟进日期')).toHaveValue(addDays(today(), 3))
  await save(page).tap()
  await expect(page.getByText(said)).toBeVisible()
})
