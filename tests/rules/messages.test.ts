import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { BACKOFF_MINUTES, nextAttempt } from '@/lib/notices/backoff.rules'
import { channelInput } from '@/lib/notices/channel.schema'
import { digestOf, digestText } from '@/lib/notices/digest.rules'
import { hostList, maskAddress, webhookFault } from '@/lib/notices/hosts.rules'
import { dingtalkSign, feishuSign, robotCall, robotRefusal } from '@/lib/notices/send/robots'
import { effectiveWishes, isHour, nearestChannel } from '@/lib/notices/wishes.rules'

const NOW = new Date('2026-03-10T00:00:00Z')
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)

test('back-off: 1, 5, 30 minutes, 2 hours, then no more', () => {
  expect([1, 2, 3, 4, 5].map((attempts) => nextAttempt(attempts, NOW))).toEqual([
    minutes(1),
    minutes(5),
    minutes(30),
    minutes(120),
    undefined,
  ])
  expect(BACKOFF_MINUTES.reduce<number>((sum, one) => sum + one, 0)).toBe(156)
})

describe('addresses that this server may call', () => {
  const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc'
  test('are the makers’ robots over https', () => {
    expect(webhookFault('wecom', WECOM, [])).toBeUndefined()
    expect(webhookFault('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=x', [])).toBeUndefined()
    expect(webhookFault('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/x', [])).toBeUndefined()
    expect(webhookFault('feishu', 'https://open.larksuite.com/open-apis/bot/v2/hook/x', [])).toBeUndefined()
  })

  test.each([
    ['wecom', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/gettoken'],
    ['wecom', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send'],
    ['wecom', 'https://qyapi.weixin.qq.com.evil.cn/cgi-bin/webhook/send'],
    ['wecom', 'https://qyapi.weixin.qq.com@10.0.0.1/cgi-bin/webhook/send'],
    ['wecom', 'https://user:pw@qyapi.weixin.qq.com/cgi-bin/webhook/send'],
    ['dingtalk', WECOM],
    ['feishu', 'https://169.254.169.254/open-apis/bot/'],
    ['feishu', 'http://127.0.0.1:3000/open-apis/bot/'],
    ['feishu', 'file:///etc/passwd'],
    ['feishu', 'open.feishu.cn'],
  ] as const)('and nothing else: %s %s', (kind, address) => {
    expect(webhookFault(kind, address, [])).toBeTypeOf('string')
  })

  test('but for what the operator has named, unencrypted only where he says so', () => {
    const allowed = hostList('im.example.gov.cn，10.1.2.3:8443, http://10.1.2.4:8080')
    expect(webhookFault('feishu', 'https://im.example.gov.cn/hook/x', allowed)).toBeUndefined()
    expect(webhookFault('feishu', 'https://10.1.2.3:8443/hook/x', allowed)).toBeUndefined()
    expect(webhookFault('feishu', 'http://10.1.2.4:8080/hook/x', allowed)).toBeUndefined()
    expect(webhookFault('feishu', 'http://im.example.gov.cn/hook/x', allowed)).toContain('https://')
    expect(webhookFault('feishu', 'https://10.1.2.3/hook/x', allowed)).toBeTypeOf('string')
  })

  test('are shown masked', () => {
    expect(maskAddress('wecom', WECOM)).toBe('qyapi.weixin.qq.com/…=abc')
    expect(maskAddress('mail', 'zhang@example.gov.cn')).toBe('z***@example.gov.cn')
  })

  test('a form without an address, or with half a mail address, is refused', () => {
    const read = (form: object) => channelInput.safeParse(form).error?.issues.map((issue) => issue.path[0])
    expect(read({ kind: 'mail', address: '' })).toEqual(['address'])
    expect(read({ kind: 'mail', address: 'zhang@' })).toEqual(['address'])
    expect(read({ kind: 'pigeon', address: 'x' })).toEqual(['kind'])
    expect(read({ kind: 'mail', address: 'zhang@example.gov.cn' })).toBeUndefined()
    expect(read({ id: 'c1', version: '1', kind: 'wecom', address: '' })).toBeUndefined()
  })
})

describe('bodies as the makers want them', () => {
  const message = {
    address: 'https://oapi.dingtalk.com/robot/send?access_token=x',
    secret: 'SEC1',
    text: '招引',
    phones: ['13800001111'],
    nowMs: 1_773_100_800_000,
  }

  test('WeCom: text with the phone mentioned', () => {
    expect(robotCall('wecom', message).body).toEqual({
      msgtype: 'text',
      text: { content: '招引', mentioned_mobile_list: ['13800001111'] },
    })
  })

  test('DingTalk: signed in the address, milliseconds', () => {
    const { url, body } = robotCall('dingtalk', message)
    const sign = createHmac('sha256', 'SEC1').update('1773100800000\nSEC1').digest('base64')
    expect(new URL(url).searchParams.get('sign')).toBe(sign)
    expect(new URL(url).searchParams.get('access_token')).toBe('x')
    expect(body).toEqual({
      msgtype: 'text',
      text: { content: '招引' },
      at: { atMobiles: ['13800001111'], isAtAll: false },
    })
    expect(dingtalkSign('SEC1', '1773100800000')).toBe(sign)
  })

  test('Feishu: signed in the body, seconds, and nobody mentioned', () => {
    const { body } = robotCall('feishu', message)
    const sign = createHmac('sha256', '1773100800\nSEC1').update('').digest('base64')
    expect(body).toEqual({ timestamp: '1773100800', sign, msg_type: 'text', content: { text: '招引' } })
    expect(feishuSign('SEC1', '1773100800')).toBe(sign)
    expect(robotCall('feishu', { ...message, secret: null }).body).not.toHaveProperty('sign')
  })

  test('answers: 0 is yes, the rest is said in words', () => {
    expect(robotRefusal('wecom', { errcode: 0, errmsg: 'ok' })).toBeUndefined()
    expect(robotRefusal('feishu', { code: 0, msg: 'success' })).toBeUndefined()
    expect(robotRefusal('dingtalk', { errcode: 310000, errmsg: 'sign not match' })).toContain('加签密钥')
    expect(robotRefusal('feishu', { code: 99, msg: 'x' })).toBe('对方拒绝（代码 99）x')
    expect(robotRefusal('wecom', {})).toContain('无法识别')
  })
})

describe('the message of a day', () => {
  const at = new Date('2026-03-09T00:00:00Z')
  const one = (n: number, dueOn: string | null) => ({ id: `n${n}`, kind: 'follow-up', title: `事项${n}`, dueOn, at })
  test('today first, then overdue, then what comes; ten by name and the rest counted', () => {
    const many = [
      one(1, null),
      one(2, '2026-03-09'),
      one(3, '2026-03-10'),
      ...Array.from({ length: 10 }, (_, n) => one(n + 4, '2026-04-01')),
    ]
    const digest = digestOf(many, '2026-03-10', 'https://crm.example')
    expect(digest.items.slice(0, 2)).toEqual([
      { title: '事项3', due: '今天到期', href: 'https://crm.example/notices/n3' },
      { title: '事项2', due: '逾期，2026-03-09 到期', href: 'https://crm.example/notices/n2' },
    ])
    expect([digest.items.length, digest.more, digest.summary]).toEqual([10, 3, '共 13 项：下次跟进 13'])
    expect(digestText(digest, 15_000, '张三')).toContain('招引提醒 2026-03-10（张三）')
    expect(digestText(digest, 15_000)).not.toContain('（张三）')
    expect(digestText(digest, 15_000)).toContain('另有 3 项：https://crm.example/notices')
  })

  test('fits: titles are cut first, then fewer are shown, and the count still says how many', () => {
    const long = Array.from({ length: 12 }, (_, n) => ({ ...one(n, '2026-03-10'), title: '很长的标题'.repeat(30) }))
    const digest = digestOf(long, '2026-03-10', 'https://crm.example')
    const text = digestText(digest, 2048)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048)
    expect(text.match(/https:\/\/crm.example\/notices\//g)).toHaveLength(10)
    expect(Buffer.byteLength(digestText(digest, 400))).toBeLessThanOrEqual(400)
    expect(digestText(digest, 400)).toContain('另有 9 项')
  })
})

describe('what holds for a person', () => {
  const nothing = { off: null, digestAt: null, digest: null }
  test('each wish from the nearest that has one', () => {
    expect(effectiveWishes([])).toEqual({ off: [], digestAt: '08:00', digest: true })
    expect(
      effectiveWishes([undefined, { ...nothing, digestAt: '09:00' }, { ...nothing, digestAt: '10:00', digest: false }]),
    ).toEqual({ off: [], digestAt: '09:00', digest: false })
    expect(
      effectiveWishes([
        { ...nothing, off: [] },
        { ...nothing, off: ['mention'] },
      ]).off,
    ).toEqual([])
  })

  test('the own channel, else the nearest unit’s; what is switched off is not there', () => {
    const channel = (id: string, owner: object, active = true) => ({ id, unitId: null, userId: null, active, ...owner })
    const all = [
      channel('district', { unitId: 'd' }),
      channel('bureau', { unitId: 'b' }),
      channel('own', { userId: 'p' }),
      channel('off', { userId: 'q' }, false),
    ]
    const of = (userId: string, ...units: string[]) => nearestChannel({ userId, units }, all)?.id
    expect([of('p', 'b', 'd'), of('q', 'b', 'd'), of('q', 'x', 'd'), of('q', 'x')]).toEqual([
      'own',
      'bureau',
      'district',
      undefined,
    ])
  })

  test('an hour comes once', () => {
    expect([
      isHour('08:00', '07:55', '08:00'),
      isHour('08:00', '08:00', '08:05'),
      isHour('08:00', '', '14:00'),
    ]).toEqual([true, false, true])
  })
})
