"""LibreOffice opens the word file and the slide as they are, where it is on the machine; others read them in `test_read_back`."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.report.content.case_study import case_study
from desktop.report.document.characters import clean
from tests.report.content.story.told import whole
from tests.report.formats.written import FORMATS
from tests.report.reading import visible
from tests.report.trial_texts import telling_each

PROGRAM = shutil.which("soffice")
HOSTILE = "<b>&amp; ]]> =1+1 \ufffe\ud800 \u202eabc אבג"


@pytest.mark.skipif(
    PROGRAM is None, reason="LibreOffice is not on this machine; python-docx, python-pptx and lxml read the files"
)
def test_libreoffice_opens_each_file_as_it_is_and_shows_its_words(tmp_path: Path) -> None:
    stories = {"plain": case_study(whole("halden-pumps")), "hostile": case_study(telling_each(HOSTILE))}
    for name, story in stories.items():
        for ending in (".docx", ".pptx"):
            (tmp_path / f"{name}{ending[1:]}{ending}").write_bytes(FORMATS[ending][0](story))
    files = sorted(tmp_path.glob("*.???x"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [str(PROGRAM), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(asked, capture_output=True, check=True, timeout=240)
    for file in files:
        text = visible(" ".join(page.extract_text() for page in PdfReader(file.with_suffix(".pdf")).pages))
        story = stories["plain" if file.name.startswith("plain") else "hostile"]
        assert visible(clean(story.title.text)) in text, file.name
