"""Takes the guides' pictures of the site over the sample library: `python docs/screenshots.py`; sizes in CSS pixels."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images"
WIDTH, HEIGHT = 1200, 900
COLOURS = 128
"""Colours kept of a picture: enough for a page of text, a third of the size."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COMMAND = Path(sys.executable).with_name("atgardsbanken")


@dataclass(frozen=True, slots=True)
class Picture:
    """A file's name, the address to open, and a link there to follow before the picture is taken (CSS, "" for none)."""

    name: str
    path: str
    follow: str = ""
    height: int = HEIGHT


PICTURES = (
    Picture("start", "/"),
    Picture("results", "/sok?q=vårdnära+service"),
    Picture("measure", "/sok?q=digitala+vårdmöten&region=19", follow="main a[href^='/atgard/']"),
    Picture("region", "/region/08"),
    Picture("coverage", "/tackning"),
)


@contextmanager
def site() -> Iterator[str]:
    """The address of a site over the sample library; it is stopped on leaving."""
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder) / "bank.db"
        subprocess.run([COMMAND, "demo", "--db", bank, "--build-only"], check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([COMMAND, "serve", bank, "--port", "0"], stdout=subprocess.PIPE, text=True)
        try:
            yield next(iter(server.stdout or ()), "").strip().rstrip("/")
        finally:
            server.terminate()
            server.wait()


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Writes one picture into docs/images/."""
    page = browser.new_page(viewport={"width": WIDTH, "height": picture.height}, locale="sv-SE")
    page.goto(address + picture.path)
    if picture.follow:
        page.locator(picture.follow).first.click()
        page.wait_for_load_state()
    few_colours = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    few_colours.save(IMAGES / f"{picture.name}.png", optimize=True)
    page.close()


def main() -> None:
    """Takes every picture anew."""
    chromium = next(found for name in BROWSERS if (found := shutil.which(name)))
    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            take(browser, address, picture)
        browser.close()


if __name__ == "__main__":
    main()
