import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** One number that was measured. `met` says whether it reaches the aim; null where there is none. */
export interface Figure {
  name: string;
  /** How many articles the database held. */
  articles: number;
  value: number;
  unit: string;
  aim: string | null;
  met: boolean | null;
}

/** `least` and `most` are in the figure's own unit. */
interface Aim {
  least?: number;
  most?: number;
}

/** Prints figures as they come, and keeps them. */
export class Report {
  readonly figures: Figure[] = [];
  #articles = 0;

  /** Begins the figures for a database of this size. */
  begin(title: string, articles: number): void {
    this.#articles = articles;
    console.log(`\n${title}\n${'─'.repeat(title.length)}`);
  }

  /** Adds a figure and prints it, with its aim and whether it is reached. */
  add(name: string, value: number, unit: string, aim?: Aim): void {
    const wanted = aim && (aim.least === undefined ? `≤ ${shown(aim.most ?? 0)}` : `≥ ${shown(aim.least)}`);
    const met = aim ? value >= (aim.least ?? -Infinity) && value <= (aim.most ?? Infinity) : null;
    this.figures.push({ name, articles: this.#articles, value, unit, aim: wanted ?? null, met });
    const verdict = wanted ? `aim ${wanted}: ${met ? 'yes' : 'NO'}` : '';
    console.log(`  ${name.padEnd(58)} ${shown(value).padStart(9)} ${unit.padEnd(10)} ${verdict}`.trimEnd());
  }

  note(text: string): void {
    console.log(`  ${text}`);
  }

  /** Prints how many aims are reached, and writes everything as JSON where that was asked for. */
  finish({ file, seconds, quick }: { file?: string; seconds: number; quick: boolean }): void {
    const judged = this.figures.filter(({ met }) => met !== null);
    const missed = judged.filter(({ met }) => !met);
    console.log(
      `\n${judged.length - missed.length} of ${judged.length} aims reached in ${Math.round(seconds)} s`,
    );
    for (const { name, articles, value, unit, aim } of missed) {
      console.log(`  missed with ${articles} articles: ${name}: ${shown(value)} ${unit}, aim ${aim ?? ''}`);
    }
    if (!file) return;
    const machine = { processors: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
    writeFileSync(file, `${JSON.stringify({ machine, quick, seconds, figures: this.figures }, null, 2)}\n`);
  }
}

function shown(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}
