'use client';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { countOpen, type Stop } from '@/features/newsroom/workbench/list-stops';
import { NotesPane } from '@/features/newsroom/notes/notes-pane.client';
import type { Notes } from '@/features/newsroom/notes/schema';
import { DetailsTab } from '@/features/newsroom/workbench/panel/details-tab.client';
import { PointsTab } from '@/features/newsroom/workbench/panel/points-tab.client';
import { SearchTab } from '@/features/newsroom/workbench/panel/search-tab.client';
import { SourceTab } from '@/features/newsroom/workbench/panel/source-tab';

interface Props {
  view: View;
  bench: Bench;
  stops: readonly Stop[];
  notes: Notes;
  /** Whether somebody came for the notes. */
  toNotes: boolean;
}

/** The panel beside the text: what is open, where it comes from, its details, how search engines see it. */
export function Side({ view, bench, stops, notes, toNotes }: Props) {
  const points: Tab = {
    word: 'Open points',
    count: countOpen(view.rows, stops),
    face: <PointsTab view={view} bench={bench} stops={stops} />,
  };
  const details: Tab = { word: 'Details', face: <DetailsTab view={view} bench={bench} /> };
  const search: Tab = { word: 'Search', face: <SearchTab view={view} bench={bench} /> };
  const said: Tab = {
    word: 'Notes',
    count: notes.notes.filter(({ done }) => !done).length,
    face: <StoryNotes view={view} bench={bench} notes={notes} />,
  };
  const { original } = bench.around;
  return (
    <aside className="side pane" aria-label="About this story">
      <Tabs
        first={toNotes ? said.word : undefined}
        tabs={
          original
            ? [
                points,
                {
                  word: 'Source',
                  face: <SourceTab original={original} blocks={view.draft.blocks} clock={bench.clock} />,
                },
                details,
                search,
                said,
              ]
            : [details, search, points, said]
        }
      />
    </aside>
  );
}

interface Tab {
  word: string;
  count?: number;
  face: ReactNode;
}

function StoryNotes({ view, bench, notes }: Pick<Props, 'view' | 'bench' | 'notes'>) {
  const blocks = view.rows.flatMap(({ block, label }) => (block ? [[block.key, label] as const] : []));
  const current = view.current.startsWith('block:') ? view.current.slice('block:'.length) : '';
  return (
    <div className="pad">
      <NotesPane
        {...{ articleId: view.draft.id, notes, blocks, about: current }}
        goTo={(block) => bench.go(`block:${block}`)}
      />
    </div>
  );
}

function Tabs({ tabs, first }: { tabs: Tab[]; first?: string }) {
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      tabs.findIndex(({ word }) => word === first),
    ),
  );
  const id = useId();
  const turn = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const next = (at + by + tabs.length) % tabs.length;
    setAt(next);
    document.getElementById(`${id}t${next}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label="About this story" onKeyDown={turn}>
        {tabs.map(({ word, count }, index) => (
          <button
            key={word}
            type="button"
            role="tab"
            id={`${id}t${index}`}
            aria-selected={index === at}
            aria-controls={`${id}p`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => setAt(index)}
          >
            {word} {count ? <span className="n">{count}</span> : null}
          </button>
        ))}
      </div>
      <div className="scroll" role="tabpanel" id={`${id}p`} aria-labelledby={`${id}t${at}`} tabIndex={0}>
        {tabs[at]?.face}
      </div>
    </>
  );
}
