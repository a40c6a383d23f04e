import { NotFoundMessage } from '@/components/shell/trouble'

export const metadata = { title: '没有找到' }

/** Within the frame, so that the way on stays in sight. */
export default function NotFound() {
  return <NotFoundMessage />
}
