"""Write the gold of the regions' own documents as the typesetter writes it: `python bench/region_gold.py SHARED OUT`.

SHARED holds `documents/` and `gold/measures-region-documents.json`. OUT gets the files with `gold.json` for the model
of measures, and in `OUT/phrases` what prose tells as JSON blocks for the model of phrases. They count WEIGHT times,
being the only real ones that are learnt from.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

WEIGHT = 3
"""How much such a document counts: with 8, real documents left out had 20 fewer of their measures found."""
Gold = dict[str, Any]


def file_gold(document: Gold) -> Gold:
    """Return what the training of measures reads of a document."""
    measures = [
        {"title": one["title"], "page": None, "block": "", "certain": one.get("certain", True), "sentence": ""}
        for one in document["measures"]
    ]
    return {"file": f"{document['document']}.pdf", "layout": "region", "weight": WEIGHT, "measures": measures}


def prose(document: Gold) -> Gold:
    """Return the paragraphs that tell of measures, as JSON blocks with these marked."""
    told = [one for one in document["measures"] if one["title"] in (one.get("text") or "")]
    texts = list(dict.fromkeys(one["text"] for one in told))
    return {
        "genre": document["kind"],
        "blocks": [{"type": "paragraph", "text": text} for text in texts],
        "measures": [
            {"title": one["title"], "at": [texts.index(one["text"])], "tense": "done", "certain": True} for one in told
        ],
    }


def main() -> None:
    """Write the gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    told = parser.parse_args()
    gold = json.loads((told.shared / "gold" / "measures-region-documents.json").read_text(encoding="utf-8"))
    (told.out / "phrases").mkdir(parents=True, exist_ok=True)
    for document in gold["documents"]:
        name = document["document"]
        for suffix in (".pdf", ".txt"):
            shutil.copy(told.shared / "documents" / f"{name}{suffix}", told.out)
        if document["kind"] == "press release":
            text = json.dumps(prose(document), ensure_ascii=False, indent=1)
            (told.out / "phrases" / f"{name}.json").write_text(text, encoding="utf-8")
    files = {"documents": [file_gold(document) for document in gold["documents"]]}
    (told.out / "gold.json").write_text(json.dumps(files, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
