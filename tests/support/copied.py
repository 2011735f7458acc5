"""A plan typeset as a PDF, and a text extract of it that holds a paragraph and a measure more."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

TITLE = "Handlingsplan för kompetensförsörjning 2018"
PARAGRAPHS = (
    "Region Gotland antog 2018 en plan för hur vården ska klara sin bemanning. Under 2018 berörs samtliga kliniker vid "
    "lasarettet i Visby, och uppföljningen redovisas för regionstyrelsen i början av 2019.",
    "Planen bygger på samtal med medarbetare som varje dag möter patienter. De beskriver att arbetet blir tyngre när "
    "kollegor slutar och att nya kollegor behöver mer tid för introduktion än de får i dag.",
    "Avdelningarna har fått servicevärdar som sköter måltider och förråd. Sjuksköterskorna säger att de därmed hinner "
    "tala med patienterna, och att färre tillfälliga medarbetare behövs under sommaren.",
    "Alla nyanställda får en handledare under det första året. Handledaren följer med på avdelningen och svarar på "
    "frågor som annars lätt glöms bort när arbetspassen följer tätt på varandra.",
    "Två kliniker prövar att lägga schemat efter hur många patienter som väntas. Försöket följs av forskare, som ska "
    "redovisa om väntetiderna blir kortare och om medarbetarna trivs bättre än tidigare.",
    "Kostnaden för planen ryms i budgeten för 2018. Ekonomerna räknar med att minskningen av tillfälliga medarbetare "
    "betalar utbildningen redan efter några månader, men osäkerheten är stor.",
)
OWN_PARAGRAPH = "Totalt sjutton avdelningar har infört vårdnära service, och ytterligare elva överväger samma lösning."
OWN_MEASURE = "Regionen ska införa drönare för transport av blodprov mellan vårdcentralerna under hösten."


def pair(folder: Path) -> tuple[Path, Path]:
    """The paths of the plan's PDF and of its text extract, which goes on where the PDF ends."""
    folder.mkdir(exist_ok=True)
    pdf, text = folder / "gotland-plan-2018.pdf", folder / "gotland-plan-2018.txt"
    styles = getSampleStyleSheet()
    story = [Paragraph(TITLE, styles["Title"]), *(Paragraph(each, styles["BodyText"]) for each in PARAGRAPHS)]
    SimpleDocTemplate(str(pdf), pagesize=A4, invariant=1).build(story)
    extract = "\n\n".join([TITLE, *PARAGRAPHS, "\f" + OWN_PARAGRAPH, OWN_MEASURE])
    text.write_text(extract + "\n", encoding="utf-8")
    return pdf, text
