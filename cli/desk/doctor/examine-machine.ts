import { statfs } from 'node:fs/promises';
import { connect } from 'node:tls';
import { check, ill, span, well, type Check } from '@/cli/desk/doctor/check';
import { getLastBackup } from '@/features/backup/queries';
import { hasMedia, mediaStore, removeMedia, storeMedia } from '@/features/media/storage/media-store';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { probeMail } from '@/lib/net/send-mail';

const LEAST_ROOM = 1_000_000_000;
const MOST_CLOCK_SECONDS = 2;
const CERTIFICATE_DAYS = 14;
const CONNECT_MS = 5000;
const PROBE = '0'.repeat(64); // what no picture is known by
const BACKUP_SECONDS = 7 * 86_400;

/** What the program stands on: versions, disk, backups, clock, pictures, mail, the certificate that readers meet. */
export function examineMachine(): Promise<Check[]> {
  return Promise.all([
    check('versions', versions),
    check('disk', disk),
    check('backup', () => backup(new Date())),
    check('clock', clock),
    check('pictures', pictures),
    check('mail', mail),
    check('certificate', certificate),
  ]);
}

async function versions() {
  const [row] = await db().$queryRaw<
    { version: string }[]
  >`SELECT current_setting('server_version') AS version`;
  return well(`Node ${process.versions.node}, PostgreSQL ${row?.version ?? 'of an unknown version'}`);
}

async function disk() {
  const { DATA_DIR } = env();
  const { bavail, bsize } = await statfs(DATA_DIR);
  const room = bavail * bsize;
  const says = `${(room / 1e9).toFixed(1)} GB free where ${DATA_DIR} is`;
  return room < LEAST_ROOM ? ill(`${says}: less than 1 GB`) : well(says);
}

/** A site of a day needs none yet; one of a week that has none, or none since, can lose its work. */
async function backup(now: Date) {
  const { takenAt, since } = await getLastBackup();
  const age = (at: Date) => (now.getTime() - at.getTime()) / 1000;
  const says = takenAt
    ? `the last one is ${span(age(takenAt))} old, of ${takenAt.toISOString()}`
    : 'none was ever made';
  const old = age(takenAt ?? since ?? now) > BACKUP_SECONDS;
  return old ? ill(`${says}: run desk backup FILE`) : well(says);
}

/** By half the time of the question, as a network clock is asked. */
async function clock() {
  const before = Date.now();
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  const after = Date.now();
  const apart = Math.abs((row?.at.getTime() ?? NaN) - (before + after) / 2) / 1000;
  const says = `${apart.toFixed(1)} s apart from the database`;
  return apart <= MOST_CLOCK_SECONDS ? well(says) : ill(`${says}: schedules and embargoes go by the clock`);
}

/** Stores something and takes it away again; and of pictures that the database knows some must be there. */
async function pictures() {
  const { place } = mediaStore();
  const isKnown = (await db().media.findFirst({ select: { id: true } })) !== null;
  if (isKnown && !(await hasMedia()))
    return ill(`the database knows some, and there are none in ${place}: see that it is mounted`);
  await storeMedia(`${PROBE}/original`, Buffer.from('desk doctor'));
  await removeMedia(PROBE);
  return well(`in ${place}`);
}

async function mail() {
  if (!env().SMTP_URL) return well('no mail server: links are shown to an admin');
  await probeMail();
  return well('the mail server answers');
}

async function certificate() {
  const site = new URL(env().SITE_URL);
  if (site.protocol !== 'https:') return well('none is needed: SITE_URL is not https');
  const ends = await certificateEnd(site.hostname, Number(site.port || 443));
  const days = Math.floor((ends.getTime() - Date.now()) / 86_400_000);
  const says = `${site.hostname} has one until ${ends.toISOString().slice(0, 10)}`;
  return days < CERTIFICATE_DAYS
    ? ill(`${says}: ${days < 0 ? 'it has ended' : `${span(days * 86_400)} left`}`)
    : well(says);
}

function certificateEnd(host: string, port: number): Promise<Date> {
  return new Promise((resolve, reject) => {
    // Whoever it belongs to: that it has ended is what is asked, not whether it is trusted here.
    const socket = connect(
      { host, port, servername: host, rejectUnauthorized: false, timeout: CONNECT_MS },
      () => {
        const { valid_to: ends } = socket.getPeerCertificate();
        socket.end();
        resolve(new Date(ends));
      },
    );
    socket.on('timeout', () => socket.destroy(new Error(`${host} does not answer`)));
    socket.on('error', reject);
  });
}
