import { PROBLEM_SENTENCES } from '@/lib/kernel/errors'

export type Sent = { sha256: string; size: number; type: string; fileName: string }

const BROKEN = '网络中断，没有上传成功，请重试。'

/** Sends one file and tells how far it is, 0–1; rejects with a sentence for the person. `XMLHttpRequest`, because fetch tells no progress. */
export function sendFile(file: File, onProgress: (share: number) => void, stop: AbortSignal): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/files')
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status === 200) resolve(request.response as Sent)
      else reject(new Error(sentenceOf(request.response) ?? PROBLEM_SENTENCES.unexpected))
    }
    request.onerror = () => reject(new Error(BROKEN))
    stop.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function sentenceOf(answer: unknown): string | undefined {
  return (answer as { error?: { message?: string } } | null)?.error?.message
}
