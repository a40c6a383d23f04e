import { z } from 'zod'
import { idField, LIMITS } from '@/lib/kernel/input'
import { CHANNEL_KINDS } from '@/lib/kernel/terms'

export const CHANNEL_LABELS: Record<string, string> = {
  kind: '方式',
  address: '地址',
  secret: '加签密钥',
  dropSecret: '不再使用加签密钥',
  active: '启用',
}

const ADDRESS = 600
const MAIL = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}\.[^\s@<>,;".]{2,}$/
const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((given) => (given ?? '').replaceAll('\0', '').trim())
    .pipe(z.string().max(max, `最多填写${max}个字`))
const ticked = z
  .string()
  .optional()
  .transform((given) => given === 'on')

/**
 * A channel's form. A stored address and secret are never shown again: left empty they stay. `unitId` makes it the unit's, without it it is the
 * person's own. Whether a robot's address may be called is the command's question.
 */
export const channelInput = z
  .object({
    id: z.string().max(60).optional(),
    version: z.coerce.number().int().min(1).optional(),
    unitId: z.string().max(60).optional(),
    kind: z.enum(CHANNEL_KINDS, { error: '请选择方式' }),
    address: text(ADDRESS),
    secret: text(LIMITS.line),
    dropSecret: ticked,
    active: ticked,
  })
  .transform(({ id, unitId, ...rest }) => ({ ...rest, id: id || undefined, unitId: unitId || undefined }))
  .superRefine(({ id, kind, address }, context) => {
    if (!id && !address) context.addIssue({ code: 'custom', path: ['address'], message: '请填写地址' })
    if (kind === 'mail' && address && !MAIL.test(address))
      context.addIssue({ code: 'custom', path: ['address'], message: '请填写完整的邮箱地址' })
  })
export type ChannelInput = z.infer<typeof channelInput>
export const channelRef = z.object({ id: idField })
