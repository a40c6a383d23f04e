'use client'
import { useId, useState } from 'react'
import { sendFile } from '@/components/evidence/send-file'
import { Button, buttonClass } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { cleanPicture } from './clean-picture'

type Field = { name: string; label: string; errors?: string[]; defaultValue: string }
type State = { kind: 'none' } | { kind: 'sending'; share: number } | { kind: 'failed'; why: string } | { kind: 'sent' }

/** One PNG or JPEG, sent when it is chosen; the form keeps what the server answered, so that nothing is sent twice. */
export function PictureChooser({ picture, caption }: { picture: Field; caption: Field }) {
  const [value, setValue] = useState(picture.defaultValue)
  const [state, setState] = useState<State>(picture.defaultValue ? { kind: 'sent' } : { kind: 'none' })
  const id = useId()

  async function choose(file: File | undefined) {
    if (!file) return
    setState({ kind: 'sending', share: 0 })
    try {
      const { file: clean, width, height } = await cleanPicture(file)
      const { sha256, type } = await sendFile(
        clean,
        (share) => setState({ kind: 'sending', share }),
        new AbortController().signal,
      )
      if (type !== 'image/png' && type !== 'image/jpeg') throw new Error('图片只支持 PNG、JPG 格式。')
      setValue(JSON.stringify({ sha256, type, width, height }))
      setState({ kind: 'sent' })
    } catch (error) {
      setState({ kind: 'failed', why: error instanceof Error ? error.message : '' })
    }
  }
  const errors = [...(picture.errors ?? []), ...(state.kind === 'failed' ? [state.why] : [])]
  return (
    <div className="space-y-2">
      <input type="hidden" name={picture.name} value={value} />
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className={buttonClass('secondary', 'small', 'has-focus-visible:outline-2')}>
          {state.kind === 'sent' ? '更换图片' : '添加图片'}
          <input
            id={id}
            type="file"
            accept="image/png,image/jpeg"
            className="sr-only"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </label>
        <p role="status" className="text-sm text-ink-muted">
          {state.kind === 'sending'
            ? `正在上传 ${Math.round(state.share * 100)}%`
            : state.kind === 'sent'
              ? '图片已上传，保存后生效'
              : ''}
        </p>
        {state.kind === 'sent' ? (
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              setValue('')
              setState({ kind: 'none' })
            }}
          >
            移除
          </Button>
        ) : null}
      </div>
      {errors.map((error) => (
        <p key={error} role="alert" className="text-sm text-bad">
          {error}
        </p>
      ))}
      {state.kind === 'sent' ? <TextInput {...caption} label="图片说明" maxLength={60} /> : null}
    </div>
  )
}
