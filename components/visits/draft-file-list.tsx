'use client'
import { Camera, Paperclip, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { FileChooser } from '@/components/evidence/file-chooser'
import { FileFace } from '@/components/evidence/file-face'
import type { DraftFile, FileSaid, Vault } from '@/components/offline/types'
import { Button } from '@/components/ui/button'
import type { Option } from '@/components/ui/text-input'
import { EVIDENCE_LIMITS } from '@/lib/evidence/rules'
import { ACCEPTED, MAX_EVIDENCE_BYTES, previewOf, sizeWords, tooLarge, typeWord } from '@/lib/evidence/types.rules'
import type { VisitDraft } from './use-visit-draft'

type Props = { draft: VisitDraft; vault: Vault; kinds: Option[]; today: string }

/** The files of a draft: kept as they are chosen, each with what it proves. */
export function DraftFileList({ draft, vault, kinds, today }: Props) {
  const [files, setFiles] = useState<DraftFile[]>([])
  const [pictures, setPictures] = useState<Record<string, string>>({})
  const addresses = useRef<string[]>([])
  const [news, setNews] = useState('')
  const { draftId } = draft
  const face = useCallback((key: string, bytes: Blob) => {
    const address = URL.createObjectURL(bytes)
    addresses.current.push(address)
    setPictures((all) => ({ ...all, [key]: address }))
  }, [])
  useEffect(() => {
    const id = draftId()
    vault.one(id).then(
      (stored) => {
        setFiles(stored?.files ?? [])
        for (const file of stored?.files ?? [])
          if (previewOf(file.type) === 'picture')
            vault.readFile(id, file.key).then(
              (bytes) => face(file.key, bytes),
              () => undefined,
            )
      },
      () => undefined,
    )
  }, [vault, draftId, face])
  useEffect(() => () => addresses.current.forEach(URL.revokeObjectURL), [])

  const add = async (chosen: File[]) => {
    for (const file of chosen.slice(0, EVIDENCE_LIMITS.files - files.length)) {
      if (file.size > MAX_EVIDENCE_BYTES) {
        setNews(tooLarge(file.name))
        continue
      }
      const picture = previewOf(file.type) === 'picture'
      const proves = picture && kinds.some(({ value }) => value === 'photo') ? 'photo' : ''
      try {
        const kept = await vault.addFile(draftId(), file, { proves, description: '', datedOn: '' })
        setFiles((all) => [...all, kept])
        if (picture) face(kept.key, file)
        setNews(`“${file.name}”已保存在本机`)
      } catch {
        setNews(`“${file.name}”没有保存成功，本机空间可能不足，请换一个小些的文件。`)
      }
    }
  }
  const say = (key: string, said: FileSaid) => {
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, said } : file)))
    vault.sayOfFile(draftId(), key, said).catch(() => setNews('说明没有保存成功，请重试。'))
  }
  const remove = (key: string) => {
    setFiles((all) => all.filter((file) => file.key !== key))
    vault.removeFile(draftId(), key).catch(() => setNews('没有移除成功，请重试。'))
  }
  return (
    <>
      <ul className="mb-3 space-y-2 empty:mb-0" aria-label="已选择的文件">
        {files.map((file) => (
          <li key={file.key} className="rounded-md border bg-surface p-3">
            <div className="flex items-center gap-3">
              <FileFace type={file.type} src={pictures[file.key]} />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{file.name}</p>
                <p className="text-xs text-ink-muted">
                  {typeWord(file.type)} · {sizeWords(file.size)}，随走访一起发送
                </p>
              </div>
              <Button kind="quiet" size="small" aria-label={`移除 ${file.name}`} onClick={() => remove(file.key)}>
                <Trash2 aria-hidden />
              </Button>
            </div>
            <div className="mt-2 grid grid-cols-2 gap-2">
              <select
                className="control"
                aria-label={`${file.name} 的证明事项`}
                value={file.said.proves}
                onChange={(event) => say(file.key, { ...file.said, proves: event.target.value })}
              >
                <option value="">证明事项</option>
                {kinds.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
              <input
                className="control order-last col-span-2"
                aria-label={`${file.name} 的说明`}
                placeholder="说明，选填"
                autoComplete="off"
                maxLength={EVIDENCE_LIMITS.description}
                value={file.said.description}
                onChange={(event) => say(file.key, { ...file.said, description: event.target.value })}
              />
              <input
                type="date"
                className="control"
                aria-label={`${file.name} 的材料日期`}
                max={today}
                value={file.said.datedOn}
                onChange={(event) => say(file.key, { ...file.said, datedOn: event.target.value })}
              />
            </div>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <FileChooser label="拍照" icon={<Camera aria-hidden />} accept="image/*" capture="environment" onFiles={add} />
        <FileChooser label="选择文件" icon={<Paperclip aria-hidden />} accept={ACCEPTED} multiple onFiles={add} />
      </div>
      <p aria-live="polite" className="mt-1 text-sm text-ink-muted">
        {news}
      </p>
    </>
  )
}
