'use client';
import { sayTwoTexts } from '@/features/newsroom/workflow/blockers/say-two-texts';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { conflictsElsewhere } from '@/features/newsroom/workbench/list-stops';
import { TwoTexts } from '@/features/newsroom/workbench/rows/fold.client';
import { Icon } from '@/components/ui/icon';

/** Two texts that met where no row of the story stands: over the page, since publishing waits for the choice. */
export function TwoTextsStrip({ view, bench }: { view: View; bench: Bench }) {
  const met = conflictsElsewhere(view.draft, view.rows);
  if (met.length === 0) return null;
  return (
    <section aria-label="Two texts in one place">
      {met.map((conflict) => (
        <div key={conflict.id} className="note stop strip find plain">
          <Icon name="two" />
          <div>
            <b>{sayTwoTexts(conflict.place)}</b> The other stays in History.
          </div>
          <TwoTexts conflict={conflict} bench={bench} mayJoin={false} />
        </div>
      ))}
    </section>
  );
}
