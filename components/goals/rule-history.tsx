import { Badge } from '@/components/ui/badge'
import { explainRule, type Labels } from '@/lib/goals/explain.rules'
import type { RuleVersion } from '@/lib/goals/queries'
import { formatDay } from '@/lib/kernel/month'

type Props = { versions: RuleVersion[]; labels: Labels; authors: Map<string, string>; asOf: string }

/** A goal's rule in words, the one in force first, and the earlier versions with their authors. */
export function RuleHistory({ versions, labels, authors, asOf }: Props) {
  const current = versions.findLast((version) => version.from <= asOf) ?? versions[0]
  return (
    <ol className="space-y-4">
      {versions.toReversed().map((version) => (
        <li key={version.id}>
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="font-medium">自{formatDay(version.from)}起</span>
            {version === current ? <Badge tone="accent">现行</Badge> : null}
            <span className="text-ink-muted">制定：{authors.get(version.authorId) ?? '系统初始化'}</span>
          </p>
          <ul className="mt-1 list-disc space-y-0.5 pl-5">
            {explainRule(version.rule, labels).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
