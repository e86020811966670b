import { ActionForm } from '@/components/ui/action-form.client';
import { frontAction } from '@/features/newsroom/front/actions';
import type { FrontDesk } from '@/features/newsroom/front/queries';

/** The ways to the other pages one may order, and back to earlier orders of this one. */
export function FrontPages({
  desk,
  pages,
}: {
  desk: FrontDesk;
  pages: readonly { slug: string; name: string }[];
}) {
  return (
    <div className="stack gap12">
      <nav aria-label="Pages" className="row wrap">
        {pages.map(({ slug, name }) => (
          <a
            key={slug}
            className={slug === (desk.page.slug ?? '') ? 'chip on' : 'chip'}
            href={slug ? `/newsroom/front/${slug}` : '/newsroom/front'}
            aria-current={slug === (desk.page.slug ?? '') ? 'page' : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      {desk.earlier.length > 0 && (
        <details>
          <summary>Earlier orders</summary>
          <ul className="stack">
            {desk.earlier.map(({ id, said }) => (
              <li key={id} className="row">
                <span className="s">{said}</span>
                <ActionForm
                  action={frontAction}
                  fields={[]}
                  hidden={{ page: desk.page.slug ?? '', do: 'start', version: String(id) }}
                  submit="Start from this"
                  label={`Start from the order of ${said}`}
                  tone="sm"
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
