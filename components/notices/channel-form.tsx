'use client'
import { useState } from 'react'
import { RecordForm } from '@/components/forms/record-form'
import { Checkbox } from '@/components/ui/choices'
import { Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { CHANNEL_KIND_TERMS, CHANNEL_KINDS, type ChannelKind } from '@/lib/kernel/terms'
import { CHANNEL_LABELS } from '@/lib/notices/channel.schema'
import type { ShownChannel } from '@/lib/notices/channels.queries'

type Props = {
  action: FormAction
  formKey: string
  unitId?: string
  channel?: ShownChannel
  /** False where the operator has set no mail server. */
  mail: boolean
  cancelHref: string
}

const HINTS: Record<ChannelKind, string> = {
  mail: '邮箱地址',
  wecom:
    '在群里“添加群机器人”，把它的 Webhook 地址粘贴到这里，形如 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  dingtalk: '在群设置“机器人”中添加“自定义”，把 Webhook 地址粘贴到这里；安全设置选“加签”，或以“招引”为关键词',
  feishu: '在群设置“群机器人”中添加“自定义机器人”，把 Webhook 地址粘贴到这里；安全设置选“签名校验”，或以“招引”为关键词',
}

/** Where messages go. What is stored is never shown again: an empty box keeps it. */
export function ChannelForm({ action, formKey, unitId, channel, mail, cancelHref }: Props) {
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? 'wecom')
  const signs = kind === 'dingtalk' || kind === 'feishu'
  return (
    <RecordForm
      id="channel"
      action={action}
      formKey={formKey}
      record={channel}
      labels={CHANNEL_LABELS}
      cancelHref={cancelHref}
    >
      {(fields) => (
        <>
          {unitId ? <input type="hidden" name="unitId" value={unitId} /> : null}
          <Select
            {...fields.of('kind', kind)}
            required
            className="max-w-60"
            options={CHANNEL_KINDS.map((one) => ({ value: one, label: CHANNEL_KIND_TERMS[one] }))}
            onChange={(event) => setKind(CHANNEL_KINDS.find((one) => one === event.target.value) ?? kind)}
          />
          {kind === 'mail' && !mail ? (
            <p className="text-sm text-warn">系统还没有设置发信服务器，邮件暂时发不出去；请联系系统管理员。</p>
          ) : null}
          <TextInput
            {...fields.of('address')}
            required={!channel}
            hint={channel ? `已保存：${channel.address}。不更换请留空。${HINTS[kind]}` : HINTS[kind]}
          />
          {signs ? (
            <TextInput
              {...fields.of('secret')}
              hint={
                channel?.hasSecret
                  ? '已设置，不更换请留空；保存后不再显示'
                  : '机器人开启加签时填写，以 SEC 开头或由飞书给出；保存后不再显示'
              }
            />
          ) : null}
          {signs && channel?.hasSecret ? <Checkbox {...fields.tick('dropSecret', false)} /> : null}
          <Checkbox {...fields.tick('active', channel?.active ?? true)} />
        </>
      )}
    </RecordForm>
  )
}
