DROP TABLE search_fts;
--> statement-breakpoint
CREATE VIRTUAL TABLE search_fts USING fts5(terms, content='search_docs', content_rowid='seq', tokenize='ascii', detail='none', columnsize=0);
--> statement-breakpoint
INSERT INTO search_fts(search_fts, rank) VALUES ('hashsize', 16777216);
--> statement-breakpoint
INSERT INTO search_fts(search_fts) VALUES ('rebuild');
