import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import type { InstructionStep } from '@/lib/comments/instruction.queries'
import { formatDay } from '@/lib/kernel/month'

const STEPS: Readonly<Record<string, { title: (row: InstructionStep) => string; tone: Tone }>> = {
  'instruction.create': { title: ({ userName, after }) => `${userName}批示，${after.owner ?? ''}承办`, tone: 'accent' },
  'instruction.hand-on': { title: ({ userName, after }) => `${userName}转${after.owner ?? ''}办理`, tone: 'accent' },
  'instruction.answer': { title: ({ userName }) => `${userName}反馈`, tone: 'warn' },
  'instruction.return': { title: ({ userName }) => `${userName}退回`, tone: 'bad' },
  'instruction.close': { title: ({ userName }) => `${userName}办结`, tone: 'ok' },
}

/** Who did what with an instruction, latest first. */
export function InstructionTrail({ steps, when }: { steps: InstructionStep[]; when: (at: Date) => string }) {
  const items = steps.toReversed().flatMap((row): TimelineItem[] => {
    const step = STEPS[row.action]
    if (!step) return []
    const { answer, reason, note, dueOn } = row.after
    const words = [answer ?? reason ?? note, reason && dueOn ? `新的期限 ${formatDay(dueOn)}` : null].filter(Boolean)
    return [{ id: String(row.seq), when: when(row.at), title: step.title(row), tone: step.tone, detail: said(words) }]
  })
  return <Timeline items={items} label="办理过程" />
}

const said = (words: unknown[]) =>
  words.length > 0 ? <p className="whitespace-pre-wrap break-words">{words.join('\n')}</p> : undefined
