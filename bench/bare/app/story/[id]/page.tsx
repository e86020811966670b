import pg from 'pg';

export const dynamic = 'force-dynamic';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });

interface Row {
  headline: string;
  blocks: { key: string; text: string }[];
}

/** The least that a server-rendered article can be: one query, a headline, its paragraphs. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const sql = `SELECT r.headline, r.blocks FROM articles a JOIN article_revisions r ON r.id = a.published_revision_id WHERE a.id = $1`;
  const { rows } = await pool.query<Row>(sql, [id]);
  return (
    <main>
      <h1>{rows[0]?.headline}</h1>
      {rows[0]?.blocks.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </main>
  );
}
