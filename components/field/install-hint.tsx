import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

type InstallEvent = Event & { prompt: () => Promise<unknown> }

/** Offers to put the app on the home screen where the browser can; nowhere else, and never twice in a visit. */
export function InstallHint() {
  const [offer, setOffer] = useState<InstallEvent>()
  useEffect(() => {
    const hear = (event: Event) => {
      event.preventDefault()
      setOffer(event as InstallEvent)
    }
    window.addEventListener('beforeinstallprompt', hear)
    return () => window.removeEventListener('beforeinstallprompt', hear)
  }, [])
  if (!offer) return null
  return (
    <Notice
      title="把“招引”放到手机桌面"
      action={
        <Button size="small" className="self-center" onClick={() => offer.prompt().finally(() => setOffer(undefined))}>
          安装
        </Button>
      }
    >
      像应用一样打开，没有网络也能记走访。
    </Notice>
  )
}
