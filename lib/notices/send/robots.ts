import { createHmac } from 'node:crypto'
import type { RobotKind } from '../hosts.rules'

/** What goes over the wire to a robot. */
export type RobotCall = { url: string; body: Record<string, unknown> }
/** `phones` are mentioned where the maker can do that by phone (WeCom, DingTalk). `nowMs`: the signature is good for an hour. */
export type RobotMessage = { address: string; secret: string | null; text: string; phones: string[]; nowMs: number }

/** Bytes of UTF-8 that a text message may have: WeCom 2048; DingTalk and Feishu 20 KB for the whole body, with room for the rest of it. */
export const TEXT_BYTES: Record<RobotKind, number> = { wecom: 2048, dingtalk: 15_000, feishu: 15_000 }

/** DingTalk: HMAC-SHA256 of `milliseconds\nsecret` with the secret as key, base64, in the address. */
export function dingtalkSign(secret: string, timestamp: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
}

/** Feishu: HMAC-SHA256 of nothing with `seconds\nsecret` as key, base64, in the body. */
export function feishuSign(secret: string, timestamp: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
}

const BUILD: Record<RobotKind, (message: RobotMessage) => RobotCall> = {
  wecom: ({ address, text, phones }) => ({
    url: address,
    body: { msgtype: 'text', text: { content: text, ...(phones.length > 0 ? { mentioned_mobile_list: phones } : {}) } },
  }),
  dingtalk: ({ address, secret, text, phones, nowMs }) => {
    const url = new URL(address)
    if (secret) {
      url.searchParams.set('timestamp', String(nowMs))
      url.searchParams.set('sign', dingtalkSign(secret, String(nowMs)))
    }
    return {
      url: url.toString(),
      body: { msgtype: 'text', text: { content: text }, at: { atMobiles: phones, isAtAll: false } },
    }
  },
  feishu: ({ address, secret, text, nowMs }) => {
    const timestamp = String(Math.floor(nowMs / 1000))
    const signed = secret ? { timestamp, sign: feishuSign(secret, timestamp) } : {}
    return { url: address, body: { ...signed, msg_type: 'text', content: { text } } }
  },
}

/** A message as its maker's documentation wants it. */
export const robotCall = (kind: RobotKind, message: RobotMessage): RobotCall => BUILD[kind](message)

/** What the makers' codes mean to whoever set the robot up. */
const CODES: Record<string, string> = {
  'wecom 93000': '机器人地址无效或机器人已被移出群聊',
  'wecom 45009': '发送过于频繁，已被限流',
  'dingtalk 300005': '机器人地址无效',
  'dingtalk 310000': '安全设置不符：请核对加签密钥，或把“招引”设为关键词',
  'dingtalk 130101': '发送过于频繁，已被限流',
  'feishu 19001': '机器人地址无效',
  'feishu 19021': '加签密钥不符，或服务器时间偏差过大',
  'feishu 19022': '本服务器的地址不在机器人的 IP 白名单内',
  'feishu 19024': '消息不含机器人要求的关键词，请把“招引”设为关键词',
  'feishu 11232': '发送过于频繁，已被限流',
}

/** The robot's answer: undefined when it took the message, else why not. WeCom and DingTalk answer `errcode`, Feishu `code`; 0 is yes. */
export function robotRefusal(kind: RobotKind, answer: unknown): string | undefined {
  const given = (answer ?? {}) as Record<string, unknown>
  const code = given.errcode ?? given.code ?? given.StatusCode
  if (code === 0) return undefined
  const words = String(given.errmsg ?? given.msg ?? '').slice(0, 120)
  const known = CODES[`${kind} ${code}`]
  if (known) return `${known}（代码 ${code}）`
  return code === undefined ? '对方的答复无法识别' : `对方拒绝（代码 ${code}）${words}`
}
