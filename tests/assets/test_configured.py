"""sources.yaml: what it may say, and how a mistake in it is told."""

import json
import re
from pathlib import Path

import pytest

from assets.configured import Misconfigured, load, schema

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def told(tmp_path):
    def load_text(text):
        path = tmp_path / "sources.yaml"
        path.write_text(text)
        return load(path)

    return load_text


def test_every_kind(told, tmp_path):
    configuration = told("""
sources:
  - {name: papers, kind: folder, path: papers, glob: ["*.pdf", "*.docx"], recursive: false}
  - {name: bucket, kind: folder, path: "s3://bank/papers", options: {key: "${KEY}"}}
  - {name: news, kind: feed, url: "https://bank.example/rss", publisher: The Bank}
  - {name: site, kind: sitemap, url: "https://bank.example/sitemap.xml", include: "news/**"}
  - {name: list, kind: pages, file: urls.txt, allow_private: true}
  - {name: post, kind: inbox, path: /srv/inbox}
limits: {document_bytes: 1000, seconds: 5}
http: {user_agent: "me (me@bank.example)", requests_per_second: 0.5}
ocr: true
""")
    assert [(s.name, s.kind, s.publisher) for s in configuration.sources][2] == ("news", "feed", "The Bank")
    assert configuration.sources[0].settings["path"] == str(tmp_path / "papers")
    assert configuration.sources[1].settings["path"] == "s3://bank/papers"
    assert configuration.sources[4].settings["file"] == str(tmp_path / "urls.txt")
    assert configuration.sources[5].settings["path"] == "/srv/inbox"
    assert (configuration.conversion.limits.document_bytes, configuration.conversion.seconds, configuration.conversion.ocr) == (1000, 5, True)
    assert (configuration.web.limits.document_bytes, configuration.web.requests_per_second) == (1000, 0.5)


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("", ["1: nothing is configured; `sources:` is missing"]),
        ("http: {}\n", ["1: 'sources' is missing"]),
        ("sources:\n  - kind: folder\n    path: a\n", ["2: source 1: 'name' is missing"]),
        ("sources:\n  - name: a\n    kind: folder\n", ["2: source 'a': 'path' is missing"]),
        ("sources:\n  - name: a\n    kind: flder\n    path: b\n", ["3: source 'a': kind: 'flder' is none of feed, folder, inbox, pages, sitemap"]),
        ("sources:\n  - name: a\n    kind: folder\n    pth: b\n    path: c\n", ["4: source 'a': unknown setting 'pth'; did you mean 'path'?"]),
        ("sources:\n  - name: a\n    kind: feed\n    url: bank.example\n", ["4: source 'a': url: 'bank.example' should be an address that begins with http:// or https://"]),
        ("sources:\n  - name: a\n    kind: pages\n", ["2: source 'a': one of 'file', 'urls' is missing"]),
        ("sources:\n  - name: My News\n    kind: folder\n    path: a\n", ["2: source 'My News': name: 'My News' should be Small letters, digits and _; names the source everywhere."]),
        ("sources:\n  - {name: a, kind: folder, path: b}\n  - name: a\n    kind: folder\n    path: c\n", ["3: a source called 'a' stands above already; give this one another name"]),
        ("sources:\n  - name: a\n    kind: folder\n    path: b\n    recursive: yes please\n", ["5: source 'a': recursive: 'yes please' should be true or false"]),
        ("sources: []\nlimits:\n  document_bytes: lots\n  second: 4\n", ["3: document_bytes: 'lots' should be a whole number", "4: unknown setting 'second'; did you mean 'seconds'?"]),
        ("sources: []\nocr: true\nocr: false\n", ["3: 'ocr' stands here twice"]),
        ("sources:\n  - name: a\n   kind: folder\n", ["3: expected <block end>, but found '<block mapping start>'"]),
        ("sources:\n\t- name: a\n", ["2: found character '\\t' that cannot start any token"]),
        ("- a\n", ["1: ['a'] should be settings"]),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_line(told, text, mistakes):
    with pytest.raises(Misconfigured) as error:
        told(text)
    lines = str(error.value).splitlines()
    assert [re.sub(r"^.*sources\.yaml:", "", line) for line in lines if "sources.yaml:" in line] == mistakes


def test_a_file_that_is_not_there_or_no_text(tmp_path):
    with pytest.raises(Misconfigured, match="No such file"):
        load(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"sources: \xff")
    with pytest.raises(Misconfigured, match="not UTF-8 at byte 9"):
        load(tmp_path / "bad.yaml")


def test_the_schema_file_is_the_schema():
    written = json.loads((PROJECT / "sources.schema.json").read_text())
    assert written == schema(), "python -m assets.configured > sources.schema.json"


def test_the_example_is_right_and_shows_every_setting(told):
    """As it stands, and with every setting that is commented out put in force."""
    text = (PROJECT / "sources.example.yaml").read_text()
    assert told(text).sources
    everything = re.sub(r"^( *)# (?= *(?:- name|[a-z_]+):)", r"\1", text, flags=re.MULTILINE)
    configuration = told(everything)
    assert {source.kind for source in configuration.sources} == set(schema()["properties"]["sources"]["items"]["properties"]["kind"]["enum"])
    shown = set(re.findall(r"([a-z_]+):", everything))
    settings = {name for rule in schema()["properties"]["sources"]["items"]["allOf"] for name in rule["then"]["properties"]}
    assert settings | set(schema()["properties"]) | set(schema()["properties"]["limits"]["properties"]) <= shown | {"worker_bytes"}
