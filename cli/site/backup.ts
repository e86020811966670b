import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { showProgress } from '@/cli/site/show-progress';
import { withUnmigratedDatabase } from '@/cli/with-database';
import { makeBackup } from '@/features/backup/make-backup';
import { checkBackup, restoreBackup, type Restored } from '@/features/backup/restore-backup';

/** `desk backup FILE [--without-media]`: everything a site is, in one file, while it runs. */
export function registerBackup(command: Command): void {
  command
    .argument('<file>', 'a tar file to write; it holds keys, so keep it where only you can read')
    .option('--without-media', 'leave the pictures out')
    .action(async (file: string, options: { withoutMedia?: boolean }, self: Command) => {
      const began = Date.now();
      const progress = showProgress();
      const made = await withUnmigratedDatabase(() =>
        makeBackup({ file, withMedia: !options.withoutMedia, onProgress: progress.show }),
      ).finally(progress.end);
      const seconds = Math.round((Date.now() - began) / 100) / 10;
      const { articles, rows, tables, pictures, bytes } = made;
      answer(
        self,
        { file, ...made, seconds },
        `${file}: ${articles} articles, ${rows} rows of ${tables} tables, ${pictures} files of pictures, ${inMegabytes(bytes)} in ${seconds} s`,
      );
    });
}

/** `desk restore FILE [--check]`: puts a backup into an empty place, or only reads whether it is whole. */
export function registerRestore(command: Command): void {
  command
    .argument('<file>', 'what desk backup wrote')
    .option('--check', 'only see whether the file is whole and can be restored by this version')
    .action(async (file: string, options: { check?: boolean }, self: Command) => {
      const progress = showProgress();
      const verified = await checkBackup(file, progress.show).finally(progress.end);
      const { manifest, end } = verified;
      if (options.check) {
        const said = { id: manifest.id, takenAt: manifest.takenAt, version: manifest.version, ...end };
        answer(
          self,
          said,
          `${file} is whole: of ${manifest.takenAt.toISOString()}, by version ${manifest.version}`,
        );
        return;
      }
      const restored = await withUnmigratedDatabase(() =>
        restoreBackup(file, { verified, onProgress: progress.show }),
      ).finally(progress.end);
      answer(self, restored, words(restored));
    });
}

function words({ takenAt, articles, rows, pictures, migrated, differs }: Restored): string {
  return [
    `restored as of ${takenAt.toISOString()}: ${articles} articles, ${rows} rows, ${pictures} files of pictures`,
    ...(migrated.length > 0 ? [`brought up to date by ${migrated.length} migrations`] : []),
    ...differs.map((one) => `${one}: set it if that was not meant`),
  ].join('\n');
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
