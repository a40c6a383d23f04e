'use client'
import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Modal } from '@/components/ui/modal'

type Props = {
  fileName: string
  kind: 'picture' | 'pdf'
  /** Address of the bytes, shown in place. */
  href: string
  downloadHref: string
  /** The face of the button that opens it. */
  children: ReactNode
}

/** A picture or PDF in a dialog of this page; what the device cannot show in place can be opened or saved. */
export function EvidencePreview({ fileName, kind, href, downloadHref, children }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded text-left hover:bg-sunken max-md:basis-full"
      >
        <span className="sr-only">预览</span>
        {children}
      </button>
      <Modal open={open} onClose={() => setOpen(false)} title={fileName} wide>
        {kind === 'picture' ? <Picture src={href} name={fileName} /> : <Document src={href} name={fileName} />}
        <div className="mt-3 flex flex-wrap gap-2">
          <a className={buttonClass('secondary')} href={downloadHref}>
            <Download aria-hidden />
            下载
          </a>
          <a className={buttonClass('quiet')} href={href} target="_blank" rel="noopener">
            在新页面打开
          </a>
        </div>
      </Modal>
    </>
  )
}

/** The picture is the button that enlarges it: focus is inside, so that arrow keys scroll what has become larger than the window. */
function Picture({ src, name }: { src: string; name: string }) {
  const [large, setLarge] = useState(false)
  return (
    <div className="grid max-h-[65dvh] overflow-auto rounded border bg-sunken">
      <button
        type="button"
        aria-pressed={large}
        aria-label={large ? `${name}，缩小到窗口` : `${name}，放大到原始大小`}
        onClick={() => setLarge(!large)}
        className={cx('m-auto block', large ? 'cursor-zoom-out' : 'cursor-zoom-in')}
      >
        <img src={src} alt="" className={large ? 'max-w-none' : 'max-h-[64dvh] max-w-full object-contain'} />
      </button>
    </div>
  )
}

function Document({ src, name }: { src: string; name: string }) {
  return (
    <>
      <iframe src={src} title={name} className="h-[70dvh] w-full rounded border bg-sunken" />
      <p className="mt-1 text-xs text-ink-muted">没有显示内容的，请下载或在新页面打开。</p>
    </>
  )
}
