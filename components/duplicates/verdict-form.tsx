'use client'
import { useEffect, useRef, useState } from 'react'
import { RecordForm } from '@/components/forms/record-form'
import { CheckboxGroup, RadioChips } from '@/components/ui/choices'
import { Kbd } from '@/components/ui/kbd'
import { TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { JUDGE_LABELS, VERDICTS, type Verdict, verdictTerm } from '@/lib/duplicates/schema'

type Member = { id: string; name: string; unitName: string; unitId: string }
type Props = {
  action: FormAction
  formKey: string
  pair: { id: string; version: number; noun: 'company' | 'project' }
  a: Member
  b: Member
  /** Money that both have alike: id of either event and its words. */
  likeMoney: Array<{ value: string; label: string }>
  /** Where the next pair is; the key j goes there. */
  nextHref?: string
  cancelHref: string
}

const MEANS: Record<Verdict, string> = {
  merge: '两条并成一条：保留的一条取值不变，空白项由另一条补上；另一条的走访、资金、材料全部转入。可以撤销。',
  overwrite: '两条并成一条：另一条有值的项目覆盖保留的一条；走访、资金、材料全部转入。可以撤销。',
  ignore: '确实相像，但不需要处理；以后出现更强的依据时会重新提出。',
  new: '经核实是两条不同的记录，各自保留；以后出现更强的依据时会重新提出。',
}

/** Typing in a field is no command. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select')

/** The verdict on a pair with its reason. Keys: 1–4 choose, r goes to the reason, j to the next pair. */
export function VerdictForm({ action, formKey, pair, a, b, likeMoney, nextHref, cancelHref }: Props) {
  const [verdict, setVerdict] = useState<string>()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const chosen = VERDICTS[Number(event.key) - 1]
      if (chosen) frame.current?.querySelector<HTMLInputElement>(`input[value=${chosen}]`)?.click()
      else if (event.key === 'r') frame.current?.querySelector<HTMLInputElement>('input[name=reason]')?.focus()
      else if (event.key === 'j' && nextHref) window.location.assign(nextHref)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [nextHref])
  const merging = verdict === 'merge' || verdict === 'overwrite'
  const options = VERDICTS.map((value, at) => ({ value, label: `${at + 1} ${verdictTerm(value, pair.noun)}` }))
  return (
    <div
      ref={frame}
      onChange={(event) => {
        const input = event.target as unknown as HTMLInputElement
        if (input.name === 'verdict') setVerdict(input.value)
      }}
    >
      <RecordForm
        id="verdict"
        action={action}
        formKey={formKey}
        record={pair}
        labels={JUDGE_LABELS}
        submit="确定"
        cancelHref={cancelHref}
      >
        {(fields) => {
          const chosen = VERDICTS.find((one) => one === verdict)
          return (
            <>
              <RadioChips
                {...fields.of('verdict', verdict)}
                options={options}
                required
                hint={
                  chosen
                    ? MEANS[chosen].replace('两条不同的记录', pair.noun === 'company' ? '两家企业' : '两个项目')
                    : undefined
                }
              />
              {merging ? (
                <>
                  <RadioChips
                    {...fields.of('keep', 'a')}
                    options={[
                      { value: 'a', label: `甲：${a.name}` },
                      { value: 'b', label: `乙：${b.name}` },
                    ]}
                    hint="原来的网址、编号沿用保留的一条；打开另一条会转到这里"
                  />
                  {a.unitId === b.unitId ? null : (
                    <RadioChips
                      {...fields.of('charge', 'kept')}
                      options={[
                        { value: 'kept', label: '保留的一条所在单位' },
                        { value: 'gone', label: '另一条所在单位' },
                      ]}
                      hint={`甲归${a.unitName}，乙归${b.unitName}${pair.noun === 'project' ? '；业绩随单位计算' : ''}`}
                    />
                  )}
                  {likeMoney.length > 0 ? (
                    <CheckboxGroup
                      {...fields.list(
                        'same',
                        likeMoney.map((one) => one.value),
                      )}
                      options={likeMoney}
                      hint="两条都登记了的资金。勾选的只计一笔（已认定的优先），另一笔作废留痕；确是两笔的请取消勾选"
                    />
                  ) : null}
                </>
              ) : null}
              <TextInput {...fields.of('reason')} required maxLength={120} hint="会留在两条记录的历史中" />
            </>
          )
        }}
      </RecordForm>
      <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted max-md:hidden">
        <span>
          <Kbd>1</Kbd>–<Kbd>4</Kbd> 选择意见
        </span>
        <span>
          <Kbd>r</Kbd> 填理由
        </span>
        <span>
          <Kbd>Enter</Kbd> 确定
        </span>
        {nextHref ? (
          <span>
            <Kbd>j</Kbd> 下一对
          </span>
        ) : null}
      </p>
    </div>
  )
}
