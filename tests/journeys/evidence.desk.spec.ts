import type { Locator, Page } from '@playwright/test'
import { expect, test, unique } from './colleagues'

// A refused upload is an answer with status 422, which the browser notes.
test.use({ expectedNoise: [/status of 422/] })

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'

/** Lets go of a file over an element, as dragging it from the desktop does. */
async function drop(page: Page, zone: Locator, name: string, content: string) {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer()
      data.items.add(new File([text], fileName))
      return data
    },
    [name, content] as const,
  )
  await zone.dispatchEvent('dragover', { dataTransfer })
  await zone.dispatchEvent('drop', { dataTransfer })
}

test('an agreement is dragged onto a project, replaced with a reason, and hidden from other units', async ({ as }) => {
  const page = await as('manager', 1)
  await page.goto('/projects/new')
  const name = `佐证试验${unique()}`
  await page.getByLabel('项目名称').fill(name)
  await page.getByRole('button', { name: '新建项目' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()

  const evidence = page.getByRole('region', { name: '佐证材料' })
  await evidence.getByRole('button', { name: '上传佐证材料' }).click()
  const dialog = page.getByRole('dialog', { name: '上传佐证材料' })
  const zone = dialog.getByRole('group', { name: '佐证材料' })
  await drop(page, zone, '照片.jpg', '<!DOCTYPE html><script>alert(1)</script>')
  await expect(dialog.getByText('“照片.jpg”的内容不是可以作为佐证材料的文件', { exact: false }).first()).toBeVisible()
  await dialog.getByRole('button', { name: '移除 照片.jpg' }).click()
  await drop(page, zone, '投资协议.pdf', PDF)
  await expect(dialog.getByText('PDF ·')).toBeVisible()
  await dialog.getByLabel('证明事项').selectOption({ label: '投资协议' })
  await dialog.getByRole('button', { name: '保存材料' }).click()
  await expect(evidence.getByRole('button', { name: '预览 投资协议.pdf' })).toBeVisible()
  await expect(evidence.getByRole('heading', { name: '投资协议 · 1 份' })).toBeVisible()

  await evidence.getByRole('button', { name: '替换 投资协议.pdf' }).click()
  const replacing = page.getByRole('dialog', { name: '替换 投资协议.pdf' })
  await drop(page, replacing.getByRole('group'), '协议第二版.pdf', `${PDF}\n`)
  await expect(replacing.getByText('PDF ·')).toBeVisible()
  await replacing.getByLabel('替换原因').fill('原件缺第三页')
  await replacing.getByRole('button', { name: '替换', exact: true }).click()
  await expect(evidence.getByText('已被替换')).toBeVisible()
  await expect(evidence.getByText('替换原因：原件缺第三页')).toBeVisible()

  await evidence.getByRole('button', { name: '预览 协议第二版.pdf' }).click()
  const src = await page.getByRole('dialog', { name: '协议第二版.pdf' }).locator('iframe').getAttribute('src')
  const part = await page.request.get(src ?? '', { headers: { range: 'bytes=0-4' } })
  expect([part.status(), await part.text()]).toEqual([206, '%PDF-'])
  const admin = await as('admin')
  expect((await admin.request.get(src ?? '')).status()).toBe(404)
})
