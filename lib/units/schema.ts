import { z } from 'zod'
import { foldUsername, USERNAME_FORM, USERNAME_HINT } from '@/lib/kernel/credentials'
import { UNIT_KINDS } from '@/lib/kernel/terms'

export const UNIT_LABELS = { name: '单位名称', kind: '类别', parentId: '上级单位', sort: '排序', active: '状态' }
export const SETUP_LABELS = {
  district: '区（市）名称',
  units: '下属单位',
  username: '管理员用户名',
  name: '管理员姓名',
  password: '密码',
  again: '再次输入密码',
}

const unitName = z.string().trim().min(2, '单位名称至少 2 个字').max(60, '单位名称最多 60 字')
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on')

/** One form for new and existing units: without `id` a unit is created. */
export const unitInput = z.object({
  id: z.string().optional(),
  version: z.coerce.number().int().optional(),
  parentId: z.string().default(''),
  name: unitName,
  kind: z.enum(UNIT_KINDS, '请选择类别'),
  sort: z.coerce
    .number('排序须为整数')
    .int('排序须为整数')
    .min(0, '排序不能为负')
    .max(9999, '排序最大 9999')
    .default(0),
  active: ticked,
})
export type UnitInput = z.infer<typeof unitInput>

/** The first-run form; `units` is one name per line. */
export const setupInput = z
  .object({
    district: unitName,
    units: z
      .string()
      .default('')
      .transform((text) => [
        ...new Set(
          text
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter(Boolean),
        ),
      ])
      .pipe(z.array(unitName).max(200, '下属单位最多 200 个')),
    username: z
      .string()
      .transform(foldUsername)
      .pipe(z.string().regex(USERNAME_FORM, `用户名须为${USERNAME_HINT}`)),
    name: z.string().trim().min(1, '请填写姓名').max(40, '姓名最多 40 字'),
    password: z.string(),
    again: z.string(),
  })
  .refine((typed) => typed.password === typed.again, { path: ['again'], message: '两次输入的密码不一致' })
