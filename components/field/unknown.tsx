import { type Here, isSupported } from '@/components/offline/device'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/kernel/paths'

type Props = {
  /** The phone is still being opened. */
  waiting: boolean
  /** The server's word on who is here, if it came. */
  here: Here | undefined
}

/** What the shell says while it knows nobody's work: why, and the way on. */
export function Unknown({ waiting, here }: Props) {
  if (waiting) return <p className="py-12 text-center text-ink-muted">正在打开本机内容…</p>
  if (here === 'no-key')
    return (
      <EmptyState
        title="外勤供记走访的同事使用"
        action={
          <a href={paths.home()} className={buttonClass('primary')}>
            返回工作台
          </a>
        }
      >
        您已登录，但您的岗位不记走访，这里没有您要办的事。走访记录、目标和通报请在工作台查看。
      </EmptyState>
    )
  const login = (
    <a href={paths.login({ next: paths.field() })} className={buttonClass('primary')}>
      登录
    </a>
  )
  return isSupported() ? (
    <EmptyState title="请先联网登录一次" action={login}>
      登录后，您的企业、走访计划和待跟进事项会加密保存在这台手机上；之后没有网络也能打开本页记走访，联网后自动发送。三天没有联网的，需要重新登录。
    </EmptyState>
  ) : (
    <EmptyState title="这个浏览器不能离线使用" action={login}>
      离线记录需要通过 https 地址打开本系统，且不能使用无痕窗口。仍可以联网登录后正常使用。
    </EmptyState>
  )
}
