import type { Locator, Page } from '@playwright/test'
import { checkUscc } from '@/lib/kernel/uscc'
import { expect, test, unique } from './colleagues'

test.setTimeout(120_000)

/** A well-formed 统一社会信用代码 that nobody has, with a wrong check character. */
function wrongCode(): string {
  const body = `91370202${unique()
    .replace(/[IOSVZ]/g, 'A')
    .padStart(9, '0')
    .slice(-9)}`
  return [...'0123456789'].map((last) => body + last).find((code) => checkUscc(code) === 'checksum') ?? ''
}

/** A small paper of this kind, chosen in the form; waits until it has arrived. */
async function attach(form: Locator, kind: string): Promise<void> {
  const file = { name: `${kind}.png`, mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') }
  await form.getByLabel('选择文件').setInputFiles(file)
  const item = form.getByRole('list', { name: '已选择的文件' }).getByRole('listitem').last()
  await expect(item).toContainText('图片 ·')
  await item.getByLabel('证明事项').selectOption({ label: kind })
}
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** The goal's count of projects over 100 million yuan, as the list of goals shows it. */
async function goalFigure(leader: Page): Promise<{ link: Locator; value: number }> {
  await leader.goto('/goals')
  const row = leader.getByRole('row').filter({ has: leader.getByRole('link', { name: '引进亿元以上项目' }) })
  const link = row.getByRole('link', { name: /^\d+个$/ }).first()
  return { link, value: Number.parseInt(await link.innerText(), 10) }
}

test('a company becomes a project, a claim, a verified fact and a figure that opens down to the record', async ({
  as,
}) => {
  const claimant = await as('manager', 2)
  const verifier = await as('manager', 1)
  const leader = await as('leader')
  const before = await goalFigure(leader)
  const word = unique()
  const investor = `链路试验${word}有限公司`
  const project = `链路试验${word}区域总部`

  await claimant.goto('/companies/new')
  await claimant.getByLabel('企业名称').fill(investor)
  await claimant.getByLabel('统一社会信用代码').fill(wrongCode())
  await claimant.getByRole('button', { name: '保存' }).click()
  await claimant.getByRole('checkbox', { name: /统一社会信用代码.*校验/ }).check()
  await claimant.getByRole('button', { name: '保存' }).click()
  await expect(claimant.getByRole('heading', { name: investor })).toBeVisible()

  await claimant.getByRole('link', { name: '新建项目' }).click()
  await claimant.getByLabel('项目名称').fill(project)
  await expect(claimant.getByLabel('投资方')).toHaveValue(investor)
  await claimant.getByText('内资', { exact: true }).click()
  await claimant.getByRole('button', { name: '新建项目' }).click()
  await expect(claimant.getByRole('heading', { name: project })).toBeVisible()

  await claimant.getByRole('button', { name: '推进阶段' }).click()
  const dialog = claimant.getByRole('dialog', { name: /变更阶段/ })
  await dialog.getByLabel('从“线索”到').selectOption({ label: '签约' })
  await dialog.getByRole('button', { name: '进入“签约”' }).click()
  for (const missing of ['请至少选择一个目标类型', '请填写投资额', '请选择协议类型（框架或正式）', '请上传投资协议'])
    await expect(dialog.getByText(missing).first()).toBeVisible()
  await dialog.getByLabel('总部', { exact: false }).first().check()
  await dialog.getByLabel('投资额', { exact: true }).fill('1.5')
  await dialog.getByLabel('金额单位').selectOption({ label: '亿元' })
  await expect(dialog.getByText('= 1.5亿元')).toBeVisible()
  await dialog.getByLabel('协议类型').selectOption({ label: '正式协议' })
  await attach(dialog, '投资协议')
  await dialog.getByRole('button', { name: '进入“签约”' }).click()
  await expect(claimant.getByRole('listitem').filter({ hasText: '签约（当前阶段）' })).toContainText('待认定')
  await expect(dialog).toBeHidden()

  await claimant.getByRole('button', { name: '登记资金' }).click()
  const money = claimant.getByRole('dialog', { name: '登记资金' })
  await money.getByLabel('金额', { exact: true }).fill('1.2')
  await money.getByLabel('金额单位').selectOption({ label: '亿元' })
  await attach(money, '银行回单')
  await money.getByRole('button', { name: '登记' }).click()
  await expect(claimant.getByRole('row', { name: '实缴/到位资金' })).toContainText('1.2亿元')

  // Nobody verifies what he claimed himself.
  await expect(claimant.getByRole('button', { name: /^认定/ })).toHaveCount(0)
  expect((await goalFigure(leader)).value).toBe(before.value)

  await verifier.goto(new URL(claimant.url()).pathname)
  const verify = verifier.getByRole('button', { name: /^认定 ?：/ })
  // The signing takes its amount along: of three claims one is left after it, then none.
  await expect(verify).toHaveCount(3)
  await verify.first().click()
  await expect(verify).toHaveCount(1)
  await verify.first().click()
  await expect(verify).toHaveCount(0)
  await expect(verifier.getByRole('listitem').filter({ hasText: '签约（当前阶段）' })).toContainText('已认定')

  const after = await goalFigure(leader)
  expect(after.value).toBe(before.value + 1)
  await after.link.click()
  const record = leader.getByRole('row', { name: project })
  await expect(record).toContainText('签约')
  await record.getByRole('link', { name: project }).click()
  await expect(leader.getByRole('heading', { name: project })).toBeVisible()
  await expect(leader.getByRole('row', { name: '实缴/到位资金' })).toContainText('1.2亿元')
})
