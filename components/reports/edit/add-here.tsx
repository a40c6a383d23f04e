'use client'
import type { Fields } from '@/components/forms/form-fields'
import { TextArea } from '@/components/ui/text-input'
import type { EditPlace } from '@/lib/reports/making/edit-view.rules'
import { PictureChooser } from './picture-chooser'

/** Below a block: a further paragraph, or a picture. Open when something typed came back. */
export function AddHere({ place, fields }: { place: EditPlace; fields: Fields }) {
  const fresh = fields.of(place.fresh)
  const picture = fields.of(place.picture)
  const typed = fresh.defaultValue !== '' || picture.defaultValue !== ''
  return (
    <details className="mt-2 border-t pt-1" open={typed || undefined}>
      <summary className="touch inline-flex cursor-pointer items-center text-sm text-accent">
        在此后添加段落或图片
      </summary>
      <div className="space-y-3 pt-1">
        <TextArea {...fresh} label="补充段落" hint="另起一行即另起一段" rows={3} />
        <PictureChooser picture={picture} caption={fields.of(place.caption)} />
      </div>
    </details>
  )
}
