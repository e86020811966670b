/** @type {import('next').NextConfig} */
export default {
  // The server in server/ compresses, tags and names what leaves: Next only renders.
  poweredByHeader: false,
  compress: false,
  generateEtags: false,
  skipTrailingSlashRedirect: true,
  // Metadata belongs in the head for everyone, since reader pages run no framework script that could move it there.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  serverExternalPackages: [
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    'graphile-worker',
    'pino',
    'sharp',
    'fontkit',
    '@node-rs/argon2',
    'nodemailer',
    'otpauth',
    'qrcode',
    'hyphenopoly',
  ],
  // Flight data is asked for by the server itself (server/render); what others may ask for is never kept by a cache.
  experimental: {
    globalNotFound: true,
    authInterrupts: true,
    validateRSCRequestHeaders: false,
    lightningCssFeatures: { exclude: ['light-dark'] }, // its stand-in is written wherever `color-scheme` is
    // A third of a first start, and 440 MB on the disk, for maps that no process reads and a cache that it never meets.
    turbopackSourceMaps: process.env.NODE_ENV !== 'production',
    turbopackFileSystemCacheForBuild: false,
  },
  // `npm test` runs tsc over everything, tests and tools included; a second time here would only cost every first start.
  typescript: { ignoreBuildErrors: true },
};
