/**
 * The rooms under lib/ in their order: a room may use earlier rooms, never later ones. A test compares these two lists
 * with the folders, so that a new noun is never unguarded.
 */
const ROOMS = [
  'units',
  'dictionaries',
  'users',
  'companies',
  'projects',
  'visits',
  'events',
  'requests',
  'goals',
  'metrics',
  'reports',
  'imports',
]

/** What the rooms stand on, and the command line above them. */
const FOUNDATION = ['kernel', 'db', 'access', 'audit', 'files', 'cli']

module.exports = { ROOMS, FOUNDATION }
