import type { ScreenView } from '@/lib/reports/screen'

/** Visits by month, this year beside the last, on an axis that begins at zero. */
export function ScreenCourse({ course: { points, top }, year }: { course: ScreenView['course']; year: string }) {
  const height = (value: number | null) => ({ height: `${((value ?? 0) / top) * 100}%` })
  const marks = [top, top / 2, 0]
  return (
    <section className="screen-panel">
      <h2>
        各月走访 <span className="screen-muted">家次</span>
        <span className="screen-key" data-series="now">
          {year}年
        </span>
        <span className="screen-key" data-series="before">
          上年
        </span>
      </h2>
      <div className="screen-course">
        <ul className="screen-axis" aria-hidden>
          {marks.map((mark) => (
            <li key={mark}>{mark.toLocaleString('zh-CN')}</li>
          ))}
        </ul>
        <ul className="screen-columns">
          {points.map(({ label, value, lastYear }) => (
            <li key={label}>
              <span className="screen-pair" aria-hidden>
                <i data-series="before" style={height(lastYear)} />
                <i data-series="now" style={height(value)} />
              </span>
              <span className="screen-tick">{label.replace('月', '')}</span>
              <span className="sr-only">
                {label}：{value ?? '—'}，上年{lastYear ?? '—'}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
