'use client'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-input'
import type { EditBlock } from '@/lib/reports/making/edit-view.rules'
import { Hide, Tick } from './tick'

type Props = {
  block: Extract<EditBlock, { kind: 'text' }>
  field: { name: string; label: string; errors?: string[]; defaultValue: string }
  hidden: ReadonlySet<string>
}

/** One paragraph's words. Figures that still stand in them follow the data; those that were touched are named while typing. */
export function BlockEditor({ block, field, hidden }: Props) {
  const [text, setText] = useState(field.defaultValue)
  const figures = block.generated?.figures ?? []
  const standing = figures.filter((figure) => text.includes(figure.text))
  const touched = figures.filter((figure) => !figure.derived && !standing.includes(figure))
  return (
    <div className="space-y-2">
      <input type="hidden" name={block.fields.shown} value={JSON.stringify(block.shown)} />
      <TextArea
        name={field.name}
        errors={field.errors}
        label={
          <span className="inline-flex flex-wrap items-center gap-2">
            {field.label}
            {block.origin === 'edited' ? <Badge tone="accent">已修改</Badge> : null}
            {block.origin === 'added' ? <Badge>补充{block.source ? `（${block.source}）` : ''}</Badge> : null}
          </span>
        }
        rows={Math.min(8, Math.max(2, Math.ceil(text.length / 45)))}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {figures.length > 0 ? (
        <p className="text-sm text-ink-muted">
          随数据更新：
          {standing.map((figure) => (
            <span key={figure.key} className="mr-1.5 rounded-sm bg-accent-soft px-1 text-accent">
              {figure.text}
            </span>
          ))}
        </p>
      ) : null}
      <p role="status" className={touched.length > 0 ? 'text-sm text-warn' : 'sr-only'}>
        {touched.length > 0
          ? `文中没有系统数据 ${touched.map((figure) => figure.text).join('、')}，保存后将提示核对。`
          : ''}
      </p>
      {block.warnings.length > 0 ? (
        <Notice tone="warn" title="与系统数据不一致">
          <ul>
            {block.warnings.map(({ text: warning, check }) => (
              <li key={warning}>
                {warning}
                {check ? <span className="text-ink-muted">（已由{check.name}核对）</span> : null}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {block.origin === 'edited' && block.generated ? (
        <details className="text-sm">
          <summary className="touch inline-flex cursor-pointer items-center text-ink-muted">系统生成的原文</summary>
          <p className="text-pretty">{block.generated.text}</p>
          <Tick name="reset" value={block.key} label="恢复为系统生成的原文" of={block.label} />
        </details>
      ) : null}
      <Hide block={block} hidden={hidden} removable={block.origin === 'added'} />
    </div>
  )
}
