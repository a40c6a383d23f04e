import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Role } from '@/lib/kernel/terms'

export type Account = { role: Role; username: string; name: string; password: string }

/** The demo account of a role; there are six of each, told apart by `n` from 1. */
export function account(role: Role, n = 1): Account {
  const file = path.join(process.env.JOURNEYS_FOLDER ?? '', 'demo.json')
  const { accounts }: { accounts: Account[] } = JSON.parse(readFileSync(file, 'utf8'))
  const first = accounts.find((one) => one.role === role)
  if (!first) throw new Error(`The demo district has no ${role}`)
  return { ...first, username: first.username.replace(/1$/, String(n)) }
}

/** Signs in as a person would, through the sign-in page. Answers who it is. */
export async function signIn(page: Page, role: Role, n = 1): Promise<Account> {
  const person = account(role, n)
  await page.goto('/login')
  await page.getByLabel('用户名').fill(person.username)
  await page.getByLabel('密码', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).not.toHaveURL(/\/login/)
  return person
}
