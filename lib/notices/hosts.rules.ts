import type { ChannelKind } from '@/lib/kernel/terms'

export type RobotKind = Exclude<ChannelKind, 'mail'>
/** Where each maker's robots take messages (developer.work.weixin.qq.com, open.dingtalk.com, open.feishu.cn): hosts, and how the path begins. */
const MAKERS: Record<RobotKind, { hosts: readonly string[]; path: string }> = {
  wecom: { hosts: ['qyapi.weixin.qq.com'], path: '/cgi-bin/webhook/send' },
  dingtalk: { hosts: ['oapi.dingtalk.com'], path: '/robot/send' },
  feishu: { hosts: ['open.feishu.cn', 'open.larksuite.com'], path: '/open-apis/bot/' },
}

/** MESSAGE_HOSTS as a list: `im.example.gov.cn`, `im.example.gov.cn:8443`, and `http://10.1.2.3:8080` where the operator wants it unencrypted. */
export const hostList = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,，\s]+/)
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)

/**
 * Why a robot's address may not be called, in the user's words; undefined when it may. This server calls nothing but the makers' robots over
 * https and what the operator has named: an address that a person types must not reach the network behind it.
 */
export function webhookFault(kind: RobotKind, address: string, allowed: readonly string[]): string | undefined {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return '请粘贴机器人的完整 Webhook 地址，以 https:// 开头'
  }
  if (url.username || url.password) return '地址中不能带用户名和密码'
  const own = url.protocol === 'http:' ? `http://${url.host}` : url.host
  if (url.protocol !== 'https:' && !allowed.includes(own)) return 'Webhook 地址须以 https:// 开头'
  if (allowed.includes(own)) return undefined
  const { hosts, path } = MAKERS[kind]
  if (url.protocol === 'https:' && url.port === '' && hosts.includes(url.hostname) && url.pathname.startsWith(path))
    return undefined
  return `这不是该机器人的地址，应形如 https://${hosts[0]}${path}…；本地部署的服务请系统管理员登记主机名`
}

/** An address as lists, logs and the trail show it: enough to tell two apart, not enough to use it. */
export function maskAddress(kind: ChannelKind, address: string): string {
  if (kind === 'mail') {
    const [name = '', host = ''] = address.split('@')
    return `${name.slice(0, 1)}***@${host}`
  }
  const host = /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? ''
  return `${host}/…${address.slice(-4)}`
}
