import { ROLES } from '@/lib/kernel/terms'
import { expect, test } from './journey'
import { signIn } from './people'

for (const role of ROLES) {
  test(`${role} signs in, and only then`, async ({ page }) => {
    await page.goto('/companies')
    await expect(page).toHaveURL(/\/login/)
    const person = await signIn(page, role)
    const session = await page.request.get('/api/auth/session')
    expect(await session.text()).toContain(person.name)
  })
}
