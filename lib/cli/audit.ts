import { headOf, notedHeads } from '@/lib/audit/heads'
import { FAULTS, verifyTrail } from '@/lib/audit/verify'
import { env } from '@/lib/env'
import { TIME_ZONE } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { actionWords } from '@/lib/kernel/trail'
import type { Command, Context } from './command'
import { print } from './output'

const instant = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' })
/** Characters of a hash that nobody hits by chance. */
const ENOUGH = 12

/** The part of a hash that identifies it, as somebody copied it into a notebook. */
function copied(head: string): string {
  const text = head.trim().toLowerCase().split('.').at(-1) ?? ''
  if (!/^[0-9a-f]+$/.test(text) || text.length < ENOUGH)
    throw refused(`--head 请填写 audit head 给出的校验值，至少前 ${ENOUGH} 位。`)
  return text
}

function noted(url: string) {
  try {
    return notedHeads(url).map(({ seq, hash, at }) => ({
      seq,
      hash,
      from: `${instant.format(new Date(at))} 记下的链头`,
    }))
  } catch {
    throw refused('记录链头的文件已损坏，不能作为对照。请留存该文件备查，移走后再验证。')
  }
}

async function verify({ store, format, options }: Context): Promise<number> {
  const heads = noted(store.url)
  const given = typeof options.head === 'string' ? [{ hash: copied(options.head), from: '所给链头' }] : []
  const { fault, ...verdict } = await verifyTrail(store.read, env.AUDIT_SECRET, [...heads, ...given])
  const { entries, unchained, unkeyed, head } = verdict
  const notes = [
    unchained > 0 && `其中前 ${unchained} 条写于启用校验链之前，由链的首条整体担保。`,
    unkeyed > 0 && `其中 ${unkeyed} 条写入时未设 AUDIT_SECRET，仅能发现无意的改动。`,
    heads.length + given.length === 0 && '没有记在别处的链头可对照，末尾若被删去无从发现。',
  ].filter((note) => note !== false)
  print(
    format,
    {
      ok: !fault,
      ...verdict,
      heads: heads.length + given.length,
      fault: fault && { ...fault, words: FAULTS[fault.kind] },
    },
    fault
      ? [
          `审计记录有问题：第 ${fault.seq} 条，${FAULTS[fault.kind]}。`,
          [fault.at && instant.format(fault.at), fault.action && actionWords(fault.action), fault.detail]
            .filter(Boolean)
            .join('，'),
        ]
      : [`链完整，共 ${entries} 条，至第 ${head?.seq ?? 0} 条${head ? `，${head.hash}` : ''}。`, ...notes],
  )
  return fault ? 1 : 0
}

async function head({ store, format }: Context): Promise<number> {
  const row = await headOf(store.read)
  print(format, row ?? null, [
    row ? `第 ${row.seq} 条，${instant.format(row.at)}，${row.hash ?? '尚未入链'}` : '还没有审计记录。',
  ])
  return 0
}

/** Bare: whoever proves the trail must not write to it. */
export const audit: Command = {
  usage: 'audit verify [--head 校验值] | audit head [--json]',
  help: '验证审计记录未被改动、删除、调换，指出第一条有问题的记录；head 给出末条的校验值，可抄存别处供日后对照。',
  options: { head: 'text' },
  bare: true,
  run: async (context) => {
    if (context.args[0] === 'verify') return verify(context)
    if (context.args[0] === 'head') return head(context)
    throw refused('用法：audit verify [--head 校验值] 或 audit head')
  },
}
