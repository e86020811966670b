'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Bench, type View } from '@/features/newsroom/workbench/bench';
import { BottomBar } from '@/features/newsroom/workbench/frame/bottom-bar.client';
import { Dialogs } from '@/features/newsroom/workbench/frame/dialogs.client';
import { AsideStrip } from '@/features/newsroom/workbench/frame/aside-strip.client';
import { TwoTextsStrip } from '@/features/newsroom/workbench/frame/two-texts-strip.client';
import { LineState, LineStrip } from '@/features/newsroom/workbench/frame/line-state.client';
import { StoryBar, wherePerson } from '@/features/newsroom/workbench/frame/story-bar.client';
import { usePresence, type Present } from '@/features/newsroom/workbench/frame/use-presence';
import type { Notes } from '@/features/newsroom/notes/schema';
import { openKeeper } from '@/features/newsroom/workbench/outbox/keep-entries';
import { newSaveId } from '@/features/newsroom/workbench/outbox/new-key';
import { readDraft, sendSave } from '@/features/newsroom/workbench/outbox/send-save';
import { Wire } from '@/features/newsroom/workbench/outbox/wire';
import { Side } from '@/features/newsroom/workbench/panel/side.client';
import { countOpen, listStops } from '@/features/newsroom/workbench/list-stops';
import { PairRow } from '@/features/newsroom/workbench/rows/pair-row.client';
import { Thumbs } from '@/features/newsroom/workbench/rows/picture-form.client';
import { addBlock } from '@/features/newsroom/workbench/rows/use-writing';
import { WriteRow } from '@/features/newsroom/workbench/rows/write-row.client';
import type { Surroundings } from '@/features/newsroom/workbench/schema';
import { takeEarly } from '@/features/newsroom/workbench/typing/early-keys';
import { useKeys } from '@/features/newsroom/workbench/typing/use-keys';
import { useStill } from '@/features/newsroom/workbench/typing/use-still';
import { sendAnswers, waitingAnswers } from '@/features/newsroom/workbench/send-answers';
import type { Draft } from '@/features/newsroom/saving/schema';
import { languageName } from '@/lib/locale';
import { clockIn } from '@/lib/text/dates';

interface Props {
  draft: Draft;
  around: Surroundings;
  me: { id: number; name: string };
  /** What stops publishing besides the blocks: sentences of the workflow. */
  elsewhere: string[];
  notes: Notes;
  /** The note somebody came for: the block it is about, '' for the story. */
  cameFor?: string;
}

/** One story, open: its text, its original, its open points, its details. */
export function Workbench({ draft, around, me, elsewhere, notes, cameFor }: Props) {
  const { wire, bench } = useBench({ draft, around, me, cameFor });
  const view = useSyncExternalStore(bench.subscribe, bench.snapshot, bench.snapshot);
  const [drawer, setDrawer] = useState(false);
  const people = usePresence({ articleId: draft.id, place: view.current, wire, bench });
  useKeys(bench, () => setDrawer(true));
  useStill(bench);
  const stops = listStops({ ...view, around, elsewhere });
  const openPoints = countOpen(view.rows, stops);
  const isPair = around.original !== null;
  return (
    <div className={drawer ? 'bench drawer' : 'bench'}>
      <main id="main" className={isPair ? 'panes wb' : 'panes art'}>
        <div className="heads">
          <StoryBar
            {...{ view, bench, people, openPoints, drawer }}
            toggleDrawer={() => setDrawer(!drawer)}
          />
          <LineStrip view={view} bench={bench} tryNow={() => void wire.tryNow()} />
          <AsideStrip view={view} bench={bench} />
          <TwoTextsStrip view={view} bench={bench} />
          {view.draft.readOnly && <p className="note doubt strip">{view.draft.readOnly}</p>}
        </div>
        <section className="pane" aria-label={isPair ? 'Original and English' : 'Text'}>
          <div className="scroll">
            <Thumbs value={around.thumbs}>
              {isPair ? <Pairs {...{ view, bench, people }} /> : <Written {...{ view, bench, people }} />}
            </Thumbs>
          </div>
        </section>
        <Side {...{ view, bench, stops, notes }} toNotes={cameFor !== undefined} />
        <BottomBar view={view} bench={bench} stops={stops} />
      </main>
      <LineState view={view} bench={bench} />
      <Dialogs view={view} bench={bench} />
      <Toast bench={bench} said={view.said} />
    </div>
  );
}

interface Rows {
  view: View;
  bench: Bench;
  people: Present[];
}

function Pairs({ view, bench, people }: Rows) {
  const { original } = bench.around;
  return (
    <>
      <div className="colh">
        <span />
        <span>
          {languageName(original?.language ?? '')} original, version of {bench.clock(original?.filedAt ?? '')}
        </span>
        <span />
        <span>{languageName(view.draft.language)}</span>
        <span />
      </div>
      {view.rows.map((row) => (
        <PairRow key={row.place} {...rowProps(row.place, { view, bench, people })} row={row} />
      ))}
    </>
  );
}

function Written({ view, bench, people }: Rows) {
  const section = bench.around.sections.find(({ id }) => id === view.draft.fields.sectionId)?.name;
  return (
    <div className="write">
      <p className="xs mut">{section}</p>
      {view.rows.map((row) => (
        <WriteRow key={row.place} {...rowProps(row.place, { view, bench, people })} row={row} />
      ))}
      {!view.draft.readOnly && (
        <button
          type="button"
          className="btn quiet"
          onClick={() => addBlock(bench, view.draft.blocks.at(-1)?.key ?? null)}
        >
          Write below
        </button>
      )}
    </div>
  );
}

function rowProps(place: string, { view, bench, people }: Rows) {
  const current = place === view.current;
  const here = people.filter(
    (one) => !one.me && (one.place === place || `block:${one.place ?? ''}` === place),
  );
  return {
    ...{ bench, current, writing: current ? view.writing : null },
    people: here.map((one) => wherePerson(one, view).replace(/, in .*/, ' is here')).join(', '),
  };
}

function useBench({ draft, around, me, cameFor }: Omit<Props, 'elsewhere' | 'notes'>) {
  const [pair] = useState(() => {
    const to = { articleId: draft.id, userId: me.id };
    const wire = new Wire({
      draft,
      send: (entry) => sendSave(to, entry),
      keeper: () => openKeeper(me.id, draft.id, newSaveId()),
      look: () => readDraft(draft.id),
    });
    const bench = new Bench({
      ...{ wire, around, me },
      clock: (iso) => clockIn(new Date(iso), around.zone),
      report: (answers) => sendAnswers(to, answers),
      visit: (path) => void wire.kept().then(() => location.assign(path)),
    });
    if (cameFor) bench.go(`block:${cameFor}`);
    return { wire, bench };
  });
  const { wire, bench } = pair;
  useEffect(() => {
    const now = () => {
      void wire.tryNow();
      void bench.answering.reported();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') now();
    };
    bench.opening.begin(takeEarly());
    void wire.restore().then(() => bench.opening.wake());
    bench.answering.resume(waitingAnswers({ articleId: bench.now().draft.id, userId: bench.me.id }));
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', hidden);
      wire.close();
    };
  }, [wire, bench]);
  return pair;
}

const TOAST_STAYS = 6000;

function Toast({ bench, said }: { bench: Bench; said: string }) {
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => bench.say(''), TOAST_STAYS);
    return () => clearTimeout(timer);
  }, [bench, said]);
  return (
    <div className="toast" role="status" aria-live="polite">
      {said}
    </div>
  );
}
