CREATE VIRTUAL TABLE search_fts USING fts5(terms, content='search_docs', content_rowid='seq', tokenize='unicode61 remove_diacritics 0', detail='full');
--> statement-breakpoint
CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN
  INSERT INTO search_fts(rowid, terms) VALUES (new.seq, new.terms);
END;
--> statement-breakpoint
CREATE TRIGGER search_docs_removed AFTER DELETE ON search_docs BEGIN
  INSERT INTO search_fts(search_fts, rowid, terms) VALUES ('delete', old.seq, old.terms);
END;
--> statement-breakpoint
CREATE TRIGGER search_docs_changed AFTER UPDATE OF terms ON search_docs BEGIN
  INSERT INTO search_fts(search_fts, rowid, terms) VALUES ('delete', old.seq, old.terms);
  INSERT INTO search_fts(rowid, terms) VALUES (new.seq, new.terms);
END;
