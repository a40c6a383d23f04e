import type { Period } from './month'

type Query = Record<string, string | number | undefined>
const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
/** Pages under 设置. */
export type SettingsPage =
  | 'units'
  | 'users'
  | 'plans'
  | 'dictionaries'
  | 'extras'
  | 'gates'
  | 'ownership'
  | 'requests'
  | 'messages'
  | 'reports'
const room = (base: string) => ({
  list: (query?: Query) => withQuery(base, query),
  create: (query?: Query) => withQuery(`${base}/new`, query),
  one: (id: string, query?: Query) => withQuery(`${base}/${id}`, query),
  edit: (id: string) => `${base}/${id}/edit`,
})

/** Every URL of the product, so that a moved page is one edit. Lists keep filters, sort, page and columns in the query. */
export const paths = {
  home: () => '/',
  login: (query?: Query) => withQuery('/login', query),
  password: () => '/password',
  setup: () => '/setup',
  companies: {
    ...room('/companies'),
    /** The form of a company's contact; a new one without `contact`. */
    contact: (id: string, contact?: string) => withQuery(`/companies/${id}/contact`, { contact }),
  },
  visits: room('/visits'),
  /** The pages of the road, which open without a network too. */
  field: (query?: Query) => withQuery('/field', query),
  calendar: (query?: Query) => withQuery('/calendar', query),
  calendarFeed: () => '/calendar/feed',
  visitPlans: room('/calendar/plans'),
  requests: room('/requests'),
  /** Where a company says whether its request was solved; needs no account. */
  verdict: (token: string) => `/verdict/${token}`,
  /** After a verdict: an address without the token. No token is called that. */
  verdictThanks: () => '/verdict/thanks',
  /** 批示. */
  instructions: room('/instructions'),
  notices: (query?: Query) => withQuery('/notices', query),
  /** Marks a notice as read and leads to what it is about. */
  notice: (id: string) => `/notices/${id}`,
  /** 周督查. */
  review: (query?: Query) => withQuery('/review', query),
  projects: { ...room('/projects'), board: (query?: Query) => withQuery('/projects/board', query) },
  claims: (query?: Query) => withQuery('/claims', query),
  pool: (query?: Query) => withQuery('/pool', query),
  /** Transfers, credit splits and disputes; a new one names its project. */
  cases: room('/cases'),
  duplicates: (query?: Query) => withQuery('/duplicates', query),
  duplicate: (id: string) => `/duplicates/${id}`,
  /** The bytes of a piece of evidence. */
  file: (evidenceId: string, query?: Query) => withQuery(`/api/files/${evidenceId}`, query),
  events: room('/events'),
  goals: (query?: Query) => withQuery('/goals', query),
  goal: (id: string, query?: Query) => withQuery(`/goals/${id}`, query),
  metric: (key: string, period: Period, query?: Query) => withQuery(`/metrics/${key}`, { ...period, ...query }),
  reports: (query?: Query) => withQuery('/reports', query),
  /** A unit's summary of a period: 2026-03, 2026-Q1, 2026-H1, 2026. Pages beneath it keep the unit in the query. */
  report: (period: string, query?: Query) => withQuery(`/reports/${period}`, query),
  reportEdit: (period: string, query?: Query) => withQuery(`/reports/${period}/edit`, query),
  /** Who has handed in for a period, and who is late. */
  reportUnits: (period: string, query?: Query) => withQuery(`/reports/${period}/units`, query),
  /** A picture in a summary in the making, by the hash of its bytes. */
  reportPicture: (id: string, sha256: string) => `/api/reports/pictures/${id}/${sha256}`,
  /** A picture that was published, whatever became of the draft. */
  editionPicture: (editionId: string, sha256: string) => `/api/reports/${editionId}/pictures/${sha256}`,
  /** What was published, and how it stands to the data of today. */
  reportEdition: (id: string, query?: Query) => withQuery(`/reports/editions/${id}`, query),
  /** The records behind a published number, as they were then. */
  reportList: (id: string, figure: string, stretch: string, query?: Query) =>
    withQuery(`/reports/editions/${id}/lists/${figure}/${stretch}`, query),
  reportDifferences: (id: string) => `/reports/editions/${id}/differences`,
  reportFile: (editionId: string, format: string) => `/api/reports/${editionId}/${format}`,
  /** Standing tables that superiors ask for. */
  docket: (query?: Query) => withQuery('/reports/docket', query),
  docketNew: () => '/reports/docket/new',
  /** All names a form may use, list by list. */
  docketNames: () => '/reports/docket/names',
  docketEdit: (id: string) => `/reports/docket/${id}/edit`,
  docketForm: (id: string, query?: Query) => withQuery(`/reports/docket/${id}`, query),
  docketFile: (id: string, query?: Query) => withQuery(`/api/docket/${id}`, query),
  /** 大屏. */
  screen: (query?: Query) => withQuery('/screen', query),
  /** Whether the session of the screen still lasts. */
  screenAlive: () => '/api/screen',
  imports: {
    ...room('/imports'),
    reasons: (id: string) => `/imports/${id}/reasons`,
    failed: (id: string) => `/imports/${id}/failed`,
    undo: (id: string) => `/imports/${id}/undo`,
  },
  /** How far a confirmed ledger is, as JSON. */
  importProgress: (id: string) => `/api/imports/${id}`,
  /** Return sheets: the page that makes them, their zip, and empty workbooks by kind (`all`: a sheet for each). */
  sheets: () => '/imports/sheets',
  sheetFiles: (query?: Query) => withQuery('/api/sheets', query),
  template: (kind: string) => `/api/sheets/templates/${kind}`,
  audit: (query?: Query) => withQuery('/audit', query),
  settings: (page: SettingsPage = 'units', query?: Query) => withQuery(`/settings/${page}`, query),
  settingsNew: (page: SettingsPage, query?: Query) => withQuery(`/settings/${page}/new`, query),
  settingsOne: (page: SettingsPage, id: string, query?: Query) => withQuery(`/settings/${page}/${id}`, query),
  /** Messages: a unit's wishes and channels, and one channel's form (`new` with or without `unit`). */
  messageUnit: (unitId: string, query?: Query) => withQuery(`/settings/messages/units/${unitId}`, query),
  channel: (id: string, query?: Query) => withQuery(`/settings/messages/channels/${id}`, query),
  /** A goal's own settings; `new` makes one. */
  settingsGoal: (planId: string, goalId: string, query?: Query) =>
    withQuery(`/settings/plans/${planId}/goals/${goalId}`, query),
  exportOf: (list: string, query?: Query) => withQuery(`/api/exports/${list}`, query),
  /** Colleagues who may be addressed about a record; what was typed is put behind it. */
  mentionable: (noun: string, id: string) => `${withQuery('/api/comments/people', { noun, id })}&q=`,
  search: (q: string) => withQuery('/api/search', { q }),
} as const

const RECORD_PAGES: Readonly<Record<string, (id: string) => string>> = {
  company: (id) => paths.companies.one(id),
  project: (id) => paths.projects.one(id),
  visit: (id) => paths.visits.one(id),
  request: (id) => paths.requests.one(id),
  event: (id) => paths.events.one(id),
  // The page of a period sends on who comes with an id.
  report: (id) => paths.report(id),
}
/** The page of a record that is named by noun and id; undefined for a noun without one. */
export const recordPath = (noun: string, id: string): string | undefined => RECORD_PAGES[noun]?.(id)
