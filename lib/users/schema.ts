import { z } from 'zod'
import { foldUsername, USERNAME_FORM, USERNAME_HINT } from '@/lib/kernel/credentials'
import { ROLES } from '@/lib/kernel/terms'

export const USER_LABELS = {
  username: '用户名',
  name: '姓名',
  unitId: '所在单位',
  role: '岗位',
  phone: '手机号',
  noPhone: '删除已登记的手机号',
  active: '账号状态',
}
export const PASSWORD_LABELS = { current: '原密码', next: '新密码', again: '再次输入新密码' }

export const usernameShape = z
  .string()
  .transform(foldUsername)
  .pipe(z.string().regex(USERNAME_FORM, `用户名须为${USERNAME_HINT}`))
export const personNameShape = z.string().trim().min(1, '请填写姓名').max(40, '姓名最多 40 字')

const phone = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFKC').replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^(\+?\d{7,15})?$/, '手机号只能是 7–15 位数字'))
  .transform((digits) => digits || null)

/** A ticked box sends `on`, an unticked one nothing. */
const tick = z
  .string()
  .optional()
  .transform((ticked) => ticked === 'on')

const details = {
  name: personNameShape,
  unitId: z.string().min(1, '请选择所在单位'),
  role: z.enum(ROLES, '请选择岗位'),
  phone,
}

export const newUserInput = z.object({ username: usernameShape, ...details })
export const userInput = z.object({
  id: z.string(),
  version: z.coerce.number().int(),
  ...details,
  active: tick,
  noPhone: tick,
})
export const oneUserInput = z.object({ id: z.string() })
export const passwordInput = z
  .object({
    current: z.string().min(1, '请填写原密码'),
    next: z.string().min(1, '请填写新密码'),
    again: z.string(),
  })
  .refine((typed) => typed.next === typed.again, { path: ['again'], message: '两次输入的新密码不一致' })

export type NewUserInput = z.infer<typeof newUserInput>
export type UserInput = z.infer<typeof userInput>
