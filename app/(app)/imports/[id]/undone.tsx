import { RecordLink } from '@/components/imports/record-link'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { reader } from '@/lib/access/session'
import type { Batch } from '@/lib/imports/queries'
import { keptRecords, undoneBy } from '@/lib/imports/undo.queries'
import { TRACKED_TERMS } from '@/lib/imports/undo.rules'
import { momentText } from '@/lib/kernel/clock'

const n = (value: number | undefined) => (value ?? 0).toLocaleString('zh-CN')

/** Of an import that was undone: by whom and when, and what stayed. */
export async function Undone({ batch }: { batch: Batch }) {
  const counts = batch.counts ?? {}
  const [undone, kept] = await Promise.all([undoneBy(reader(), batch.id), keptRecords(reader(), batch.id)])
  return (
    <>
      <Notice tone="neutral" title="这次导入已撤销">
        {[undone?.name, undone?.at && momentText(undone.at)].filter(Boolean).join(' ')}
        ：删除了新建的 {n(counts['undone.created'])} 条记录，恢复了更新过的 {n(counts['undone.updated'])} 条。
        {counts.kept ? `按当时的选择，后来又有变动的记录和它们离不开的共 ${n(counts.kept)} 条保留。` : ''}
        下面是当时的导入结果。
      </Notice>
      {kept.length > 0 ? (
        <Section title="保留的记录" meta={`${n(counts.kept)} 条`}>
          <ul className="space-y-1">
            {kept.map(({ key, noun, ...record }) => (
              <li key={key}>
                <span className="mr-2 text-ink-muted">{TRACKED_TERMS[noun]}</span>
                <RecordLink {...record} />
              </li>
            ))}
          </ul>
          {(counts.kept ?? 0) > kept.length ? (
            <p className="mt-2 text-ink-muted">这里列出前 {kept.length} 条。</p>
          ) : null}
        </Section>
      ) : null}
    </>
  )
}
