/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  // A lock file in a folder above would otherwise make Next build below that folder.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'better-sqlite3',
    '@node-rs/argon2',
    'pg',
    '@aws-sdk/client-s3',
    'file-type',
    'hucre',
    '@e965/xlsx',
    'docx',
    'echarts',
    'pinyin-pro',
    'pptxgenjs',
    'nodemailer',
    '@resvg/resvg-js',
    'harfbuzzjs',
  ],
  // file-type asks for strtok3 only when it first reads a file, by a door of the package that the tracer does not see.
  // Files are drawn with the face of lib/charts/face.ts, which nothing imports; nor is the program that reads it.
  outputFileTracingIncludes: {
    '/*': [
      './drizzle/**/*',
      './node_modules/strtok3/lib/**/*.js',
      './node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
      './node_modules/harfbuzzjs/dist/harfbuzz.wasm',
    ],
  },
  // Both doors a body passes, or the smaller one cuts a ledger of 10 to 25 MB off in its middle.
  experimental: { serverActions: { bodySizeLimit: '30mb' }, proxyClientMaxBodySize: '31mb' },
}
