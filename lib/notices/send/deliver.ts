import { env } from '@/lib/env'
import { now } from '@/lib/kernel/clock'
import type { ChannelKind } from '@/lib/kernel/terms'
import { type Digest, digestText } from '../digest.rules'
import { sendMail } from './mail'
import type { Outcome } from './outcome'
import { sendToRobot } from './post'
import { TEXT_BYTES } from './robots'

/** A message on its way: to whom, by what channel. `ofUnit`: a group reads it, so the person is named and, where the maker can, mentioned by phone. */
export type Parcel = {
  id: string
  channel: { kind: ChannelKind; address: string; secret: string | null }
  ofUnit: boolean
  person: { name: string; phone: string | null }
  digest: Digest
}
export type Deliver = (parcel: Parcel) => Promise<Outcome>

const MAIL_BYTES = 100_000

/** The address people type, without a slash at its end. */
export const siteAddress = (): string => (env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')

/** Sends one day's message by its channel. */
export const deliver: Deliver = ({ id, channel, ofUnit, person, digest }) => {
  const { kind, address, secret } = channel
  const name = ofUnit ? person.name : undefined
  if (kind === 'mail') {
    const text = `${digestText(digest, MAIL_BYTES, name)}\n\n此邮件由系统自动发送；不想再收到，请在“消息设置”中关闭。`
    return sendMail({ to: address, subject: `招引提醒 ${digest.day}${name ? `（${name}）` : ''}`, text, id })
  }
  const text = digestText(digest, TEXT_BYTES[kind], name)
  const phones = ofUnit && person.phone ? [person.phone] : []
  return sendToRobot(kind, { address, secret, text, phones, nowMs: now().getTime() })
}
