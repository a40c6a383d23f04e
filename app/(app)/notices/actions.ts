'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { readAllNotices, readNotice } from '@/lib/notices/commands'
import { noInput, noticeRef } from '@/lib/notices/schema'

const read = action('notice.read', noticeRef, { run: readNotice })
const readAll = action('notice.read-all', noInput, { run: readAllNotices })

export async function readNoticeAction(previous: FormState, form: FormData): Promise<FormState> {
  return read(previous, form)
}
export async function readAllAction(previous: FormState, form: FormData): Promise<FormState> {
  return readAll(previous, form)
}
