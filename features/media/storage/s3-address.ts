/** A bucket of something that speaks S3, and who asks. */
export interface S3Address {
  /** Of the bucket: scheme, host and its name, without a slash at the end. Path style, which every S3 understands. */
  bucketUrl: string;
  /** What every key begins with: '' or ends with a slash. */
  prefix: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/**
 * Reads `MEDIA_URL` for S3: `s3://KEY:SECRET@s3.eu-central-1.amazonaws.com/bucket/folder?region=eu-central-1`. Key and secret are
 * percent-encoded as in any address; the region is taken from an Amazon host, else `us-east-1`; `tls=0` is for a server
 * on one's own machine or network. `env` has seen to it that all of its parts are there.
 */
export function readS3Address(address: string): S3Address {
  const url = new URL(address);
  const [bucket = '', ...folders] = url.pathname.split('/').filter(Boolean);
  const scheme = url.searchParams.get('tls') === '0' ? 'http' : 'https';
  return {
    bucketUrl: `${scheme}://${url.host}/${bucket}`,
    prefix: folders.map((folder) => `${folder}/`).join(''),
    region: url.searchParams.get('region') ?? regionOf(url.hostname),
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}

function regionOf(host: string): string {
  return /^s3[.-]([a-z\d-]+)\.amazonaws\.com$/.exec(host)?.[1] ?? 'us-east-1';
}
