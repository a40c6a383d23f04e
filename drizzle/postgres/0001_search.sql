-- The terms are ready-made lexemes: PostgreSQL's own parser would drop Chinese in a C locale, so it is not asked.
ALTER TABLE search_docs ADD COLUMN lexemes tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(terms, ' '))) STORED;
--> statement-breakpoint
CREATE INDEX search_docs_lexemes ON search_docs USING gin (lexemes);
