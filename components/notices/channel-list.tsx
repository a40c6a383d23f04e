import { ActionButton } from '@/components/forms/action-button'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { CHANNEL_KIND_TERMS } from '@/lib/kernel/terms'
import type { ShownChannel } from '@/lib/notices/channels.queries'
import { TestButton } from './test-button'

type Props = { channels: ShownChannel[]; testAction: FormAction; removeAction: FormAction; none: string }

/** Channels with what can be done to them; addresses are masked. */
export function ChannelList({ channels, testAction, removeAction, none }: Props) {
  if (channels.length === 0) return <p className="text-ink-muted">{none}</p>
  return (
    <ul className="divide-y" aria-label="消息渠道">
      {channels.map((channel) => (
        <li key={channel.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 first:pt-0 last:pb-0">
          <div className="min-w-0 flex-1 basis-60">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{CHANNEL_KIND_TERMS[channel.kind]}</span>
              {channel.active ? <Badge tone="ok">启用</Badge> : <Badge>停用</Badge>}
              {channel.hasSecret ? <Badge>已加签</Badge> : null}
            </p>
            <p className="break-all text-sm text-ink-muted">{channel.address}</p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <TestButton action={testAction} id={channel.id} />
            <ButtonLink kind="quiet" size="small" href={paths.channel(channel.id)}>
              修改
            </ButtonLink>
            <Dialog trigger="删除" triggerKind="quiet" triggerSize="small" title="删除这个渠道？">
              <p>以后的消息不再经过它；已发送的记录保留。</p>
              <div className="mt-4">
                <ActionButton action={removeAction} fields={{ id: channel.id }} kind="danger">
                  确认删除
                </ActionButton>
              </div>
            </Dialog>
          </div>
        </li>
      ))}
    </ul>
  )
}
