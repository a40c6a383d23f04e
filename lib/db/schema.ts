/** Every table, for drizzle-kit and the migrator; code imports the table's own file. */
export * from './tables/companies'
export * from './tables/goals'
export * from './tables/house'
export * from './tables/imports'
export * from './tables/people'
export * from './tables/projects'
export * from './tables/visits'
