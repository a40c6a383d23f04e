import type { ReactNode } from 'react'
import type { ScreenView } from '@/lib/reports/screen'
import { ScreenCourse } from './screen-course'
import './screen.css'

const percent = (permille: number): string => `${Math.min(100, permille / 10)}%`

/** The whole board; its sizes follow the window, so that it fills 1920×1080 and 3840×2160 alike. */
export function ScreenBoard({ view, children }: { view: ScreenView; children: ReactNode }) {
  const { totals, goals, ranking, moves } = view
  return (
    <main className="screen">
      <header className="screen-head">
        <h1>
          {view.title} <span className="screen-muted">{view.year}年累计</span>
        </h1>
        {children}
      </header>
      <section aria-label={`${view.year}年累计`} className="screen-totals">
        {totals.map(({ key, title, value, month }) => (
          <div key={key} className="screen-panel">
            <h2>{title}</h2>
            <p className="screen-value">{value}</p>
            <p className="screen-muted">本月 {month}</p>
          </div>
        ))}
      </section>
      <div className="screen-middle">
        <section className="screen-panel">
          <h2>
            目标完成率 <span className="screen-muted">竖线为序时进度</span>
          </h2>
          {goals.length === 0 ? <p className="screen-muted">本年度未下达目标任务</p> : null}
          <ul>
            {goals.map(({ id, title, share, time, words }) => (
              <li key={id}>
                <p className="screen-line">
                  <span className="screen-name">{title}</span>
                  <span>{words}</span>
                </p>
                <p className="screen-bar" aria-hidden>
                  <span style={{ width: percent(share) }} />
                  {time === null ? null : <i style={{ left: percent(time) }} />}
                </p>
              </li>
            ))}
          </ul>
        </section>
        <ScreenCourse course={view.course} year={view.year} />
        <section className="screen-panel">
          <h2>
            单位排名 <span className="screen-muted">{ranking.title}</span>
          </h2>
          {ranking.rows.length === 0 ? <p className="screen-muted">没有下级单位</p> : null}
          <ol>
            {ranking.rows.map(({ id, rank, name, value }) => (
              <li key={id} className="screen-line screen-rank">
                <b>{rank}</b>
                <span className="screen-name">{name}</span>
                <span>{value}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
      <section className="screen-panel screen-moves">
        <h2>重点项目最新进展</h2>
        {moves.length === 0 ? <p className="screen-muted">本月重点项目暂无阶段变化和资金到位</p> : null}
        <ul>
          {moves.map(({ id, text }) => (
            <li key={id} className="screen-name">
              {text}
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
