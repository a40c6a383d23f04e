import {
  cards,
  cut,
  expect,
  expectOneFile,
  kept,
  lastKept,
  mend,
  prepare,
  test,
  unique,
  visitsOn,
  write,
} from './phone'

test('three visits and a photo, written without a network, closed and opened again, arrive exactly once', async ({
  phone,
  line,
  as,
}) => {
  const said = `离线${unique()}`
  const page = await phone.newPage()
  await prepare(page, 3)
  await cut(phone, line)
  for (const [n, photo] of [
    [1, '现场.png'],
    [2, undefined],
    [3, undefined],
  ] as const) {
    await write(page, `${said} 第${n}次`, photo)
    await kept(page)
  }
  await page.close()

  const again = await phone.newPage()
  // What the home screen opens: the start page, which is not to be had.
  await again.goto('/')
  await expect(again.getByText('没有网络，先为您打开了外勤页')).toBeVisible()
  await again.getByRole('navigation', { name: '外勤导航' }).getByRole('link', { name: '待发送' }).tap()
  await expect(cards(again, '待发送')).toHaveCount(3)
  await expect(cards(again, '待发送').filter({ hasText: '1 个文件' })).toHaveCount(1)

  await mend(phone, line)
  await expect(cards(again, '已送达')).toHaveCount(3)
  const order = line.asked.filter((one) => /files|outbox/.test(one))
  expect(order).toEqual(['POST /api/files', 'POST /api/outbox', 'POST /api/outbox', 'POST /api/outbox'])

  const desk = await as('staff', 3)
  expect(await visitsOn(desk, said)).toBe(3)
  await expectOneFile(desk, `${said} 第1次`)
})

test('what is typed is kept, and then the phone is at rest', async ({ phone, line }) => {
  const page = await phone.newPage()
  await prepare(page, 3)
  await cut(phone, line)
  await page.goto('/field#write')
  const said = `静置${unique()}`
  await page.locator('#visit').getByLabel('洽谈内容').fill(said)
  // Opened again with its text in it, which is what once made the phone write without end.
  await page.goto('/field#drafts')
  await cards(page, '本机草稿').filter({ hasText: said }).getByRole('button', { name: '继续填写' }).tap()
  await expect(page.locator('#visit').getByLabel('洽谈内容')).toHaveValue(said)
  let before = ''
  const unchanged = async () => {
    const now = await lastKept(page)
    const same = now === before
    before = now
    return same
  }
  await expect.poll(unchanged, { intervals: [500] }).toBe(true)
  await page.locator('#visit').getByLabel('洽谈内容').fill(`${said} 又说`)
  await expect.poll(() => lastKept(page)).not.toBe(before)
  await expect.poll(unchanged, { intervals: [500] }).toBe(true)
})

test('a page that cannot be opened names itself, and the form opens and finds companies without a network', async ({
  phone,
  line,
}) => {
  const page = await phone.newPage()
  await prepare(page, 3)
  await page.goto('/companies')
  await cut(phone, line)
  await page.goto('/projects?stage=signed')
  await expect(page.getByText('没有打开的页面：项目')).toBeVisible()
  await page.getByRole('navigation', { name: '外勤导航' }).getByRole('link', { name: '我的企业' }).tap()
  const first = await page.locator('summary').first().innerText()
  await page.getByRole('searchbox').fill(first.slice(2, 4))
  await expect(
    page
      .locator('summary')
      .filter({ hasText: first.slice(2, 4) })
      .first(),
  ).toBeVisible()
  await page.goto('/visits/new')
  await expect(page).toHaveURL(/\/field.*#write$/)
  await expect(page.getByRole('combobox', { name: '企业' })).toBeVisible()
})

test('two tabs that send at the same time send each visit once', async ({ phone, line, as }) => {
  const said = `双标签${unique()}`
  const [one, two] = [await phone.newPage(), await phone.newPage()]
  await prepare(one, 3)
  await two.goto('/field#drafts')
  await cut(phone, line)
  await write(one, `${said} 甲`)
  await kept(one)
  await write(two, `${said} 乙`)
  await kept(two)
  await Promise.all([one.goto('/field#drafts'), two.goto('/field#drafts')])
  await mend(phone, line)
  await Promise.all(
    [one, two].map((page) => page.getByRole('button', { name: '立即发送' }).click({ timeout: 1_000 })),
  ).catch(
    // It may have gone by itself before the tap.
    () => undefined,
  )
  for (const page of [one, two]) await expect(cards(page, '待发送')).toHaveCount(0)
  expect(line.asked.filter((path) => path === 'POST /api/outbox')).toHaveLength(2)
  expect(await visitsOn(await as('staff', 3), said)).toBe(2)
})

test('a new version takes over without losing a draft', async ({ phone, line }) => {
  const page = await phone.newPage()
  await prepare(page, 3)
  const said = `换版${unique()}`
  await page.goto('/field#write')
  await page.locator('#visit').getByLabel('洽谈内容').fill(said)
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('zhaoyin-shell'))))
    .toHaveLength(1)
  line.change = (_path, body) => body.replace(/zhaoyin-shell-/, 'zhaoyin-shell-next-')
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update()
  })
  const shells = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('zhaoyin-shell')))
  // The former version's files stay for tabs that are open.
  await expect.poll(shells).toHaveLength(2)
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready
        return registration.waiting === null && registration.installing === null && registration.active?.state
      }),
    )
    .toBe('activated')
  await cut(phone, line)
  await page.goto('/field#drafts')
  await page.reload()
  await expect(cards(page, '本机草稿').filter({ hasText: said })).toHaveCount(1)
  await cards(page, '本机草稿').filter({ hasText: said }).getByRole('button', { name: '继续填写' }).click()
  await expect(page.locator('#visit').getByLabel('洽谈内容')).toHaveValue(said)
})
