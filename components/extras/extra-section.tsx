import { Section } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import type { RecordExtra } from '@/lib/extras/queries'
import { extraWords } from '@/lib/extras/rules'

/** What a record's extra fields hold; nothing while they are all empty. */
export function ExtraSection({ extras }: { extras: readonly RecordExtra[] }) {
  const filled = extras.filter(({ value }) => value !== '')
  if (filled.length === 0) return null
  return (
    <Section title="其他信息" id="extras">
      <DescriptionList
        items={filled.map((extra) => ({
          term: extra.label,
          value: <span className="whitespace-pre-wrap">{extraWords(extra, extra.value)}</span>,
          wide: extra.value.length > 60,
        }))}
      />
    </Section>
  )
}
