import { expect, test, unique } from './colleagues'

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

// The refusal is an answer, and browsers complain of every one above 399.
test.use({ expectedNoise: [/status of 422/] })

test('a visit is logged with a photo taken on the spot, which stays through a refused form', async ({ as }) => {
  const page = await as('staff')
  const name = `拍照试验${unique()}有限公司`
  await page.goto('/visits/new')
  await page.getByRole('combobox', { name: '企业' }).fill(name)
  await page.getByRole('button', { name: '登记为新企业' }).tap()
  await page.getByText('现场照片和材料').tap()
  await expect(page.getByText('拍照', { exact: true })).toBeVisible()
  const camera = page.locator('input[type=file][capture=environment]')
  await camera.setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PHOTO })
  await expect(page.getByText('图片 ·')).toBeVisible()
  await expect(page.getByLabel('证明事项')).toHaveValue('photo')
  await page.getByLabel('说明').fill('洽谈现场')

  // What was talked about is missing: the form comes back, and the photo with it.
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByText('请填写洽谈内容').first()).toBeVisible()
  await expect(page.getByText('图片 ·')).toBeVisible()
  await expect(page.getByLabel('证明事项')).toHaveValue('photo')
  await expect(page.getByLabel('说明')).toHaveValue('洽谈现场')

  await page.getByLabel('洽谈内容').fill('看了现场')
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  const evidence = page.getByRole('region', { name: '佐证材料' })
  await expect(evidence.getByText('洽谈现场')).toBeVisible()
  await evidence.getByRole('button', { name: '预览 现场.png' }).tap()
  const picture = page.getByRole('dialog', { name: '现场.png' }).locator('img')
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1)
})
