import { z } from 'zod'
import { idField } from '@/lib/kernel/input'

export const noticeRef = z.object({ id: idField })
export const noInput = z.object({})
