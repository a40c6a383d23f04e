'use client'
import { type RefObject, useEffect, useState } from 'react'
import type { Values } from '@/components/offline/types'
import { Button } from '@/components/ui/button'
import { formValues } from '@/lib/access/form'
import type { Day } from '@/lib/kernel/month'
import { withoutPhones } from '@/lib/paste/answer.rules'
import type { PasteAnswer } from '@/lib/paste/read.queries'
import { PASTE_LIMIT } from '@/lib/paste/rules'
import { PasteResult } from './paste-result'
import { modelHere, readHere } from './read-pasted'

type Props = { frame: RefObject<HTMLElement | null>; today: Day; onFill: (values: Values) => void }

/** A text to be read, what is sent where if a model reads it, and what was read, to be confirmed. */
export function PasteBox({ frame, today, onFill }: Props) {
  const [text, setText] = useState('')
  const [host, setHost] = useState<string>()
  const [answer, setAnswer] = useState<PasteAnswer>()
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle')
  useEffect(() => {
    modelHere().then(setHost)
  }, [])
  const read = async (by: 'rules' | 'model') => {
    setState('reading')
    try {
      setAnswer(await readHere(text, by, today))
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  if (answer) {
    const form = frame.current?.querySelector('form')
    return (
      <PasteResult
        answer={answer}
        typed={form ? formValues(new FormData(form)) : {}}
        onFill={onFill}
        onBack={() => setAnswer(undefined)}
      />
    )
  }
  const sent = withoutPhones(text).text
  return (
    <div className="space-y-3">
      <label htmlFor="pasted" className="block text-sm font-medium">
        把聊天消息、会议口述或语音转写的文字粘贴在这里
      </label>
      <textarea
        id="pasted"
        className="control"
        rows={6}
        maxLength={PASTE_LIMIT}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="例：昨天下午拜访某某有限公司，见到总经理王某某，对方计划……下一步：下周三前送政策建议书"
      />
      {host ? (
        <section aria-label="发送说明" className="rounded-md bg-warn-soft px-3 py-2 text-sm">
          <p>
            点“发送并读取”后，下面这段文字将发送到 <strong className="break-all">{host}</strong>
            （本单位配置的大模型）。电话号码已隐去，不发送其他内容；不愿发送的，请用“只用本系统规则”。
          </p>
          <details className="mt-1">
            <summary className="touch cursor-pointer text-accent">查看将发送的全文（{[...sent].length}字）</summary>
            <p className="max-h-40 overflow-y-auto whitespace-pre-wrap">{sent}</p>
          </details>
        </section>
      ) : null}
      <div className="flex flex-wrap gap-2" aria-live="polite">
        {host ? (
          <Button kind="primary" disabled={!text.trim() || state === 'reading'} onClick={() => read('model')}>
            发送并读取
          </Button>
        ) : null}
        <Button
          kind={host ? 'secondary' : 'primary'}
          disabled={!text.trim() || state === 'reading'}
          onClick={() => read('rules')}
        >
          {host ? '只用本系统规则' : '读取'}
        </Button>
        {state === 'reading' ? <span className="self-center text-ink-muted">正在读取…</span> : null}
        {state === 'failed' ? <span className="self-center text-bad">没有读取成功，请重试</span> : null}
      </div>
    </div>
  )
}
