"""Which measures, passages and figures count, as whose: those of a document's best form, and those only a copy holds.

Each stands in one file but is of a document: what only a copy holds is counted, linked and exported with the facts of
the best form, and its place is the copy's own page. The search index says which ones these are.
"""

from __future__ import annotations

MEASURES = "measures m JOIN documents f ON f.id = m.document JOIN documents d ON d.id = coalesce(f.copy_of, f.id)"
"""SQL for measures `m`, the file `f` that each stands in, and the best form `d` of its document."""
COUNTS = "(f.copy_of IS NULL OR m.id IN (SELECT measure FROM search_rows))"
"""The SQL condition for a measure of `MEASURES` to count: once, whatever files hold it."""
BEST_FORMS = "(SELECT id FROM documents WHERE copy_of IS NULL)"
"""SQL for the documents that are no copy of a better form."""
OF_BEST_FORM = f"document IN {BEST_FORMS}"
"""The SQL condition for a row of any table of documents' rows to be of no copy."""
COUNTED_MEASURES = f"({OF_BEST_FORM} OR id IN (SELECT measure FROM search_rows))"  # noqa: S608 (a constant)
"""The SQL condition for a row of `measures` alone to count: once, whatever files hold it."""
COUNTED_PASSAGES = f"({OF_BEST_FORM} OR id IN (SELECT passage FROM passage_rows))"  # noqa: S608 (a constant)
"""The SQL condition for a row of `passages` to count: once, whatever files hold it."""
FILES = """
    SELECT f.id FROM documents d CROSS JOIN documents f ON (f.id = d.id AND f.copy_of IS NULL) OR f.copy_of = d.id
    WHERE {of}
"""
"""SQL for the files whose best form `d` is one `of` some: few measures are found by these, not among all."""
FIGURES = "figures f JOIN documents c ON c.id = f.document JOIN documents d ON d.id = coalesce(c.copy_of, c.id)"
"""SQL for figures `f`, the file `c` that each stands in, and the best form `d` of its document."""
OWN_FIGURES = "SELECT document, number FROM search_own_figures"
"""SQL for the figures that only copies hold."""
COUNTED_FIGURES = f"({OF_BEST_FORM} OR (document, number) IN ({OWN_FIGURES}))"
"""The SQL condition for a figure to count: once, whatever files hold it."""
TABLE = "CASE f.table_title WHEN '' THEN 'page ' || f.page ELSE f.table_title END"
"""SQL for what tells the tables of a file apart: those of one title are one, which may go on over pages."""
