import { ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { StretchVerdict } from '@/lib/audit/stretch'

const number = (value: number) => value.toLocaleString('zh-CN')

/** What checking the shown stretch of the trail found. */
export function ChainStatus({ verdict: { from, to, fault } }: { verdict: StretchVerdict }) {
  if (fault)
    return (
      <Notice tone="bad" title={`第 ${number(fault.seq)} 条：${fault.words}`} className="mb-3">
        {fault.detail}。请保留现场，由系统管理员在服务器上运行 audit verify 验证整条链。
      </Notice>
    )
  return (
    <Notice tone="ok" title={`链完整，至第 ${number(to)} 条`} className="mb-3">
      第 {number(from)} 条至第 {number(to)} 条已逐条校验，未发现改动、缺号或调换。
    </Notice>
  )
}

/** Asks for the check. */
export function CheckChain({ href }: { href: string }) {
  return (
    <Link href={href} prefetch={false} scroll={false} className={buttonClass('secondary')}>
      <ShieldCheck aria-hidden />
      校验本页
    </Link>
  )
}
