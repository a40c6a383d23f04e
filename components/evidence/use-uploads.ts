'use client'
import { useEffect, useRef, useState } from 'react'
import { MAX_EVIDENCE_BYTES, previewOf, tooLarge } from '@/lib/evidence/types.rules'
import { sendFile } from './send-file'

/** What a person says of a file. */
export type Said = { proves: string; description: string; datedOn: string }
export type Upload = Said & {
  key: string
  fileName: string
  size: number
  type: string
  state: 'sending' | 'sent' | 'failed'
  /** Sent so far, 0–1. */
  progress: number
  error?: string
  sha256?: string
  /** An address of the picture in this browser, for its thumbnail. */
  picture?: string
}

/** The hidden value of one item, and back; what was uploaded before a failed submit comes in again this way. */
export const toValue = ({ sha256, fileName, size, type, proves, description, datedOn }: Upload): string =>
  JSON.stringify({ sha256, fileName, size, type, proves, description, datedOn })

function fromValue(value: string, index: number): Upload[] {
  try {
    const item = JSON.parse(value) as Partial<Upload>
    const said = { proves: item.proves ?? '', description: item.description ?? '', datedOn: item.datedOn ?? '' }
    const file = { fileName: item.fileName ?? '', size: item.size ?? 0, type: item.type ?? '', sha256: item.sha256 }
    return [{ key: `kept-${index}`, state: 'sent', progress: 1, ...said, ...file }]
  } catch {
    return []
  }
}

/** Files on their way to the server and what is said of them. `begin` chooses what a new one is said to prove. */
export function useUploads(values: string[], begin: (type: string, others: Upload[]) => string) {
  const [uploads, setUploads] = useState(() => values.flatMap(fromValue))
  const [news, setNews] = useState('')
  const files = useRef(new Map<string, File>())
  const stops = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const running = stops.current
    return () => {
      for (const stop of running.values()) stop.abort()
    }
  }, [])

  const change = (key: string, changes: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)))

  function send(key: string, file: File) {
    const stop = new AbortController()
    stops.current.set(key, stop)
    change(key, { state: 'sending', progress: 0, error: undefined })
    sendFile(file, (progress) => change(key, { progress }), stop.signal)
      .then((sent) => {
        change(key, { ...sent, state: 'sent', progress: 1 })
        setNews(`“${sent.fileName}”已上传`)
      })
      .catch((error: Error) => {
        change(key, { state: 'failed', error: error.message })
        setNews(error.message)
      })
  }

  function add(chosen: Iterable<File>) {
    const known = new Set([...files.current.values()].map(nameAndSize))
    const fresh = [...chosen].filter((file) => !known.has(nameAndSize(file)))
    const started = fresh.map((file): [Upload, File] => [newUpload(file), file])
    setUploads((all) => {
      const next = [...all]
      for (const [upload] of started) next.push({ ...upload, proves: begin(upload.type, next) })
      return next
    })
    for (const [upload, file] of started) {
      files.current.set(upload.key, file)
      if (upload.state === 'sending') send(upload.key, file)
    }
  }

  return {
    uploads,
    news,
    add,
    say: change as (key: string, said: Partial<Said>) => void,
    again: (key: string) => {
      const file = files.current.get(key)
      if (file) send(key, file)
    },
    remove: ({ key, picture, fileName }: Upload) => {
      stops.current.get(key)?.abort()
      files.current.delete(key)
      if (picture) URL.revokeObjectURL(picture)
      setUploads((all) => all.filter((one) => one.key !== key))
      setNews(`“${fileName}”已移除`)
    },
  }
}

const nameAndSize = (file: File) => `${file.name} ${file.size} ${file.lastModified}`

function newUpload(file: File): Upload {
  const large = file.size > MAX_EVIDENCE_BYTES
  return {
    key: crypto.randomUUID(),
    fileName: file.name,
    size: file.size,
    type: file.type,
    state: large ? 'failed' : 'sending',
    error: large ? tooLarge(file.name) : undefined,
    progress: 0,
    proves: '',
    description: '',
    datedOn: '',
    picture: previewOf(file.type) === 'picture' ? URL.createObjectURL(file) : undefined,
  }
}
