'use client'
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { Button } from '@/components/ui/button'
import { coordinateText, toMillionths } from '@/lib/visits/coordinates.rules'
import { HiddenValue } from './hidden-value'

type Place = { latitude: number; longitude: number }
type Props = { fields: Fields; latitude?: number | null; longitude?: number | null }

/** GeolocationPositionError: 1 refused, 2 unavailable, 3 took too long. */
const WHY: Readonly<Record<number, string>> = {
  1: '浏览器没有允许定位，可在浏览器设置中允许后再试，或直接填写地点。',
  2: '暂时无法定位，可直接填写地点。',
  3: '定位超时，可再试一次，或直接填写地点。',
}

/** Where the visit was, only when the person asks for it; shown before it is saved, and taken away again by a tap. */
export function PlaceHere({ fields, latitude, longitude }: Props) {
  const [first, second] = [fields.of('latitude', latitude), fields.of('longitude', longitude)]
  const [place, setPlace] = useState<Place | undefined>(
    first.defaultValue && second.defaultValue
      ? { latitude: Number(first.defaultValue), longitude: Number(second.defaultValue) }
      : undefined,
  )
  const [news, setNews] = useState('')
  const locate = () => {
    if (!('geolocation' in navigator)) return setNews('这个浏览器不能定位，请直接填写地点。')
    setNews('正在定位…')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPlace({ latitude: toMillionths(coords.latitude), longitude: toMillionths(coords.longitude) })
        setNews('')
      },
      ({ code }) => setNews(WHY[code] ?? WHY[2] ?? ''),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  }
  const errors = [...(first.errors ?? []), ...(second.errors ?? [])]
  return (
    <div id="f-latitude" className="text-sm">
      <HiddenValue name="latitude" value={place ? String(place.latitude) : ''} />
      <HiddenValue name="longitude" value={place ? String(place.longitude) : ''} />
      {place ? (
        <p className="flex flex-wrap items-center gap-x-2">
          <MapPin aria-hidden className="size-4 text-ink-muted" />
          {coordinateText(place.latitude, place.longitude)}
          <Button kind="quiet" size="small" onClick={() => setPlace(undefined)}>
            移除位置
          </Button>
        </p>
      ) : (
        <Button size="small" onClick={locate}>
          <MapPin aria-hidden />
          使用当前位置
        </Button>
      )}
      <p aria-live="polite" className="text-ink-muted">
        {news}
      </p>
      {errors.map((error) => (
        <p key={error} className="text-bad">
          {error}
        </p>
      ))}
    </div>
  )
}
