-- What nobody sees within a word parts it for no search. Stories that were indexed before are indexed as they were.
CREATE OR REPLACE FUNCTION search_split(given text, whole boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  -- Soft hyphen, zero-width space, word joiner, byte order mark, marks of direction.
  unseen constant text := U&'\00AD\200B\2060\FEFF\200E\200F\202A\202B\202C\202D\202E\2066\2067\2068\2069';
  folded text := regexp_replace(translate(given, unseen, ''), '[-/“”„«»–—’‘]', ' ', 'g');
BEGIN
  IF folded IS NOT NFKC NORMALIZED THEN folded := normalize(folded, NFKC); END IF;
  IF folded ~ '[\u0590-\u06FF]' THEN
    folded := translate(regexp_replace(folded, '[\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670]', '', 'g'),
                        'أإآٱىئيكةھۀؤ', 'ااااییییکههههو');
  END IF;
  IF NOT search_is_dense(folded) THEN RETURN left(folded, 60000); END IF;
  RETURN (
    SELECT string_agg(
      CASE WHEN NOT dense THEN letter
           WHEN next_dense THEN ' ' || letter || next
           WHEN whole OR NOT last_dense OR at < total THEN ' ' || letter || ' '
           ELSE ' ' END, '' ORDER BY at)
    FROM (
      SELECT *, count(*) OVER () AS total, lead(letter) OVER w AS next, coalesce(lead(dense) OVER w, false) AS next_dense,
             coalesce(lag(dense) OVER w, false) AS last_dense
      FROM (SELECT letter, at, search_is_dense(letter) AS dense
            FROM unnest(string_to_array(left(folded, 20000), NULL)) WITH ORDINALITY AS l (letter, at)) AS letters
      WINDOW w AS (ORDER BY at)
    ) AS pairs
  );
END $$;
