import { z } from 'zod'
import { idField, neededText, optionalText, versionField } from '@/lib/kernel/input'

/** Field → its name on forms and errors. */
export const CONTACT_LABELS = {
  name: '姓名',
  title: '职务',
  phone: '电话',
  noPhone: '删除已登记的电话',
  note: '备注',
  main: '主要联系人',
} as const
export const CONTACT_LIMITS = { name: 40, title: 60, phone: 40, note: 400 } as const

const PHONE = /^\+?[\d-]{7,20}(转\d{1,6})?$/

const tick = z
  .string()
  .optional()
  .transform((text) => text === 'on')

const fields = {
  name: neededText('姓名', CONTACT_LIMITS.name),
  title: optionalText(CONTACT_LIMITS.title),
  phone: optionalText(CONTACT_LIMITS.phone)
    .transform((text) => text?.normalize('NFKC').replace(/[\s()]/g, '') || null)
    .refine((phone) => phone === null || PHONE.test(phone), '请填写手机号或带区号的座机号'),
  note: optionalText(CONTACT_LIMITS.note),
  /** Takes the stored number away; an empty field leaves it. */
  noPhone: tick,
  main: tick,
}

/** A contact as typed: a new one names its company, a stored one itself and its version. One shape, so that every error finds its field. */
export const contactInput = z.object({
  id: idField.optional(),
  version: versionField.optional(),
  companyId: idField.optional(),
  ...fields,
})
export type ContactInput = z.infer<typeof contactInput>
/** Deleting names the record and the version seen. */
export const contactKey = z.object({ id: idField, version: versionField })
/** Reading a number in full. */
export const unmaskInput = z.object({ id: idField })
