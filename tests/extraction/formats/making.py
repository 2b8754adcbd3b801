"""Small files of every format, made for the tests of their readers."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "documents"

SENTENCE = "The Bank approved a loan of USD 312.5 million for the rehabilitation of the road on 14 June 2023."


def page(body: str, head: str = "") -> bytes:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def paragraphs(text: str) -> str:
    """The HTML that a text makes whose every line is a paragraph."""
    return "".join(f"<p>{escape(line.strip())}</p>\n" for line in text.split("\n") if line.strip())


# --- DOCX -----------------------------------------------------------------------------------------------------------

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A DOCX with this XML in its body; `parts` are further parts of it, such as `footnotes` or `core`."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>',
    }
    for name, content in parts.items():
        if name in ("core", "app"):
            members[f"docProps/{name}.xml"] = f'<p:properties xmlns:p="p" xmlns:dc="dc">{content}</p:properties>'
        else:
            members[f"word/{name}.xml"] = f"<w:{name} {_W}>{content}</w:{name}>"
    return zipped(members)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


# --- PDF ------------------------------------------------------------------------------------------------------------

Written = tuple[float, float, str]


def pdf(*pages: Sequence[Written], size: int = 12, box: tuple[int, int] = (595, 842), info: str = "", turned: tuple[int, str] = (0, "1 0 0 1")) -> bytes:
    """A PDF without tags whose pages have these texts (ASCII) at these places, in Helvetica.

    `turned` is the rotation that its pages are shown with and the direction that they are written in.
    """
    count = len(pages)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}]/Count {count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, written in enumerate(pages):
        shown = "".join(f"BT /F {size} Tf {turned[1]} {x} {y} Tm ({_pdf_string(text)}) Tj ET\n" for x, y, text in written)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/Rotate {turned[0]}/MediaBox[0 0 {box[0]} {box[1]}]/Contents {5 + 2 * number} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}endstream")
    objects.append(f"<<{info}>>")
    return _assembled(objects, len(objects))


def picture_pdf() -> bytes:
    """A page that is one picture: a scan."""
    shown = "q 100 0 0 100 20 20 cm /I Do Q"
    return _assembled(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
            "<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>stream\nabcd\nendstream",
        ]
    )


def _assembled(objects: Sequence[str], info: int | None = None) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj{content}endobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    trailer = f"/Size {len(objects) + 1}/Root 1 0 R" + (f"/Info {info} 0 R" if info else "")
    return data + f"trailer<<{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def _pdf_string(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


# "secret loan" under the password "x".
ENCRYPTED_PDF = zlib.decompress(
    base64.b85decode(
        "c-oCqy=xRf6tA7i&JR*dbCu}M=gzDgSLEY}QOR-96iUFE-I-*=xf^!pLJ|c313NoQ{|7N(Aqb)%7U?9F{ufrhy}RTNHif%8Fz@%?`@PTY3|9Mh"
        "={<ouzyJI^LlhHS+I`gRqG(W+**J9-?#4XJtl-j!9_sawE3(FhE!aLeK5#f1m|a(+Xr&w%0aFw`%(EIl#{vw8cxS<tw_I0DFr#u8O*wGGJw(yw"
        "IE?ZFWHpiJ1meorD0=L&+$@(z5S75o3Be4`PLos-ToGz4r_@7Nm*Xl0?uMfe+UbSj_#zg3KwE*=ET4INxe))6D|W*kmZZ_wp>pOWGGFA6Z-;L-"
        "_TJv#{=PoA{qDx+{iUUIwDErJ*XgHM=XXwCT)Y19R&w??JiGbfw0!-wVV*h9V#KW)n=DbZHMU_QHXw9)+0<^5f3)sKhc4u)S;$n)S>~W#px(v|"
        "x`Fv+A(UyT8w-|*Bvvc|bw3{kScGURm?AS(29v>E#RYT5XsQ_%jCrmsmE0(vP{x(vR5>MeVi`}hP6^RAful$!WSUuOp}S9US31kQ0s=05O0`T="
        ">8SVMOgv4sW!ie-q!SI95i}NrfE;`84WUFYZsbwrJR&$j<nqC>lw4wuFEI+Un`nwTCX*IMscvJMw=hm=3lmpix{XP~=2)mqK62G$CR_Q5gEFFF"
        "Sq99f3;Uq(C8o3cDlB+cD4R)1EJ@(lOw+_s$E<bULuXRa`yUhdHP(u>Iz9+kUo3eYOcf^0R8*l(XKk~O{sF5M9J&"
    )
)


def printed(source: bytes, folder: Path, *options: str) -> bytes:
    """A page as PDF, printed by a headless Chromium; the test is skipped where there is none."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if browser is None:
        pytest.skip("no Chromium to print with")
    written, made = folder / "page.html", folder / "page.pdf"
    written.write_bytes(source)
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", *options, f"--print-to-pdf={made}", written.as_uri()]
    try:
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (subprocess.SubprocessError, OSError):
        pytest.skip("Chromium does not print here")
    return made.read_bytes()
