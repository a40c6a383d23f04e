import { z } from 'zod'
import { codeList } from '@/lib/kernel/input'
import { NOTICE_KINDS } from './kinds'
import { DIGEST_HOURS } from './wishes.rules'

export const WISHES_LABELS: Record<string, string> = {
  digest: '每天一条消息',
  digestAt: '发送时间',
  choose: '消息类别',
  kinds: '要哪些类别',
}
export const DIGEST_CHOICES = ['', 'on', 'off'] as const

/** What is wanted, of oneself or with `unitId` for a unit; an empty choice asks the next above. */
export const wishesInput = z
  .object({
    unitId: z.string().max(60).optional(),
    version: z.coerce.number().int().min(0).optional(),
    digest: z.enum(DIGEST_CHOICES, { error: '请选择是否发送' }).default(''),
    digestAt: z
      .string()
      .optional()
      .refine((hour) => !hour || DIGEST_HOURS.includes(hour), '请选择列表中的时间'),
    choose: z.enum(['', 'own'], { error: '请选择' }).default(''),
    kinds: codeList(),
  })
  .transform(({ unitId, version, digest, digestAt, choose, kinds }) => ({
    unitId: unitId || undefined,
    version: version ?? 0,
    wishes: {
      digest: digest === '' ? null : digest === 'on',
      digestAt: digestAt || null,
      off: choose === '' ? null : NOTICE_KINDS.filter((kind) => !kinds.includes(kind)),
    },
  }))
export type WishesInput = z.infer<typeof wishesInput>
