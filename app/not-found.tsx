import { NotFoundMessage } from '@/components/shell/trouble'

export const metadata = { title: '没有找到' }

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <NotFoundMessage />
    </main>
  )
}
