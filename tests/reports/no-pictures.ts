import type { Pictures } from '@/lib/reports/write'

/** For documents without uploaded pictures. */
export const noPictures: Pictures = async () => undefined
