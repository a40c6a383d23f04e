import type { Page } from '@playwright/test'
import { expect, test, unique } from './colleagues'
import { account } from './people'

async function newProject(page: Page): Promise<{ name: string; address: string }> {
  const name = `批示试验${unique()}项目`
  await page.goto('/projects/new')
  await page.getByLabel('项目名称').fill(name)
  await page.getByRole('button', { name: '新建项目' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  return { name, address: new URL(page.url()).pathname }
}

test('a leader instructs, the head of the unit hands it on, staff answers, the leader closes', async ({ as }) => {
  const staff = await as('staff')
  const { name, address } = await newProject(staff)
  const words = `请尽快促成签约${unique()}`

  const leader = await as('leader')
  await leader.goto(address)
  await leader.getByRole('link', { name: '作批示' }).first().click()
  await leader.getByLabel('批示内容').fill(words)
  const owner = leader.getByRole('combobox', { name: '承办人' })
  await owner.fill(account('manager').name)
  await leader
    .getByRole('option', { name: account('manager').name })
    .first()
    .click()
  await leader.getByRole('button', { name: '15个工作日' }).click()
  await leader.getByRole('button', { name: '下达批示' }).click()
  await expect(leader.getByRole('region', { name: '批示内容' })).toContainText(words)
  const instruction = new URL(leader.url()).pathname

  const manager = await as('manager')
  await manager.goto('/')
  await manager.getByRole('region', { name: '交我办的批示' }).getByRole('link', { name: '全部' }).click()
  await manager.getByRole('link', { name: words }).click()
  await manager.getByRole('button', { name: '转办' }).click()
  const dialog = manager.getByRole('dialog', { name: '转办批示' })
  const to = dialog.getByLabel('承办人')
  await to.selectOption({
    value: (await to.locator('option', { hasText: account('staff').name }).getAttribute('value')) ?? '',
  })
  await dialog.getByRole('button', { name: '确认转办' }).click()
  await expect(manager.getByRole('list', { name: '办理过程' })).toContainText(`转${account('staff').name}办理`)

  await staff.goto('/notices')
  await staff.getByRole('link', { name: words }).first().click()
  await expect(staff.getByRole('link', { name })).toBeVisible()
  await staff.getByRole('textbox', { name: '办理情况' }).fill('已约定下周一签约')
  await staff.getByRole('button', { name: '提交反馈' }).click()
  await expect(staff.getByRole('region', { name: '办理情况' })).toContainText('已约定下周一签约')

  await leader.goto(instruction)
  await leader.getByRole('button', { name: '办结' }).click()
  await expect(leader.getByRole('list', { name: '办理过程' })).toContainText('办结')
  await leader.goto(address)
  const shown = leader.getByRole('region', { name: '批示' })
  await expect(shown).toContainText(words)
  await expect(shown).toContainText('已约定下周一签约')
  await expect(shown).toContainText('已办结')
})

test('a colleague who is addressed with @ finds the words from his messages', async ({ as }) => {
  const staff = await as('staff')
  const { name, address } = await newProject(staff)
  const manager = await as('manager')
  await manager.goto(address)
  const box = manager.getByRole('textbox', { name: '评论' })
  await box.pressSequentially(`请@${account('staff').username}`)
  const people = manager.getByRole('listbox', { name: '可以提到的同事' })
  await expect(people.getByRole('option').first()).toContainText(account('staff').name)
  await box.press('Enter')
  await expect(box).toHaveValue(`请@${account('staff').name} `)
  await box.pressSequentially('补充会谈纪要')
  await manager.getByRole('button', { name: '发表评论' }).click()
  await expect(manager.getByRole('region', { name: '评论' }).getByRole('listitem')).toContainText('补充会谈纪要')
  await expect(box).toHaveValue('')

  await staff.goto('/notices')
  await staff.getByRole('link', { name: `在“${name}”中提到您` }).click()
  await expect(staff).toHaveURL(/#comment-/)
  await expect(staff.getByRole('region', { name: '评论' })).toContainText('补充会谈纪要')
})

test('the weekly review goes by the keyboard, and each figure opens', async ({ as }) => {
  const leader = await as('leader')
  await leader.goto('/review')
  const week = leader.getByText(/\d{4}年第\d+周/)
  const now = await week.textContent()
  await leader.keyboard.press('ArrowLeft')
  await expect(leader).toHaveURL(/week=/)
  await expect(week).not.toHaveText(now ?? '')
  const figure = leader
    .getByRole('region', { name: '各单位' })
    .getByRole('row')
    .filter({ has: leader.getByRole('link', { name: /^[1-9]/ }) })
    .first()
    .getByRole('link', { name: /^[1-9]/ })
    .first()
  const count = Number.parseInt((await figure.textContent()) ?? '', 10)
  await figure.click()
  await expect(leader.getByRole('main')).toContainText(new RegExp(`${count}`))
  await leader.goBack()
  await leader.keyboard.press('ArrowRight')
  await expect(week).toHaveText(now ?? '')
  await leader.getByRole('link', { name: '停滞项目' }).first().click()
  await expect(leader).toHaveURL(/sort=/)
})
