import { RotateCw, Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import type { Option } from '@/components/ui/text-input'
import { EVIDENCE_LIMITS } from '@/lib/evidence/rules'
import { EVIDENCE_LABELS } from '@/lib/evidence/schema'
import { sizeWords, typeWord } from '@/lib/evidence/types.rules'
import { FileFace } from './file-face'
import type { Said, Upload } from './use-uploads'

type Props = {
  upload: Upload
  kinds: Option[]
  today?: string
  /** Changes whenever the form was reset: a select goes back to its first choice then, whatever its value says, and is made anew. */
  round: number
  onSay: (said: Partial<Said>) => void
  onAgain: () => void
  onRemove: () => void
}

/** A control without a name: what it holds goes into the item's one hidden value. */
function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

/** One file of the form: how far it is, and what is said of it. */
export function UploadItem({ upload, kinds, today, round, onSay, onAgain, onRemove }: Props) {
  const { fileName, size, type, state, progress, error, proves, description, datedOn } = upload
  return (
    <li className="rounded-md border bg-surface p-3">
      <div className="flex items-center gap-3">
        <FileFace type={type} src={upload.picture} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium" title={fileName}>
            {fileName}
          </p>
          {state === 'failed' ? (
            <p className="text-sm text-bad">{error}</p>
          ) : (
            <p className="text-xs text-ink-muted">
              {state === 'sent' ? typeWord(type) : `正在上传 ${Math.floor(progress * 100)}%`} · {sizeWords(size)}
            </p>
          )}
          {state === 'sending' ? (
            <progress
              value={progress}
              max={1}
              aria-label={`${fileName} 的上传进度`}
              className="mt-1 h-1.5 w-full appearance-none overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            />
          ) : null}
        </div>
        {state === 'failed' && upload.size > 0 ? (
          <Button kind="quiet" size="small" onClick={onAgain} aria-label={`重新上传 ${fileName}`}>
            <RotateCw aria-hidden />
            重试
          </Button>
        ) : null}
        <Button kind="quiet" size="small" onClick={onRemove} aria-label={`移除 ${fileName}`}>
          <Trash2 aria-hidden />
        </Button>
      </div>
      {state === 'failed' ? null : (
        <div className="mt-2 grid gap-3 md:grid-cols-[minmax(8rem,1fr)_minmax(0,2fr)_minmax(8rem,1fr)]">
          <Labelled label={EVIDENCE_LABELS.proves}>
            {(id) => (
              <select
                key={round}
                id={id}
                className="control"
                value={proves}
                required
                onChange={(event) => onSay({ proves: event.target.value })}
              >
                <option value="">请选择</option>
                {kinds.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
          <Labelled label={EVIDENCE_LABELS.description}>
            {(id) => (
              <input
                id={id}
                className="control"
                value={description}
                autoComplete="off"
                maxLength={EVIDENCE_LIMITS.description}
                placeholder="选填，如：协议正本第1—12页"
                onChange={(event) => onSay({ description: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={EVIDENCE_LABELS.datedOn}>
            {(id) => (
              <input
                id={id}
                type="date"
                className="control"
                value={datedOn}
                max={today ?? '9999-12-31'}
                onChange={(event) => onSay({ datedOn: event.target.value })}
              />
            )}
          </Labelled>
        </div>
      )}
    </li>
  )
}
