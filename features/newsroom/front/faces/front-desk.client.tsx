'use client';
import { type ReactNode, startTransition, useActionState, useEffect, useOptimistic, useRef } from 'react';
import type { FormState } from '@/features/accounts/form-state';
import { CandidateList } from '@/features/newsroom/front/faces/candidate-list';
import { FrontBar } from '@/features/newsroom/front/faces/front-bar';
import { OrderList } from '@/features/newsroom/front/faces/order-list.client';
import { Sheet } from '@/features/newsroom/front/faces/sheet';
import type { Candidates } from '@/features/newsroom/front/list-candidates';
import type { FrontDesk } from '@/features/newsroom/front/queries';
import { Icon } from '@/components/ui/icon';

interface Props {
  desk: FrontDesk;
  candidates: Candidates;
  search: string;
  mayPublish: boolean;
  siteName: string;
  /** The other pages one may order, and the earlier orders of this one. */
  pages: ReactNode;
  action: (state: FormState, form: FormData) => Promise<FormState>;
}

type Fields = Record<string, string | number>;

/** Order, preview and stories to place. A move shows at once and is sent behind; without script each is a form. */
export function FrontDeskPanes({ desk, candidates, search, mayPublish, siteName, pages, action }: Props) {
  const [answer, act] = useActionState(action, {});
  const [{ stories, moves }, foresee] = useOptimistic(desk, foreseen);
  const finder = useRef<HTMLInputElement>(null);
  const slug = desk.page.slug ?? '';

  const send = (fields: Fields) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ page: slug, ...fields })) form.set(name, value);
    startTransition(() => {
      foresee(fields);
      act(form);
    });
  };
  useFrontKeys({
    live: () => mayPublish && send({ do: 'live' }),
    undo: () => moves > 0 && send({ do: 'undo', moves }),
    find: () => finder.current?.focus(),
  });

  return (
    <main id="main" className="panes frontp">
      <section className="pane order" aria-label="Order">
        <div className="bar">
          <h1>{desk.page.name}</h1>
          <Moves moves={desk.moves} moved={desk.moved} />
        </div>
        <div className="scroll inset">
          {answer.problem && (
            <p className="note stop" role="alert">
              {answer.problem}
            </p>
          )}
          <OrderList
            stories={stories}
            page={slug}
            act={act}
            onMove={(article, to) => send({ do: 'move', article, to })}
          />
          {pages}
        </div>
        <FrontBar desk={desk} mayPublish={mayPublish} act={act} said={answer.said} />
      </section>
      <Sheet desk={desk} stories={stories} siteName={siteName} />
      <CandidateList candidates={candidates} page={slug} search={search} act={act} finder={finder} />
    </main>
  );
}

function Moves({ moves, moved }: { moves: number; moved: boolean }) {
  if (!moved) return <span className="st st-mut">As readers see it</span>;
  return (
    <span className="st st-pencil">
      <Icon name="edited" />
      {moves === 1 ? '1 move not live' : `${moves} moves not live`}
    </span>
  );
}

/** What the desk will be once a move that was sent has arrived; the next key counts on it. */
function foreseen(desk: FrontDesk, fields: Fields): FrontDesk {
  if (fields.do === 'undo') return { ...desk, moves: desk.moves - 1 };
  if (fields.do === 'live') return { ...desk, moves: 0 };
  const story = desk.stories.find(({ id }) => id === fields.article);
  if (!story) return desk;
  const stories = desk.stories.filter((one) => one !== story).toSpliced(Number(fields.to), 0, story);
  return { ...desk, stories, moves: desk.moves + 1 };
}

function useFrontKeys(keys: { live: () => void; undo: () => void; find: () => void }): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      const held = event.ctrlKey || event.metaKey;
      const wanted =
        held && event.key === 'Enter'
          ? latest.current.live
          : held && event.key === 'z' && !event.shiftKey && !typing
            ? latest.current.undo
            : event.key === '/' && !held && !typing
              ? latest.current.find
              : undefined;
      if (!wanted || event.repeat || event.defaultPrevented) return;
      event.preventDefault();
      wanted();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
