import { recordOf } from '@/features/articles/freeze-blocks';
import {
  isBlockKnown,
  loadDraft,
  subjectOf,
  textOf,
  type DraftRow,
} from '@/features/newsroom/saving/load-draft';
import { may, type Actor } from '@/features/accounts/policy';
import { shownConflict } from '@/features/newsroom/saving/show-value';
import type { Draft, DraftBlock } from '@/features/newsroom/saving/schema';
import { fixedByRole, fixedByState } from '@/features/newsroom/saving/refusing/why-fixed';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** An article as this person gets it to work on. Refusal `not-found`, or `forbidden` where they may not even read it. */
export async function readDraft(articleId: number, user: Actor): Promise<Draft> {
  return draftOf(await loadDraft(db(), articleId), user);
}

export function draftOf(row: DraftRow, user: Actor): Draft {
  if (!may(user, 'article.read', subjectOf(row)))
    throw new Refusal('forbidden', 'Your account may not open articles of this section or language.');
  const { id, version, state, language, originalLanguage, textConflicts } = row;
  return {
    ...{ id, version, state, language, originalLanguage, fields: textOf(row).fields },
    blocks: row.blocks.map(draftBlock),
    conflicts: textConflicts.map(shownConflict),
    readOnly: whyReadOnly(row, user),
    fixed: { ...fixedByRole(row, user), ...fixedByState(row) },
  };
}

/** Why nothing can be written here, in plain words; null: it can. */
export function whyReadOnly(row: DraftRow, user: Actor): string | null {
  const strange = row.blocks.find((block) => !isBlockKnown(block));
  if (strange)
    return `Block ${strange.position + 1} is a “${strange.kind}”, which this version does not know. The text is kept as it is and can only be read.`;
  if (row.state === 'killed') return 'This article was killed. Its text is kept for the record only.';
  if (!may(user, 'article.edit', subjectOf(row)))
    return 'Your account can read this article but not write in it. Its assignee and the editors can.';
  return null;
}

function draftBlock(block: DraftRow['blocks'][number]): DraftBlock {
  const { key, kind, html, attributes, sourceKey } = block;
  return {
    ...{ key, kind, html, attributes: attributes as Record<string, unknown>, sourceKey },
    ...recordOf(block),
    staleSince: block.staleSince?.toISOString() ?? null,
  };
}
